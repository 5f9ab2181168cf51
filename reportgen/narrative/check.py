"""Checking a narrative against the facts: every binding of every branch is answered once."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.findings import Finding, Location
from reportgen.narrative.evaluate import Context, missing
from reportgen.narrative.expressions import (
    Call,
    Compare,
    Constant,
    Either,
    Expression,
    Filter,
    Logic,
    Not,
)
from reportgen.narrative.markdown import Problem, convert
from reportgen.narrative.problems import BindingError, by_cause, suggest
from reportgen.narrative.segments import (
    AsIs,
    Choice,
    Code,
    Comment,
    Display,
    Markdown,
    Printed,
    Reference,
    Segment,
    every_segment,
)
from reportgen.narrative.shown import Shown
from reportgen.narrative.source_text import SourceText, Span
from reportgen.narrative.subject import subject_of
from reportgen.narrative.tokens import Token, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportgen.narrative.model import Answers, Narrative

Meaning = tuple[object, ...]
_BINDING_IN_LINK = re.compile(r"\]\([^)\n]{0,200}\{\{")


def check_narrative(
    narrative: Narrative, facts: Answers, *, has_file: Callable[[str], bool] | None = None
) -> tuple[Finding, ...]:
    """Return what is wrong with the content of a narrative, one finding per cause.

    Bindings: every call is answered, also in branches that would not run. A missing value is told
              unless the condition around it asks about exactly that (``value() is not None``).
    ``has_file`` says whether a picture (a path below the project) exists; None: not looked at.
    """
    subject, findings = subject_of(narrative, facts.config)
    context = Context(facts=facts, page=subject, language=narrative.language)
    found = list(findings)
    for source, segments in _parts(narrative):
        errors = _errors(segments, _Checker(context, frozenset()))
        found += [error.finding(source) for error in errors]
        found += _unknown_terms(source, segments, facts)
        found += _markdown_problems(narrative, source, segments, has_file)
    return by_cause(found)


def _parts(narrative: Narrative) -> tuple[tuple[SourceText, tuple[Segment, ...]], ...]:
    return (
        (narrative.summary_source, narrative.summary),
        (narrative.source, narrative.body),
    )


@dataclass(frozen=True)
class _Checker:
    """Answers every part of an expression; ``expected`` are calls that may be missing."""

    context: Context
    expected: frozenset[Meaning]

    def expecting(self, *tests: Expression | None) -> _Checker:
        """Return a checker for what stands under these conditions."""
        asked = (meaning for test in tests if test is not None for meaning in _asked_about(test))
        return _Checker(self.context, self.expected | frozenset(asked))

    def errors(self, expression: Expression) -> Iterator[BindingError]:
        """Return every error in an expression, innermost first."""
        checker = self.expecting(expression.test if isinstance(expression, Either) else expression)
        found = [error for part in _parts_of(expression) for error in checker.errors(part)]
        yield from found
        if not found:
            yield from checker.own_errors(expression)

    def own_errors(self, expression: Expression) -> Iterator[BindingError]:
        """Return the errors of an expression whose parts have none."""
        try:
            if isinstance(expression, Logic):
                for operand in expression.operands:
                    self.context.test(operand)
            elif isinstance(expression, Not):
                self.context.test(expression.operand)
            elif isinstance(expression, Either):
                self.context.test(expression.test)
            else:
                value = self.context.evaluate(expression)
                is_expected = isinstance(expression, Call) and expression.meaning in self.expected
                if not is_expected and isinstance(value, Shown) and value.fact.is_missing:
                    yield missing(value.fact, expression.span, self.context.language)
        except BindingError as error:
            # The missing part has been told above, or is expected to be missing.
            if error.code != "binding/missing-value" or isinstance(expression, Call):
                yield error

    def condition(self, expression: Expression) -> Iterator[BindingError]:
        """Return the errors of an expression that must be true or false."""
        found = list(self.errors(expression))
        yield from found
        if not found:
            yield from self._tried(lambda: self.context.test(expression))

    def printed(self, expression: Expression) -> Iterator[BindingError]:
        """Return the errors of an expression that must print something."""
        found = list(self.errors(expression))
        yield from found
        if not found:
            yield from self._tried(lambda: self.context.pieces(expression))

    @staticmethod
    def _tried(attempt: Callable[[], object]) -> Iterator[BindingError]:
        try:
            attempt()
        except BindingError as error:
            if error.code != "binding/missing-value":
                yield error


def _errors(segments: tuple[Segment, ...], checker: _Checker) -> Iterator[BindingError]:
    for segment in segments:
        if isinstance(segment, Printed) and segment.expression is not None:
            yield from checker.printed(segment.expression)
        elif isinstance(segment, Choice):
            inner = checker.expecting(*(branch.condition for branch in segment.branches))
            for branch in segment.branches:
                if branch.condition is not None:
                    yield from inner.condition(branch.condition)
                yield from _errors(branch.body, inner)


def _parts_of(expression: Expression) -> tuple[Expression, ...]:
    if isinstance(expression, Filter):
        return (expression.subject,)
    if isinstance(expression, Compare | Logic):
        return expression.operands
    if isinstance(expression, Not):
        return (expression.operand,)
    if isinstance(expression, Either):
        return (expression.test, expression.then, expression.otherwise)
    return ()


def _asked_about(expression: Expression) -> Iterator[Meaning]:
    """Return the calls an expression compares with None."""
    if isinstance(expression, Compare):
        operands = expression.operands
        if any(isinstance(item, Constant) and item.value is None for item in operands):
            yield from (item.meaning for item in operands if isinstance(item, Call))
    elif isinstance(expression, Logic | Not):
        for part in _parts_of(expression):
            yield from _asked_about(part)


def _unknown_terms(
    source: SourceText, segments: tuple[Segment, ...], facts: Answers
) -> Iterator[Finding]:
    terms = facts.config.terms
    for segment in every_segment(segments):
        if isinstance(segment, Reference) and segment.kind == "term" and segment.id not in terms:
            if facts.config.is_unread("terms", segment.id):
                continue
            values = {"id": segment.id, "suggestion": suggest(segment.id, terms) or "—"}
            place = source.place(segment.span)
            yield Finding(code="ref/unknown-term", location=place, values=values)


@dataclass(frozen=True)
class _SameAddress:
    """Links of a text that is only looked at."""

    folder: str

    @staticmethod
    def image(path: str) -> str:
        return path


def _markdown_problems(
    narrative: Narrative,
    source: SourceText,
    segments: tuple[Segment, ...],
    has_file: Callable[[str], bool] | None,
) -> Iterator[Finding]:
    """Return what only the converted text shows, all branches of conditions together."""
    links = _SameAddress(posixpath.dirname(narrative.path))
    converted = convert(_outline(segments, Tokens()), narrative.language, links)
    problems = list(converted.problems)
    for path in converted.images:
        if has_file is not None and not has_file(path):
            name = posixpath.basename(path)
            problems.append(
                Problem(code="narrative/picture-missing", needle=name, values={"link": path})
            )
    for problem in problems:
        place = _find(problem, source)
        yield Finding(code=problem.code, location=place, values=problem.values)


def _outline(segments: tuple[Segment, ...], tokens: Tokens) -> str:
    """Return the text of all branches with a token for everything that is not Markdown."""
    parts: list[str] = []
    for segment in segments:
        if isinstance(segment, Markdown):
            parts.append(segment.text)
        elif isinstance(segment, Choice):
            parts += [_outline(branch.body, tokens) for branch in segment.branches]
        elif not isinstance(segment, Comment):
            is_block = isinstance(segment, Display) or (
                isinstance(segment, Code) and segment.is_block
            )
            text = segment.text if isinstance(segment, AsIs | Code) else "0"
            parts.append(tokens.add(Token(text=text, is_block=is_block)))
    return "".join(parts)


def _find(problem: Problem, source: SourceText) -> Location:
    """Return the place of a problem: of the first text that looks like it."""
    if problem.needle:
        at = source.text.find(problem.needle)
        if at >= 0:
            return source.place(Span(at, at + len(problem.needle)))
    elif match := _BINDING_IN_LINK.search(source.text):
        return source.place(Span(*match.span()))
    return source.fixed or Location(path=source.path)
