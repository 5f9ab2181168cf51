"""The value of an expression: facts looked up, compared and put in words."""

from __future__ import annotations

import operator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.config.models import RegionSet
from reportgen.errors import ComputeError
from reportgen.facts.wording import period_text
from reportgen.narrative.expressions import (
    Call,
    Compare,
    Constant,
    Expression,
    Filter,
    Logic,
    Not,
)
from reportgen.narrative.filters import apply_filter
from reportgen.narrative.functions import Arguments, Subject, ask_of, read_arguments
from reportgen.narrative.problems import BindingError, suggest
from reportgen.narrative.shown import Listed, Piece, Shown, Value
from reportgen.narrative.source_text import Span, clean
from reportgen.narrative.words import (
    DIRECTIONS,
    name_text,
    separators,
    word_of_sign,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.facts.model import Ask, Fact
    from reportgen.narrative.model import Answers

_ORDERS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_EQUALITIES = {"==": True, "is": True, "!=": False, "is not": False}


@dataclass(frozen=True, kw_only=True)
class Context:
    """What an expression is evaluated against."""

    facts: Answers
    page: Subject
    language: str

    def evaluate(self, expression: Expression) -> Value:
        """Return the value of an expression; a missing fact is a value until it is printed.

        Raises: BindingError, with the code of the ComputeError where the facts have no answer.
        """
        if isinstance(expression, Constant):
            return _constant(expression)
        if isinstance(expression, Call):
            return self._call(expression)
        if isinstance(expression, Filter):
            return apply_filter(self._present(expression.subject), expression.call, self.language)
        if isinstance(expression, Compare):
            return self._compare(expression)
        if isinstance(expression, Logic):
            found = any if not expression.is_and else all
            return found(self.test(operand) for operand in expression.operands)
        if isinstance(expression, Not):
            return not self.test(expression.operand)
        chosen = expression.then if self.test(expression.test) else expression.otherwise
        return self.evaluate(chosen)

    def test(self, expression: Expression) -> bool:
        """Return the value of a condition, which must be true or false."""
        value = self.evaluate(expression)
        if not isinstance(value, bool):
            raise BindingError("binding/not-a-condition", expression.span)
        return value

    def pieces(self, expression: Expression) -> tuple[Piece, ...]:
        """Return what an expression prints."""
        value = self._present(expression)
        if isinstance(value, Listed):
            return value.pieces
        if isinstance(value, Shown):
            return (Piece(value.text(self.language, self.facts.config.report.units), value.fact),)
        if isinstance(value, str):
            return (Piece(clean(value)),)
        if isinstance(value, Decimal):
            return (Piece(f"{value:f}"),)
        raise BindingError("binding/not-printable", expression.span)

    def answer(self, ask: Ask, span: Span) -> Fact:
        """Return the fact asked for, by the page's edition where the binding names none.

        Figures that carry only a source answer where the page's own edition has none.
        """
        asks = [ask]
        if ask.edition is None and self.page.edition:
            asks = [replace(ask, edition=edition) for edition in (self.page.edition, "")]
        problem: ComputeError | None = None
        for one in asks:
            try:
                return self.facts.answer(one)
            except ComputeError as error:
                problem = problem or error
        if problem is None:
            raise ValueError(ask)
        raise BindingError(problem.code, span, **problem.values)

    def _present(self, expression: Expression) -> Value:
        value = self.evaluate(expression)
        if isinstance(value, Shown) and value.fact.is_missing:
            raise missing(value.fact, expression.span, self.language)
        return value

    def _call(self, call: Call) -> Value:
        arguments = read_arguments(call, self.facts.config)
        special = _SPECIAL.get(call.name)
        if special is not None:
            return special(self, arguments)
        ask = ask_of(arguments, self.facts.config, self.page)
        return Shown(fact=self.answer(ask, call.span))

    def _compare(self, comparison: Compare) -> bool:
        values = [self.evaluate(operand) for operand in comparison.operands]
        pairs = zip(comparison.operators, values, values[1:], strict=False)
        return all(self._holds(sign, left, right, comparison.span) for sign, left, right in pairs)

    def _holds(self, sign: str, left: Value, right: Value, span: Span) -> bool:
        if sign in _EQUALITIES and (left is None or right is None):
            return (_is_missing(left) and _is_missing(right)) == _EQUALITIES[sign]
        for value in (left, right):
            if isinstance(value, Shown) and value.fact.is_missing:
                raise missing(value.fact, span, self.language)
        same = _same(left, right)
        if same is not None and sign in {"==", "!="}:
            return same == _EQUALITIES[sign]
        first, second = _number(left), _number(right)
        if first is None or second is None or sign not in _ORDERS:
            raise BindingError("binding/cannot-compare", span)
        _check_units(left, right, span)
        return _ORDERS[sign](first, second)


def missing(fact: Fact, span: Span, language: str) -> BindingError:
    """Return the error for a fact without a value: which one, and why it has none."""
    values = {
        "binding": fact.id, "label": fact.label.get(language),
        "status": fact.status or "missing", "note": fact.note or "—",
    }  # fmt: skip
    return BindingError("binding/missing-value", span, **values)


def _constant(constant: Constant) -> Value:
    if isinstance(constant.value, tuple):
        raise BindingError("binding/not-allowed", constant.span, text=", ".join(constant.value))
    return constant.value


def _is_missing(value: Value) -> bool:
    return value is None or (isinstance(value, Shown) and value.fact.is_missing)


def _number(value: Value) -> Decimal | None:
    if isinstance(value, Shown):
        return value.fact.value
    return value if isinstance(value, Decimal) else None


def _same(left: Value, right: Value) -> bool | None:
    """Return whether two truths or two texts are equal; None for anything else."""
    if isinstance(left, bool) and isinstance(right, bool):
        return left == right
    first, second = _words(left), _words(right)
    return bool(first & second) if first and second else None


def _words(value: Value) -> set[str]:
    """Return the texts a value equals: a tier's name in both languages."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, Shown) and value.fact.word is not None:
        return {value.fact.word.zh, value.fact.word.en} - {""}
    if isinstance(value, Listed):
        return {"".join(piece.text for piece in value.pieces)}
    return set()


def _check_units(left: Value, right: Value, span: Span) -> None:
    if isinstance(left, Shown) and isinstance(right, Shown) and left.fact.unit != right.fact.unit:
        units = {"first": left.fact.unit or "1", "second": right.fact.unit or "1"}
        raise BindingError("binding/units-differ", span, **units)


def _direction(context: Context, arguments: Arguments) -> Value:
    """Return the word for the sign of the change: 上升, 下降, 持平."""
    ask = ask_of(arguments, context.facts.config, context.page)
    fact = context.answer(ask, arguments.call.span)
    if fact.value is None:
        return Shown(fact=fact)
    if fact.is_direction_open:
        raise BindingError("binding/open-direction", arguments.call.span, fact=fact.id)
    return Listed((Piece(word_of_sign(fact.value, context.language, DIRECTIONS), fact),))


def _name(context: Context, arguments: Arguments) -> Value:
    place = arguments.places["id"].span
    try:
        return name_text(context.facts.config, arguments.text("id"), context.language)
    except ComputeError as error:
        raise BindingError(error.code, place, **error.values) from None


def _period(context: Context, arguments: Arguments) -> Value:
    return period_text(arguments.period("period") or context.page.period, context.language)


def _source(context: Context, arguments: Arguments) -> Value:
    config = context.facts.config
    identifier = arguments.text("id")
    if identifier not in config.sources:
        raise BindingError(
            "name/unknown-source", arguments.places["id"].span,
            name=identifier, suggestion=suggest(identifier, config.sources),
        )  # fmt: skip
    # As written in sources.yml: an author knows which titles stand between 《》.
    return config.sources[identifier].title.get(context.language)


def _may_be_among(error: BindingError, count: int) -> bool:
    """Return whether a region of an open rank can be one of the first ``count``."""
    return error.code == "fact/rank-open" and int(error.values["first"]) <= count


def _top(context: Context, arguments: Arguments) -> Value:
    """Return the names of the first n regions, with their values where asked.

    Regions: ``among``, else every city. Ties at the last place are all named; regions without a
             value are not ranked.
    """
    config, span = context.facts.config, arguments.call.span
    among = arguments.regions("among") or config.regions_in(RegionSet(level="city"))
    first: BindingError | None = None
    ranked: list[tuple[Decimal, Ask, Fact]] = []
    for region in among:
        ask = replace(
            ask_of(arguments, config, context.page), measure="rank", region=region, among=among
        )
        try:
            fact = context.answer(ask, span)
        except BindingError as error:
            if _may_be_among(error, arguments.number("n")):
                raise  # leaving it out would rank the others before it
            first = first or error
            continue
        if fact.value is not None and fact.value <= arguments.number("n"):
            ranked.append((fact.value, ask, fact))
    if not ranked:
        raise first or BindingError("binding/no-regions", span)
    ranked.sort(key=lambda entry: entry[0])
    pieces: list[Piece] = []
    between = ("", *separators(len(ranked), context.language))
    for separator, (_, ask, fact) in zip(between, ranked, strict=True):
        name = config.regions[ask.region].name.get(context.language)
        pieces += [Piece(separator)] * bool(separator) + [Piece(name, fact)]
        if arguments.values.get("values"):
            shown = Shown(fact=context.answer(replace(ask, measure="value", among=()), span))
            if shown.fact.is_missing:
                raise missing(shown.fact, span, context.language)
            text = shown.text(context.language, config.report.units)
            marks = (" (", ")") if context.language == "en" else ("（", "）")
            pieces += [Piece(marks[0]), Piece(text, shown.fact), Piece(marks[1])]
    return Listed(tuple(pieces))


_SPECIAL: Mapping[str, Callable[[Context, Arguments], Value]] = {
    "direction": _direction,
    "name": _name,
    "period": _period,
    "source": _source,
    "top": _top,
}
