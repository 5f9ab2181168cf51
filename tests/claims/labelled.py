"""Labelled sentences as cases: a text, the page it is read on, and what each claim deserves."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from reportgen import pipeline
from reportgen.narrative.claims import Page
from reportgen.periods import parse_period
from reportgen.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportgen.facts.store import Facts

HERE = Path(__file__).parent
SENTENCES = HERE / "sentences"
YamlLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
IGNORED = "ignored"
"""State of a claim that a mutant may have made wrong, but not provably: it counts nowhere."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """One claim: its characters in the text of its case, and the verdict it deserves."""

    start: int
    end: int
    kind: str
    state: str
    code: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A sentence with its labels. ``before`` stands a line above it and is not judged.

    ``change`` what was changed, where this is a mutant.
    """

    id: str
    text: str
    before: str = ""
    page: Mapping[str, Any]
    labels: tuple[Label, ...]
    change: str = ""

    @property
    def is_chinese(self) -> bool:
        return re.search(r"[\u4e00-\u9fff]", self.text) is not None

    @property
    def is_clean(self) -> bool:
        return not any(label.state == "contradicted" for label in self.labels)


@cache
def facts_of_the_project() -> Facts:
    inputs, _ = pipeline.load(Project(HERE / "project"), None)
    assert inputs is not None
    return pipeline.compute(inputs)


def read_cases(folders: Iterable[Path] = (SENTENCES,)) -> tuple[Case, ...]:
    """Return the labelled sentences of all ``*.yml`` files in these folders, in order."""
    files = [file for folder in folders for file in sorted(folder.glob("*.yml"))]
    entries = [entry for file in files for entry in yaml.load(file.read_text("utf-8"), YamlLoader)]
    return tuple(_case(entry) for entry in entries)


def _case(entry: Mapping[str, Any]) -> Case:
    labels = sorted((_label(entry["text"], claim) for claim in entry["claims"]), key=_start)
    return Case(
        id=entry["id"], text=entry["text"], before=entry.get("before", ""),
        page=entry.get("page", {}), labels=tuple(labels),
    )  # fmt: skip


def _label(text: str, claim: Mapping[str, Any]) -> Label:
    words, start = str(claim["text"]), -1
    for _ in range(claim.get("occurrence", 1)):
        start = text.index(words, start + 1)
    return Label(
        start=start, end=start + len(words), kind=claim["kind"], state=claim["state"],
        code=claim.get("code", ""),
    )  # fmt: skip


def _start(label: Label) -> int:
    return label.start


def page_of(said: Mapping[str, Any]) -> Page:
    """Return the defaults a sentence is read with."""
    date = said.get("date")
    return Page(
        edition=said.get("edition", ""),
        region=str(said.get("region", "")),
        period=parse_period(str(said["year"])) if "year" in said else None,
        date=dt.date.fromisoformat(str(date)) if date else None,
    )
