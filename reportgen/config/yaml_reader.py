"""YAML with the place of every key, and every mistake of syntax as a finding.

The tree PyYAML composes carries marks; it is turned into plain values here, so that duplicate
keys are seen and nothing but mappings, lists and scalars can come out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from reportgen.findings import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Mapping

Path = tuple[str | int, ...]

DEEPEST = 30
LARGEST = 200_000
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters no page can show; YAML lets them in as escapes."""

_NULL = "tag:yaml.org,2002:null"
FAST: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The reader in C, many times as fast; it lets mistakes pass that the other one finds."""
_READ_APART = re.compile(r"[?!\t\r\x85\u2028\u2029\ufeff\ud800-\udfff]|[|>][-+\d]*#|:\s*[\],}]")
"""What the two do not always read alike: tabs, tags, complex keys, values left out in brackets."""
_LONGEST_LINE, _MOST_BRACKETS = 2_000, 10_000
"""What bounds the depth of a text; the reader in C does not count how deep it is."""


def read_yaml(
    text: str, path: str, first_line: int = 1
) -> tuple[object, Mapping[Path, Location], tuple[Finding, ...]]:
    """Return the value of a YAML text, where each key stands, and what is wrong with it.

    ``first_line`` is the line of ``path`` on which ``text`` begins (front matter).
    Missing: the value is None when the text cannot be parsed at all.
    """
    reader = _Reader(path, first_line)
    try:
        node = _compose(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reader.tell("config/yaml", mark, problem=error.problem or error.context or "")
        return None, {}, tuple(reader.findings)
    except yaml.YAMLError as error:
        reader.tell("config/yaml", None, problem=str(error).split("\n", 1)[0])
        return None, {}, tuple(reader.findings)
    except RecursionError:
        reader.tell("config/too-deep", None)
        return None, {}, tuple(reader.findings)
    value = reader.value_of(node, ()) if node is not None else None
    return value, reader.places, tuple(reader.findings)


def _compose(text: str) -> yaml.Node | None:
    """Return the tree of a text; a mistake is always told as the reader in Python tells it."""
    if _can_be_fast(text):
        try:
            node = yaml.compose(text, Loader=FAST)
        except yaml.YAMLError:
            node = None
        if isinstance(node, yaml.MappingNode):
            return node
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _can_be_fast(text: str) -> bool:
    """Return whether the reader in C gives the same tree, if it gives one, and is not in danger."""
    return (
        text.endswith("\n")  # where an unended line ends the two do not agree
        and _READ_APART.search(text) is None
        and max(map(len, text.split("\n"))) <= _LONGEST_LINE
        and text.count("[") + text.count("{") <= _MOST_BRACKETS
    )


class _Reader:
    """Turns one node tree into values; remembers places and findings on the way."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.places: dict[Path, Location] = {}
        self.findings: list[Finding] = []
        self.size = 0

    def tell(
        self, code: str, mark: yaml.Mark | None, end: yaml.Mark | None = None, **values: str
    ) -> None:
        self.findings.append(Finding(code=code, location=self._location(mark, end), values=values))

    def value_of(self, node: yaml.Node, path: Path) -> object:
        self.size += 1
        self.places.setdefault(path, self._location(node.start_mark, node.end_mark))
        if len(path) > DEEPEST or self.size > LARGEST:
            # An alias may refer to its own parent, and aliases of aliases grow without bound.
            if not any(finding.code == "config/too-deep" for finding in self.findings):
                self.tell("config/too-deep", node.start_mark)
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value_of(child, (*path, i)) for i, child in enumerate(node.value)]
        if (control := CONTROL.search(str(node.value))) is not None:
            character = f"U+{ord(control[0]):04X}"
            self.tell(
                "config/control-character", node.start_mark, node.end_mark, character=character
            )
            return CONTROL.sub("", str(node.value))
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        result: dict[str, object] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.tell("config/key-not-text", key_node.start_mark, key_node.end_mark)
                continue
            key = str(key_node.value)
            if key in result:
                first = self.places[(*path, key)]
                self.tell(
                    "config/duplicate-key",
                    key_node.start_mark,
                    key_node.end_mark,
                    key=key,
                    first=str(first.line),
                )
                continue
            end = value_node if isinstance(value_node, yaml.ScalarNode) else key_node
            self.places[(*path, key)] = self._location(key_node.start_mark, end.end_mark)
            result[key] = self.value_of(value_node, (*path, key))
        return result

    @staticmethod
    def _scalar(node: yaml.Node) -> object:
        """Return null as None and any other scalar as written: the models know what they want."""
        return None if node.tag == _NULL else str(node.value)

    def _location(self, mark: yaml.Mark | None, end: yaml.Mark | None = None) -> Location:
        if mark is None:
            return Location(path=self.path)
        same_line = end is not None and end.line == mark.line
        return Location(
            path=self.path,
            line=mark.line + self.first_line,
            column=mark.column + 1,
            end_column=end.column + 1 if end is not None and same_line else 0,
        )
