"""The filters after ``|``: how a fact is printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.facts.model import SHARE, Fact
from reportgen.narrative.problems import BindingError, suggest
from reportgen.narrative.shown import Listed, Piece, Shown, Value
from reportgen.narrative.words import DIRECTIONS, GROWTHS, word_of_sign
from reportgen.numerals.write import in_scale

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.narrative.expressions import Argument, Call

HUNDRED = Decimal(100)
PERCENTAGE_POINTS = "percentage_points"
MOST_DECIMALS = 8
_MIRRORED = {">": "<", ">=": "<", "<": ">"}
RATES = {"yoy", "cagr", "growth", "increase", "since_base"}


@dataclass(frozen=True, slots=True)
class _Use:
    """One use of a filter: the fact's number, the argument, and the language."""

    shown: Shown
    number: Decimal
    argument: Argument | None
    call: Call
    language: str

    def decimals(self, default: int) -> int:
        if self.argument is None:
            return default
        value = self.argument.value
        whole = isinstance(value, Decimal) and value == value.to_integral_value()
        if not (isinstance(value, Decimal) and whole and 0 <= value <= MOST_DECIMALS):
            raise self.wrong("0, 1, 2 … 8")
        return int(value)

    def wrong(self, wanted: str) -> BindingError:
        argument = self.argument
        span = argument.span if argument else self.call.span
        value = "" if argument is None else str(argument.value)
        values = {"argument": self.call.name, "value": value, "wanted": wanted}
        return BindingError("binding/wrong-argument", span, **values)

    def changed(self, **changes: object) -> Shown:
        fact = replace(self.shown.fact, **changes)  # type: ignore[arg-type]
        return replace(self.shown, fact=fact)


def apply_filter(value: Value, call: Call, language: str) -> Value:
    """Return a value as a filter shows it.

    Raises: BindingError for an unknown filter, a wrong argument, or a value that is no number.
    """
    known = FILTERS.get(call.name)
    if known is None:
        raise BindingError(
            "binding/unknown-filter", call.name_span,
            name=call.name, suggestion=suggest(call.name, FILTERS),
        )  # fmt: skip
    function, takes_argument, needs_argument = known
    arguments = call.arguments
    if len(arguments) > takes_argument or any(argument.name for argument in arguments):
        place = arguments[-1].name_span
        raise BindingError(
            "binding/too-many-arguments", place, function=call.name, most=str(int(takes_argument))
        )
    if needs_argument and not arguments:
        raise BindingError(
            "binding/missing-argument", call.span, function=call.name, argument=call.name
        )
    if not isinstance(value, Shown) or value.fact.value is None:
        raise BindingError("binding/not-a-number", call.span, name=call.name)
    argument = arguments[0] if arguments else None
    return function(_Use(value, value.fact.value, argument, call, language))


def _decimals(use: _Use) -> Shown:
    return use.changed(decimals=use.decimals(use.shown.fact.decimals))


def _plain(use: _Use) -> Shown:
    return replace(use.shown, with_unit=False)


def _in_unit(use: _Use) -> Shown:
    """Return the fact in another scale of its unit (亿元 for 万元), with as many digits."""
    target = use.argument.value if use.argument else ""
    if not isinstance(target, str) or not target:
        raise use.wrong('"亿元"')
    fact = use.shown.fact
    try:
        scaled = in_scale(use.number, fact.decimals, fact.unit, target)
        ends = [
            end if end is None or not end.is_finite() else in_scale(end, 0, fact.unit, target).value
            for end in (fact.low, fact.high)
        ]
    except ComputeError as error:
        raise BindingError(error.code, use.call.span, **error.values) from None
    return use.changed(
        value=scaled.value, decimals=scaled.decimals, unit=scaled.unit, low=ends[0], high=ends[1]
    )


def _percent(use: _Use) -> Shown:
    """Return a share or ratio in percent."""
    unit = use.shown.fact.unit
    if unit not in {SHARE, "times", "", "%"}:
        raise use.wrong("share, times, %")
    decimals = use.decimals(use.shown.fact.decimals)
    return use.changed(unit="%" if unit == "%" else SHARE, decimals=decimals)


def _points(use: _Use) -> Shown:
    """Return a share, or a number in percent or points, in percentage points."""
    fact = use.shown.fact
    if fact.unit not in {SHARE, "%", "points", PERCENTAGE_POINTS}:
        raise use.wrong("share, %, points")
    factor = HUNDRED if fact.unit == SHARE else Decimal(1)
    low, high = (None if end is None else end * factor for end in (fact.low, fact.high))
    return use.changed(
        value=use.number * factor, low=low, high=high, unit=PERCENTAGE_POINTS,
        decimals=use.decimals(fact.decimals),
    )  # fmt: skip


def _signed(use: _Use) -> Shown:
    return replace(use.shown, sign=True)


def _abs(use: _Use) -> Shown:
    """Return the size of a number without its sign: 下降3.2%."""
    fact = use.shown.fact
    if use.number >= 0:
        return use.shown
    low, high = (None if end is None else -end for end in (fact.high, fact.low))
    # Below −5 is more than 5 of a fall; 近 and 余 speak of the distance from zero anyway.
    qualifier = _MIRRORED.get(fact.qualifier, fact.qualifier)
    return use.changed(value=-use.number, low=low, high=high, qualifier=qualifier)


def _word(use: _Use) -> Listed:
    """Return 增长, 下降 or 持平 for a rate, 上升, 下降 or 持平 for anything else."""
    fact: Fact = use.shown.fact
    if fact.is_direction_open:
        raise BindingError("binding/open-direction", use.call.span, fact=fact.id)
    words = GROWTHS if fact.measure in RATES else DIRECTIONS
    return Listed((Piece(word_of_sign(use.number, use.language, words), fact),))


FILTERS: Mapping[str, tuple[Callable[[_Use], Value], bool, bool]] = {
    "decimals": (_decimals, True, True),
    "plain": (_plain, False, False),
    "in_unit": (_in_unit, True, True),
    "percent": (_percent, True, False),
    "points": (_points, True, False),
    "signed": (_signed, False, False),
    "abs": (_abs, False, False),
    "word": (_word, False, False),
}
"""Each filter: its function, whether it takes an argument, whether it needs one."""
