"""One expression by itself, outside any narrative: what ``explain`` asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.findings import Finding, Location
from reportgen.narrative.evaluate import Context
from reportgen.narrative.expressions import parse_expression
from reportgen.narrative.functions import Subject
from reportgen.narrative.problems import BindingError
from reportgen.narrative.source_text import Span
from reportgen.periods import parse_period, year

if TYPE_CHECKING:
    from reportgen.facts.model import Fact
    from reportgen.narrative.model import Answers


def look_up(
    text: str, facts: Answers, language: str
) -> tuple[tuple[tuple[str, Fact], ...], tuple[Finding, ...]]:
    """Return what an expression prints, each text with its fact, and what is wrong with it.

    The page is the report's defaults. ``{{ }}`` around the expression may be left out.
    """
    expression = text.strip().removeprefix("{{").removesuffix("}}").strip()
    defaults = facts.config.report.defaults
    names = facts.config.indicator_names, facts.config.region_names
    page = Subject(
        indicator=names[0].find(defaults.indicator),
        region=names[1].find(defaults.region),
        period=parse_period(defaults.period) or year(2000),
        edition=None,
    )
    context = Context(facts=facts, page=page, language=language)
    span = Span(0, len(expression))
    try:
        pieces = context.pieces(parse_expression(expression, span))
    except BindingError as error:
        place = Location(column=error.span.start + 1, end_column=error.span.end + 1)
        return (), (Finding(code=error.code, location=place, values=error.values),)
    return tuple((piece.text, piece.fact) for piece in pieces if piece.fact is not None), ()
