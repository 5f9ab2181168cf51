"""Single texts to check: narratives of the project, other files, what somebody pasted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.findings import Finding, Location
from reportgen.narrative.check import check_narrative
from reportgen.narrative.claims.model import Page
from reportgen.narrative.claims.text_checker import TextChecker, merged
from reportgen.narrative.evaluate import Context
from reportgen.narrative.front_matter import read_any_front_matter
from reportgen.narrative.functions import Subject
from reportgen.narrative.segmenter import cut
from reportgen.narrative.source_text import SourceText, same_line_ends
from reportgen.narrative.word import Comment, WordText, add_comments, read_word
from reportgen.periods import parse_period, year

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reportgen.code_filter import CodeFilter
    from reportgen.facts.store import Facts
    from reportgen.narrative.claims.report import CheckedText, Claim
    from reportgen.narrative.model import Narrative
    from reportgen.project import Project

LARGEST = 1_000_000
"""Characters in one text; a long report has 200,000."""
PASTED = "-"


@dataclass
class TextReader:
    """Reads texts one after the other and checks their claims.

    ``told`` is what was found when the project was read; ``page`` what the options say. ``texts``
    and ``findings`` grow; ``document`` is the last Word file with its text.
    """

    project: Project
    facts: Facts
    narratives: Mapping[tuple[str, str], Narrative]
    told: tuple[Finding, ...]
    page: Page
    texts: list[CheckedText] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    document: tuple[bytes, WordText] | None = None

    @cached_property
    def checker(self) -> TextChecker:
        """Return what checks all texts."""
        return TextChecker(self.facts)

    def read_pasted(self, text: str) -> None:
        """Check a text as it is."""
        self._add_plain(SourceText(path=PASTED, text=same_line_ends(text)))

    def read_file(self, file: Path) -> None:
        """Check a file by its ending; what cannot be read becomes a finding."""
        path = self._shown(file)
        try:
            data = file.read_bytes()
        except OSError:
            self._tell("config/cannot-read", path, file=path)
            return
        suffix = file.suffix.lower()
        if suffix == ".docx":
            self._read_word(data, path)
            return
        text = self._decoded(data, path)
        if text is None:
            return
        if suffix == ".md":
            self._read_markdown(text, path)
        else:
            self._add_plain(SourceText(path=path, text=text))

    def commented(self, codes: CodeFilter, language: str) -> bytes | None:
        """Return the Word file with a comment at each claim told; None where it has no text."""
        if self.document is None:
            return None
        data, word = self.document
        claims = [
            (claim, finding)
            for text in self.texts
            for claim in text.claims
            if (finding := claim.finding()) is not None and codes.told([finding])
        ]
        comments = [
            Comment(
                start=claim.verdict.start,
                end=claim.verdict.end,
                text=self._comment(claim, finding, language),
            )
            for claim, finding in claims
        ]
        return add_comments(data, word, comments)

    def lines(self) -> Mapping[str, list[str]]:
        """Return the lines of every text by its path: its file may lie anywhere, or nowhere."""
        return {text.source.path: text.source.text.split("\n") for text in self.texts}

    def _read_word(self, data: bytes, path: str) -> None:
        word, findings = read_word(data, path)
        self.findings += findings
        if word is not None:
            self.document = (data, word)
            self._add_plain(SourceText(path=path, text=word.text))

    def _read_markdown(self, text: str, path: str) -> None:
        own = [one for one in self.narratives.values() if one.path == path]
        self.findings += [one for one in self.told if one.location.path == path]
        for narrative in own:
            has_file = self.project.has_file
            self.findings += check_narrative(narrative, self.facts, has_file=has_file)
            self.texts += self.checker.narrative(narrative, self.page)
        if not own and not any(one.location.path == path for one in self.told):
            self._read_any_markdown(SourceText(path=path, text=text))

    def _read_any_markdown(self, source: SourceText) -> None:
        """Check a Markdown file of anybody: its front matter says what it is about, if it does."""
        front, start = read_any_front_matter(source.text, source.path)
        page = merged(self._page_of(front), self.page)
        defaults = self.facts.config.report.defaults
        subject = Subject(
            indicator=page.indicator or defaults.indicator,
            region=page.region or defaults.region,
            period=page.period or parse_period(defaults.period) or year(2000),
            edition=page.edition or None,
        )
        context = Context(
            facts=self.facts, page=subject, language=self.facts.config.report.language
        )
        segments, _ = cut(source, start)
        self.texts.append(self.checker.segments(source, segments, start, context, page))

    def _page_of(self, front: Mapping[str, str]) -> Page:
        """Return what the front matter says; names the project does not know say nothing."""
        config = self.facts.config
        names = {
            "edition": config.edition_names,
            "region": config.region_names,
            "indicator": config.indicator_names,
        }
        found = {
            key: ids[0]
            for key, known in names.items()
            if len(ids := known.ids.get(front.get(key, "").strip(), ())) == 1
        }
        return Page(
            edition=found.get("edition", ""),
            region=found.get("region", ""),
            indicator=found.get("indicator", ""),
            period=parse_period(front.get("period", "")),
            date=_date(front.get("date", "")),
        )

    def _add_plain(self, source: SourceText) -> None:
        if len(source.text) > LARGEST:
            values = {"limit": str(LARGEST), "length": str(len(source.text))}
            self._tell("narrative/too-long", source.path, **values)
        else:
            self.texts.append(self.checker.plain(source, self.page))

    def _decoded(self, data: bytes, path: str) -> str | None:
        for encoding in ("utf-8-sig", "gb18030"):
            try:
                return same_line_ends(data.decode(encoding))
            except UnicodeDecodeError as error:
                byte = str(error.start)
        self._tell("config/encoding", path, file=path, byte=byte)
        return None

    def _shown(self, file: Path) -> str:
        """Return a path below the project as findings name it, any other one as it was typed."""
        root = self.project.root.resolve()
        real = file.resolve()
        return (real.relative_to(root) if real.is_relative_to(root) else file).as_posix()

    def _tell(self, code: str, path: str, **values: str) -> None:
        self.findings.append(Finding(code=code, location=Location(path=path), values=values))

    def _comment(self, claim: Claim, finding: Finding, language: str) -> str:
        """Return what a comment says: the finding, the formula and the sources."""
        fact = claim.verdict.fact
        lines = [finding.message(language)]
        if claim.verdict.formula and claim.verdict.formula not in lines[0]:
            lines.append(claim.verdict.formula)
        sources = self.facts.config.sources
        for row in fact.trail.cells if fact is not None else ():
            title = sources[row.source].title.get(language) if row.source in sources else ""
            lines.append("  ".join(part for part in (row.printed, title, row.place) if part))
        return "\n".join(dict.fromkeys(lines))


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        return None
