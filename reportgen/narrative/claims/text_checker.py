"""Checking whole texts: narratives of the project, Markdown of anybody, plain prose."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import reportgen.narrative.claims as engine
from reportgen.findings import Finding
from reportgen.narrative.claims.bound import find_bound, words_of
from reportgen.narrative.claims.excuses import Excuse, find_excuses
from reportgen.narrative.claims.language.tokens import BOUND
from reportgen.narrative.claims.model import Page, Verdict
from reportgen.narrative.claims.prose_of import prose_of
from reportgen.narrative.claims.report import CheckedText, Claim, ClaimReport
from reportgen.narrative.evaluate import Context
from reportgen.narrative.source_text import SourceText, Span
from reportgen.narrative.subject import subject_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.facts.store import Facts
    from reportgen.narrative.functions import Subject
    from reportgen.narrative.model import Narrative
    from reportgen.narrative.segments import Segment


def check_claims(narratives: Iterable[Narrative], facts: Facts) -> ClaimReport:
    """Return the claims of narratives, judged by the facts; each means its page by default."""
    checker = TextChecker(facts)
    return ClaimReport(texts=tuple(text for one in narratives for text in checker.narrative(one)))


@dataclass(frozen=True)
class TextChecker:
    """Checks texts against the facts of one project; the engine is made once for all of them."""

    facts: Facts

    @cached_property
    def _engine(self) -> engine.Checker:
        return engine.Checker(self.facts)

    def narrative(self, narrative: Narrative, asked: Page | None = None) -> Iterator[CheckedText]:
        """Yield the summary, where it has no place of its own in the file, and the whole text.

        ``asked`` goes before what the narrative says it is about.
        """
        subject, _ = subject_of(narrative, self.facts.config)
        context = Context(facts=self.facts, page=subject, language=narrative.language)
        page = merged(self._page_of(narrative, subject), asked or Page())
        segments, start, title = narrative.body, narrative.body_start, narrative.front.title
        if narrative.summary and narrative.summary_source.fixed is not None:
            summary = narrative.summary
            yield self.segments(narrative.summary_source, summary, 0, context, page, title)
        else:
            segments = (*narrative.summary, *segments)
        yield self.segments(narrative.source, segments, start, context, page, title)

    def segments(
        self,
        source: SourceText,
        segments: tuple[Segment, ...],
        start: int,
        context: Context,
        page: Page,
        title: str = "",
    ) -> CheckedText:
        """Return the claims of a text that was cut into segments, its comments heeded."""
        words = words_of(segments, context)
        prose = prose_of(source.text, segments, start=start, words=words)
        excuses, findings = find_excuses(source, prose, segments, self.facts.config.sources)
        verdicts = self._engine.check(prose, page)
        unused = (one for one in excuses if not any(_speaks_for(one, v) for v in verdicts))
        return CheckedText(
            source=source,
            prose=prose,
            start=start,
            title=title,
            claims=tuple(_located(source, verdict, excuses) for verdict in verdicts),
            bound=find_bound(segments, context),
            findings=(
                *findings,
                *(
                    Finding(code="claim/excuse-unused", location=source.place(u.span))
                    for u in unused
                ),
            ),
        )

    def plain(self, source: SourceText, page: Page) -> CheckedText:
        """Return the claims of a text in which every character is prose."""
        prose = source.text.replace(BOUND, " ")
        verdicts = self._engine.check(prose, page)
        claims = tuple(_located(source, verdict, ()) for verdict in verdicts)
        return CheckedText(source=source, prose=prose, claims=claims)

    def _page_of(self, narrative: Narrative, subject: Subject) -> Page:
        """Return what a sentence of a narrative means where it does not say."""
        return Page(
            edition=subject.edition or self.facts.config.report.edition,
            region=subject.region,
            indicator=subject.indicator,
            period=subject.period,
            date=narrative.front.date,
        )


def merged(page: Page, asked: Page) -> Page:
    """Return a page with everything ``asked`` says in the place of its own."""
    return Page(
        edition=asked.edition or page.edition,
        region=asked.region or page.region,
        indicator=asked.indicator or page.indicator,
        period=asked.period or page.period,
        date=asked.date or page.date,
    )


def _located(source: SourceText, verdict: Verdict, excuses: tuple[Excuse, ...]) -> Claim:
    return Claim(
        verdict=verdict,
        location=source.place(Span(verdict.start, verdict.end)),
        excuses=tuple(one for one in excuses if _speaks_for(one, verdict)),
    )


def _speaks_for(excuse: Excuse, verdict: Verdict) -> bool:
    """Return whether a comment is about a claim that something is to be said about."""
    is_open = verdict.state != "verified" or bool(verdict.code)
    return is_open and excuse.covers(verdict.start)
