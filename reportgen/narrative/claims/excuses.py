"""What an author says about claims in a comment: that they may stand, or whose they are.

``<!-- claim: ignore 引自2021版新闻稿 -->`` excuses, with a reason; ``<!-- source: id -->`` names a
source of ``sources.yml``. Either belongs to the paragraph, list item or table row it stands in; on
a line of its own, to the paragraph, list or table that follows, as a whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reportgen.findings import Finding
from reportgen.narrative.claims.prose_of import blank
from reportgen.narrative.problems import quoted, suggest
from reportgen.narrative.segments import Comment, Segment, every_segment
from reportgen.narrative.source_text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.narrative.source_text import SourceText

IGNORE = "ignore"
_WORDS = re.compile(r"(claim|source)\s*[:：]\s*(.*)", re.DOTALL | re.IGNORECASE)
_REASON = re.compile(r"(\S+)(?:\s+|\Z)(.*)", re.DOTALL)
_OWN_BLOCK = re.compile(r"[ \t]*(?:[-*+][ \t]|\d{1,9}[.)、]|\||:[ \t]|\[\^)")
"""How a line begins that is not part of the one before: a list item, a row, a definition."""
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]")
_NO_TEXT = " \t\n>　"
"""Blanks, and the mark of a quotation."""
_RULE_OF_TABLE = frozenset("|:- \t")


@dataclass(frozen=True, kw_only=True, slots=True)
class Excuse:
    """A comment about claims: ``why`` is a reason, or for ``source`` the id; ``scope`` its text."""

    kind: Literal["excused", "sourced"]
    why: str
    span: Span
    scope: Span

    def covers(self, start: int) -> bool:
        """Return whether a claim that begins there stands in the text this is about."""
        return self.scope.start <= start < self.scope.end


def find_excuses(
    source: SourceText, prose: str, segments: tuple[Segment, ...], sources: Mapping[str, object]
) -> tuple[tuple[Excuse, ...], tuple[Finding, ...]]:
    """Return the comments about claims that count, and what is wrong with the others.

    ``prose`` is that of ``prose_of``: comments are blank in it. One without a reason, or with a
    source there is none of, excuses nothing.
    """
    comments = [one for one in every_segment(segments) if isinstance(one, Comment)]
    told = [(one, words) for one in comments if (words := _WORDS.fullmatch(one.text))]
    if not told:
        return (), ()
    runs = tuple(_runs(_with_comments(prose, comments)))
    excuses: list[Excuse] = []
    findings: list[Finding] = []
    for comment, words in told:
        kind, rest = words[1].lower(), words[2].strip()
        problem = _source_problem(rest, sources) if kind == "source" else _claim_problem(rest)
        if problem is not None:
            code, values = problem
            place = source.place(comment.span)
            findings.append(Finding(code=code, location=place, values=values))
            continue
        why = rest if kind == "source" else " ".join(rest.split()[1:])
        excuses.append(
            Excuse(
                kind="sourced" if kind == "source" else "excused",
                why=why,
                span=comment.span,
                scope=_scope(comment.span, prose, runs),
            )
        )
    return tuple(excuses), tuple(findings)


def _claim_problem(rest: str) -> tuple[str, dict[str, str]] | None:
    match = _REASON.fullmatch(rest)
    word = match[1] if match else ""
    if word.lower() != IGNORE:
        return "claim/unknown-comment", {"word": quoted(word) or "—"}
    return None if match and match[2].strip() else ("claim/excuse-without-reason", {})


def _source_problem(rest: str, sources: Mapping[str, object]) -> tuple[str, dict[str, str]] | None:
    if rest in sources:
        return None
    values = {"name": quoted(rest) or "—", "suggestion": suggest(rest, sources) or "—"}
    return "claim/unknown-source", values


def _with_comments(prose: str, comments: list[Comment]) -> str:
    """Return prose in which comments within a paragraph do not look like its end."""
    parts: list[str] = []
    at = 0
    for comment in sorted(comments, key=lambda one: one.span):
        start, end = comment.span
        if not _is_alone(prose, comment.span):
            parts += [prose[at:start], blank(prose[start:end], "·")]
            at = end
    return "".join((*parts, prose[at:]))


def _is_alone(prose: str, span: Span) -> bool:
    """Return whether nothing but comments stands on the lines of a comment."""
    return not prose[slice(*_lines_of(prose, span))].strip(_NO_TEXT)


def _lines_of(prose: str, span: Span) -> tuple[int, int]:
    end = prose.find("\n", span.end)
    return prose.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(prose)


def _scope(span: Span, prose: str, runs: tuple[list[Span], ...]) -> Span:
    """Return the item or row a comment stands in or, on a line of its own, the next block."""
    after = bisect_right(runs, span.start, key=lambda lines: lines[0].start)
    if _is_alone(prose, span):
        nothing = Span(span.end, span.end)
        return Span(runs[after][0].start, runs[after][-1].end) if after < len(runs) else nothing
    parts = _parts(prose, runs[after - 1])
    return parts[bisect_right(parts, span.start, key=lambda part: part.start) - 1]


def _parts(prose: str, lines: list[Span]) -> list[Span]:
    """Return the list items and table rows of a block, else the block itself."""
    is_table = any(_is_rule(prose[line.start : line.end]) for line in lines[1:2])
    parts: list[Span] = []
    for line in lines:
        if not parts or is_table or _OWN_BLOCK.match(prose, *line):
            parts.append(line)
        else:
            parts[-1] = Span(parts[-1].start, line.end)
    return parts


def _is_rule(line: str) -> bool:
    """Return whether a line is the rule below the head of a table."""
    return set(line) <= _RULE_OF_TABLE and "-" in line and "|" in line


def _runs(prose: str) -> Iterator[list[Span]]:
    """Yield the lines between empty ones; a heading stands by itself."""
    lines: list[Span] = []
    at = 0
    for line in prose.split("\n"):
        is_heading = _HEADING.match(line) is not None
        if lines and (is_heading or not line.strip(_NO_TEXT)):
            yield lines
            lines = []
        if line.strip(_NO_TEXT):
            lines.append(Span(at, at + len(line)))
        if is_heading:
            yield lines
            lines = []
        at += len(line) + 1
    if lines:
        yield lines
