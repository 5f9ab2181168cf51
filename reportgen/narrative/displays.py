"""Figures and tables in the text: numbered by chapter, and the references to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.findings import Finding, Location
from reportgen.narrative.problems import by_cause, suggest
from reportgen.narrative.segments import Display, Reference, every_segment
from reportgen.narrative.words import DISPLAY_WORDS, chapter_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportgen.config.project_config import Config
    from reportgen.narrative.model import Narrative

KINDS: Mapping[str, str] = {"fig": "figure", "tbl": "table"}
ANCHORS: Mapping[str, str] = {"figure": "fig", "table": "tbl"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Placement:
    """Where a figure or table stands: its number (``1-2``, or ``2`` on a page without one)."""

    kind: str
    id: str
    number: str
    stem: str
    location: Location

    @property
    def anchor(self) -> str:
        """Return the fragment of its place on the page."""
        return f"{ANCHORS[self.kind]}-{self.id}"

    def label(self, language: str) -> str:
        """Return 图1-2, 表1-1, Figure 1-2, Table 1-1."""
        return DISPLAY_WORDS[language][self.kind] + self.number


@dataclass(frozen=True, kw_only=True, slots=True)
class ChapterNumber:
    """A narrative as others refer to it; ``number`` is 0 for pages that are no chapters."""

    number: int
    title: str

    def label(self, language: str) -> str:
        """Return 第2章, Chapter 2, or the title."""
        return chapter_text(self.number, self.title, language)


@dataclass(frozen=True, kw_only=True)
class Numbering:
    """Every figure and table placed, by kind and id, and every chapter, by stem."""

    displays: Mapping[tuple[str, str], Placement] = field(default_factory=dict)
    chapters: Mapping[str, ChapterNumber] = field(default_factory=dict)

    def label(self, kind: str, identifier: str, language: str) -> str:
        """Return the label of a figure or table; an empty text where it is placed nowhere."""
        placement = self.displays.get((kind, identifier))
        return placement.label(language) if placement else ""


def number_displays(
    narratives: Iterable[Narrative], config: Config
) -> tuple[Numbering, tuple[Finding, ...]]:
    """Return the numbers of all figures and tables of one language, and what is wrong with them.

    ``narratives`` come in the order of the report. A chapter's number is its position in
    ``chapters`` of report.yml; the landing and methodology pages have none.
    """
    pages = tuple(narratives)
    counter = _Counter(config)
    chapters = {page.stem: counter.chapter(page) for page in pages}
    for page in pages:
        counter.number(page, chapters[page.stem].number)
    numbering = Numbering(displays=counter.displays, chapters=chapters)
    findings = [*counter.findings, *_never_placed(numbering, config)]
    for page in pages:
        findings += [*_wrong_references(page, numbering, config), *_not_mentioned(page, numbering)]
    return numbering, by_cause(findings)


class _Counter:
    """Counts through the narratives and remembers where everything is placed."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.displays: dict[tuple[str, str], Placement] = {}
        self.findings: list[Finding] = []

    def chapter(self, page: Narrative) -> ChapterNumber:
        order = self.config.report.chapters
        is_numbered = page.front.page == "chapter" and page.stem in order
        number = order.index(page.stem) + 1 if is_numbered else 0
        return ChapterNumber(number=number, title=page.front.title)

    def number(self, page: Narrative, chapter: int) -> None:
        counts = {"figure": 0, "table": 0}
        for segment in page.body:
            if not isinstance(segment, Display):
                continue
            place = page.source.place(segment.span)
            key = (segment.kind, segment.id)
            if segment.id not in known(segment.kind, self.config):
                self.findings.extend(_unknown(segment.kind, segment.id, place, self.config))
            elif key in self.displays:
                values = {"id": segment.id, "first": str(self.displays[key].location)}
                self.findings.append(
                    Finding(code="ref/placed-twice", location=place, values=values)
                )
            else:
                counts[segment.kind] += 1
                count = counts[segment.kind]
                self.displays[key] = Placement(
                    kind=segment.kind,
                    id=segment.id,
                    number=f"{chapter}-{count}" if chapter else str(count),
                    stem=page.stem,
                    location=place,
                )


def known(kind: str, config: Config) -> Mapping[str, object]:
    """Return the figures, or the tables, that can be placed."""
    return config.figures if kind == "figure" else config.tables


def _unknown(kind: str, identifier: str, place: Location, config: Config) -> Iterator[Finding]:
    """Yield a display that is nowhere declared; one declared with a mistake has its finding."""
    if config.is_unread(f"{kind}s", identifier):
        return
    suggestion = suggest(identifier, known(kind, config)) or "—"
    values = {"id": identifier, "suggestion": suggestion}
    yield Finding(code=f"ref/unknown-{kind}", location=place, values=values)


def _never_placed(numbering: Numbering, config: Config) -> Iterator[Finding]:
    for kind, name in (("figure", "figures"), ("table", "tables")):
        for identifier in known(kind, config):
            if (kind, identifier) not in numbering.displays:
                yield Finding(
                    code="ref/never-placed",
                    location=config.place(name, identifier),
                    values={"id": identifier, "kind": kind},
                )


def _wrong_references(page: Narrative, numbering: Numbering, config: Config) -> Iterator[Finding]:
    for source, segments in ((page.summary_source, page.summary), (page.source, page.body)):
        for segment in every_segment(segments):
            if not isinstance(segment, Reference):
                continue
            place = source.place(segment.span)
            if segment.kind == "ch" and segment.id not in numbering.chapters:
                values = {
                    "id": segment.id, "suggestion": suggest(segment.id, numbering.chapters),
                }  # fmt: skip
                yield Finding(code="ref/unknown-chapter", location=place, values=values)
            kind = KINDS.get(segment.kind)
            if kind is None or (kind, segment.id) in numbering.displays:
                continue
            if segment.id in known(kind, config):
                values = {"id": segment.id, "kind": kind}
                yield Finding(code="ref/not-placed", location=place, values=values)
            else:
                yield from _unknown(kind, segment.id, place, config)


def _not_mentioned(page: Narrative, numbering: Numbering) -> Iterator[Finding]:
    """Return the figures and tables the text does not refer to before they appear."""
    mentioned: set[tuple[str, str]] = set()
    for segment in every_segment(page.body):
        if isinstance(segment, Reference) and segment.kind in KINDS:
            mentioned.add((KINDS[segment.kind], segment.id))
        elif isinstance(segment, Display) and (segment.kind, segment.id) not in mentioned:
            placement = numbering.displays.get((segment.kind, segment.id))
            place = page.source.place(segment.span)
            if placement is not None and placement.location == place:
                short = ANCHORS[segment.kind]
                values = {"label": placement.label(page.language), "id": segment.id, "short": short}
                yield Finding(code="ref/not-mentioned", location=place, values=values)
