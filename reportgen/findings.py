"""Findings: what the author of a report is told, and where.

A finding is a code, a place and the values its sentence needs; the sentences themselves, in both
languages, stand in ``codes/`` beside this file, one file an area. Nothing here imports the rest of
the program.
"""

from __future__ import annotations

import enum
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Severity(enum.Enum):
    """How much a finding weighs: only errors stop a build unless ``--strict``."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True, order=True)
class Location:
    """A place in the author's files.

    Lines and columns count characters from 1, ``end_column`` is exclusive; 0 means "not known".
    ``path`` is relative to the project with forward slashes.
    """

    path: str = ""
    line: int = 0
    column: int = 0
    end_column: int = 0
    sheet: str = ""
    cell: str = ""
    key: str = ""

    def __str__(self) -> str:
        """Return ``path:line:column`` or ``path[sheet!cell]``."""
        if self.cell:
            return f"{self.path}[{self.sheet}!{self.cell}]" if self.sheet else self.path
        parts = [self.path]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something to tell the author of the report.

    ``values`` fill the placeholders of the code's sentence and hint in ``codes/*.yml``.
    """

    code: str
    location: Location = field(default_factory=Location)
    values: Mapping[str, str] = field(default_factory=dict)
    expected: str = ""
    found: str = ""
    count: int = 1
    more: tuple[Location, ...] = ()

    @property
    def severity(self) -> Severity:
        """Return the severity declared for the code."""
        return Severity(catalogue()[self.code]["severity"])

    def message(self, language: str) -> str:
        """Return the sentence of the code in ``language`` (``zh`` or ``en``)."""
        return _fill(catalogue()[self.code][language], self.values)

    def hint(self, language: str) -> str:
        """Return what to do, or an empty text."""
        return _fill(catalogue()[self.code].get(f"hint_{language}", ""), self.values)


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Return every finding code with its severity, sentences and hints."""
    files = sorted(Path(__file__).with_name("codes").glob("*.yml"))
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    areas = (yaml.load(file.read_text(encoding="utf-8"), loader) for file in files)  # noqa: S506  (both are safe)
    return {code: words for area in areas for code, words in area.items()}


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that stop a build."""
    return tuple(f for f in findings if f.severity is Severity.ERROR)


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings without repetition, by place and code."""
    unique = {(f.location, f.code, tuple(sorted(f.values.items()))): f for f in findings}
    return tuple(unique[key] for key in sorted(unique))


def as_text(finding: Finding, language: str, source_line: str = "") -> str:
    """Return a finding as the terminal shows it, the source line underlined."""
    place = _one_line(str(finding.location))
    head = f"{place}  {finding.severity.value}  {finding.code}".strip()
    lines = [head]
    if source_line and finding.location.line:
        lines += _underlined(finding.location, source_line)
    lines.append(f"     = {finding.message(language)}")
    hint = finding.hint(language)
    if hint:
        lines.append(f"     = {hint}")
    if finding.count > 1:
        places = ", ".join(_one_line(str(place)) for place in finding.more)
        more = {"zh": f"共 {finding.count} 处", "en": f"{finding.count} places in all"}[language]
        lines.append(f"     = {more}" + (f": {places}" if places else ""))
    return "\n".join(lines)


def as_json(finding: Finding, language: str) -> dict[str, object]:
    """Return a finding as plain values for ``--json``."""
    place = finding.location
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": place.path,
        "line": place.line or None,
        "column": place.column or None,
        "end_column": place.end_column or None,
        "sheet": place.sheet or None,
        "cell": place.cell or None,
        "message": finding.message(language),
        "hint": finding.hint(language) or None,
        "expected": finding.expected or None,
        "found": finding.found or None,
        "count": finding.count,
    }


def as_github(finding: Finding, language: str) -> str:
    """Return a finding as a workflow command that annotates a pull request."""
    place = finding.location
    parts = [f"file={_property(place.path)}"]
    if place.line:
        parts.append(f"line={place.line}")
    if place.column:
        parts.append(f"col={place.column}")
    if place.end_column:
        parts.append(f"endColumn={place.end_column}")
    parts.append(f"title={_property(finding.code)}")
    text = "\n".join(filter(None, [finding.message(language), finding.hint(language)]))
    return f"::{finding.severity.value} {','.join(parts)}::{_data(text)}"


def display_width(text: str) -> int:
    """Return the number of terminal columns ``text`` takes: a hanzi takes two."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def printable(text: str) -> str:
    """Return ``text`` with control and bidirectional characters made visible."""
    return "".join(c if c.isprintable() or c in "\t\n" else f"\\u{ord(c):04x}" for c in text)


def _one_line(text: str) -> str:
    """Return a path as one line: a file name can hold line ends."""
    return printable(text).replace("\n", "\\u000a")


def _fill(sentence: str, values: Mapping[str, str]) -> str:
    return sentence.format_map({key: printable(value) for key, value in values.items()})


def _underlined(place: Location, source_line: str) -> list[str]:
    shown = printable(source_line.rstrip("\r\n").replace("\t", " "))
    start = max(place.column - 1, 0)
    end = max(place.end_column - 1, start + 1) if place.column else len(shown)
    window = max(0, start - 40)
    shown, start, end = shown[window : window + 110], start - window, end - window
    number = str(place.line).rjust(4)
    marks = "^" * max(1, display_width(shown[start:end]))
    return [
        f"{number} | {shown}",
        f"     | {' ' * display_width(shown[:start])}{marks if place.column else ''}".rstrip(),
    ]


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
