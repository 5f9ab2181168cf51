"""Reading a narrative: front matter and segments, with everything that is wrong in its form."""

from __future__ import annotations

import re
from bisect import bisect_right
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reportgen.findings import Finding, Location
from reportgen.narrative.code_spans import find_code
from reportgen.narrative.front_matter import Head, read_front_matter
from reportgen.narrative.model import FrontMatter, Narrative
from reportgen.narrative.problems import PLACES_NAMED, by_cause
from reportgen.narrative.segmenter import cut
from reportgen.narrative.source_text import (
    LARGEST,
    PRIVATE_USE,
    SourceText,
    Span,
    same_line_ends,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.narrative.segments import Segment

_TOP_HEADING = re.compile(r"^(?:#(?!#)[^\n]*|[^\n]+\n={1,1000}[ \t]*)$", re.MULTILINE)


def read_narrative(
    path: str, text: str, language: str
) -> tuple[Narrative | None, tuple[Finding, ...]]:
    """Return a narrative and the findings of its form; facts are not looked at.

    ``path`` is relative to the project, with forward slashes.
    Missing: None when the front matter cannot be used or the file is too long to be prose.
    """
    text = same_line_ends(text)
    if len(text) > LARGEST:
        place = Location(path=path, line=1)
        values = {"limit": str(LARGEST), "length": str(len(text))}
        return None, (Finding(code="narrative/too-long", location=place, values=values),)
    head = read_front_matter(text, path)
    if head.front is None:
        return None, head.findings
    source = SourceText(path=path, text=text)
    body, problems = cut(source, head.body_start)
    summary_source, summary, summary_problems = _summary(head, head.front, source)
    narrative = Narrative(
        path=path,
        stem=PurePosixPath(path).stem,
        language=language,
        front=head.front,
        places=head.places,
        source=source,
        body_start=head.body_start,
        body=body,
        summary_source=summary_source,
        summary=summary,
    )
    findings = (*_in_text(source, head.body_start), *summary_problems, *problems)
    return narrative, (*head.findings, *by_cause(findings))


def _summary(
    head: Head, front: FrontMatter, source: SourceText
) -> tuple[SourceText, tuple[Segment, ...], tuple[Finding, ...]]:
    """Return the segments of the summary; its places are exact where it is on one line."""
    summary = front.summary or ""
    place = head.places.get(("summary",), Location(path=source.path))
    line_start = source.line_starts[place.line - 1] if place.line else 0
    at = source.text.find(summary, line_start) if place.line and summary else -1
    is_exact = at >= 0 and source.line_of(at) == place.line and "\n" not in summary
    if is_exact:
        shown = SourceText(path=source.path, text=source.text[: at + len(summary)])
        segments, findings = cut(shown, at, with_displays=False)
        return shown, segments, findings
    own = SourceText(path=source.path, text=summary, fixed=place)
    segments, findings = cut(own, 0, with_displays=False)
    return own, segments, findings


def _in_text(source: SourceText, start: int) -> Iterator[Finding]:
    """Return what the bare text shows: characters like our own marks, headings of level 1."""
    marks = [match.span() for match in PRIVATE_USE.finditer(source.text)]
    if marks:
        places = [source.place(Span(*mark)) for mark in marks[: PLACES_NAMED + 1]]
        yield Finding(
            code="narrative/private-use",
            location=places[0],
            count=len(marks),
            more=tuple(places[1:]),
        )
    code = [item.span for item in find_code(source.text, start) if item.is_block]
    starts = [span.start for span in code]
    for match in _TOP_HEADING.finditer(source.text, start):
        before = bisect_right(starts, match.start()) - 1
        if before < 0 or match.start() >= code[before].end:
            place = source.place(Span(match.start(), match.end()))
            yield Finding(code="narrative/top-heading", location=place)
