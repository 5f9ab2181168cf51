"""LOAD the narratives: ``content/narrative/<language>/<stem>.md``."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from reportgen.findings import Finding, Location
from reportgen.narrative.model import COMMENTARIES
from reportgen.narrative.read import read_narrative
from reportgen.paths import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from reportgen.config.project_config import Config
    from reportgen.narrative.model import Narrative

FOLDER = "narrative"
APART = ("index", "methodology")
"""Narratives that are not chapters: the landing page and the methodology."""


def read_narratives(
    content: Path, config: Config
) -> tuple[Mapping[tuple[str, str], Narrative], tuple[Finding, ...]]:
    """Return every narrative by stem and language, in the order of the chapters.

    Missing: a chapter without a file is a finding; a file that is no chapter is a warning and is
             still checked.
    """
    narratives: dict[tuple[str, str], Narrative] = {}
    findings: list[Finding] = []
    for language in config.report.languages:
        folder = content / FOLDER / language
        present = {path.stem: path for path in sorted(folder.glob("*.md"))}
        listed = sorted((folder / COMMENTARIES).glob("*.md"))
        present |= {f"{COMMENTARIES}/{path.stem}": path for path in listed}
        if language == config.report.languages[0]:  # in another one the original stands for it
            findings.extend(_check_chapters(config, language, present))
        order = {stem: at for at, stem in enumerate((*APART, *config.report.chapters))}
        for stem in sorted(present, key=lambda name: (order.get(name, len(order)), name)):
            place = f"content/{FOLDER}/{language}/{stem}.md"
            text, problem = _text_of(content, present[stem], place)
            findings.extend(problem)
            if text is None:
                continue
            narrative, found = read_narrative(place, text, language)
            findings.extend(found)
            if narrative is not None:
                narratives[stem, language] = _named(narrative, stem)
        own = [text for (_, spoken), text in narratives.items() if spoken == language]
        findings.extend(_check_pages(config, own))
    return narratives, tuple(findings)


def _named(narrative: Narrative, stem: str) -> Narrative:
    """Return a narrative under its name; a commentary is about the region it is named after."""
    named = replace(narrative, stem=stem)
    if not named.about:
        return named
    said = {"page": "chapter", "region": named.front.region or named.about}
    return replace(named, front=named.front.model_copy(update=said))


def _check_chapters(
    config: Config, language: str, present: Mapping[str, Path]
) -> Iterator[Finding]:
    chapters = config.report.chapters
    for at, stem in enumerate(chapters):
        if stem not in present:
            yield Finding(
                code="narrative/no-file",
                location=config.place("report", "chapters", at),
                values={
                    "file": f"content/{FOLDER}/{language}/{stem}.md",
                    "suggestion": ", ".join(get_close_matches(stem, present, n=2)) or "—",
                },
            )


def _check_pages(config: Config, narratives: Iterable[Narrative]) -> Iterator[Finding]:
    """Return narratives that no page prints, or that want the page of another one."""
    taken: dict[str, str] = {}
    for narrative in sorted(narratives, key=lambda one: one.path):
        page = narrative.front.page
        place = narrative.places.get(("page",), Location(path=narrative.path))
        if narrative.about:
            if narrative.about not in config.regions:
                values = {"region": narrative.about, "suggestion": _near(config, narrative.about)}
                yield Finding(code="narrative/no-such-region", location=place, values=values)
            continue
        if narrative.stem in config.report.chapters:
            if page != "chapter":
                values = {"stem": narrative.stem, "page": page}
                yield Finding(code="narrative/page-of-chapter", location=place, values=values)
        elif page == "chapter":
            values = {"stem": narrative.stem}
            yield Finding(code="narrative/not-listed", location=place, values=values)
        elif taken.setdefault(page, narrative.path) != narrative.path:
            values = {"page": page, "other": taken[page]}
            yield Finding(code="narrative/page-taken", location=place, values=values)


def _near(config: Config, name: str) -> str:
    """Return the ids of regions that were probably meant."""
    named = config.region_names.ids.get(name, ())
    return ", ".join(named or get_close_matches(name, config.regions, n=3)) or "—"


def _text_of(content: Path, path: Path, place: str) -> tuple[str | None, tuple[Finding, ...]]:
    if not is_inside(path, content):
        return None, (Finding(code="narrative/outside", location=Location(path=place)),)
    try:
        data = path.read_bytes()
    except (OSError, RuntimeError):
        values = {"file": place}
        return None, (
            Finding(code="config/cannot-read", location=Location(path=place), values=values),
        )
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        where = Location(path=place, line=data[: error.start].count(b"\n") + 1, column=1)
        values = {"file": place, "byte": str(error.start)}
        return None, (Finding(code="config/encoding", location=where, values=values),)
