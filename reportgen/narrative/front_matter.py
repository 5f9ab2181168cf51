"""The lines between ``---`` at the top of a narrative."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from reportgen.config.forms import allowed_words, form_of
from reportgen.config.yaml_reader import read_yaml
from reportgen.findings import Finding, Location
from reportgen.narrative.model import FrontMatter
from reportgen.narrative.problems import quoted, suggest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

_BLOCK = re.compile(r"---[ \t]*\n(?P<yaml>(?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_LONGEST = 20_000


@dataclass(frozen=True, kw_only=True)
class Head:
    """Front matter as read: where its keys stand, and where the text behind it begins."""

    front: FrontMatter | None
    places: Mapping[tuple[str | int, ...], Location]
    body_start: int
    findings: tuple[Finding, ...] = ()


def read_front_matter(text: str, path: str) -> Head:
    """Return the front matter of a narrative and what is wrong with it.

    Missing: ``front`` is None where it cannot be used; the text is then not looked at either.
    """
    match = _BLOCK.match(text, 0, _LONGEST)
    if match is None:
        is_open = text.startswith("---")
        code = "narrative/front-matter-not-closed" if is_open else "narrative/no-front-matter"
        place = Location(path=path, line=1, column=1, end_column=4 if is_open else 2)
        return Head(
            front=None, places={}, body_start=0, findings=(Finding(code=code, location=place),)
        )
    value, places, findings = read_yaml(match["yaml"], path, first_line=2)
    if value is None and not findings:
        value = {}
    front, problems = _typed(value, places, path) if value is not None else (None, ())
    if front is not None and ("{{" in front.title or "{%" in front.title):
        problems = (*problems, _at("narrative/binding-in-title", places, ("title",), path))
    return Head(front=front, places=places, body_start=match.end(), findings=(*findings, *problems))


def read_any_front_matter(text: str, path: str) -> tuple[Mapping[str, str], int]:
    """Return the texts at the top of a Markdown file of anybody, and where its body begins.

    Missing: nothing is told about such a file; what cannot be read says nothing.
    """
    match = _BLOCK.match(text, 0, _LONGEST)
    if match is None:
        return {}, 0
    value, _, _ = read_yaml(match["yaml"], path)
    keys = value if isinstance(value, dict) else {}
    return {key: item for key, item in keys.items() if isinstance(item, str)}, match.end()


def _typed(
    value: object, places: Mapping[tuple[str | int, ...], Location], path: str
) -> tuple[FrontMatter | None, tuple[Finding, ...]]:
    if not isinstance(value, dict):
        return None, (_at("narrative/front-matter-not-keys", places, (), path),)
    try:
        return FrontMatter.model_validate(value), ()
    except ValidationError as error:
        return None, tuple(_finding(details, places, path) for details in error.errors())


def _finding(
    details: ErrorDetails, places: Mapping[tuple[str | int, ...], Location], path: str
) -> Finding:
    """Return a validation error under the codes of the configuration: it is the same mistake."""
    where = tuple(details["loc"][:1])
    key = str(where[0]) if where else ""
    value = quoted(str(details["input"]))
    kind = details["type"]
    if kind == "extra_forbidden":
        values = {"key": key, "suggestion": suggest(key, FrontMatter.model_fields)}
        return _at("config/unknown-key", places, where, path, **values)
    if kind == "missing":
        return _at("config/missing-key", places, where, path, key=key)
    if kind == "literal_error":
        allowed = allowed_words(details)
        return _at("config/not-one-of", places, where, path, key=key, value=value, allowed=allowed)
    if kind == "value_error":
        return _at("config/period", places, where, path, key=key, value=value)
    return _at(
        "config/wrong-type", places, where, path, key=key, value=value, wanted=form_of(details)
    )


def _at(
    code: str,
    places: Mapping[tuple[str | int, ...], Location],
    where: tuple[str | int, ...],
    path: str,
    **values: str,
) -> Finding:
    place = places.get(where, Location(path=path, line=1, column=1, end_column=4))
    return Finding(code=code, location=place, values=values)
