"""What a number is: a level, a rate, a multiple, a share …, by the words of its clause.

``kind_of`` looks at the words between the number before and this one (its *stretch*), then at the
clause; the cases stand beside each rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.narrative.claims.clauses import REFERENCE, WHOLE, before
from reportgen.narrative.claims.lexicon import has_hanzi

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.narrative.claims.tokens import Token

_FALLS = ("降幅", "跌幅", "负增长", "decline of", "drop of", "fall of")
_PURE_RATE = frozenset({"增长", "growth"})
_ENDS = frozenset({"from", "到", "至", "为", "由", "从", "成"})
"""Words that make a number the end of a change, not its size: 猛增到744.32亿元."""

_DOUBLINGS = frozenset({"doubled", "tripled", "trebled", "quadrupled", "halved"})
_PLACES = frozenset({"位", "个位次", "名"})
_PLACE_WORDS = ("place", "places", "spot", "spots", "position", "positions")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a number is. ``direction`` is -1 where the words tell a fall.

    ``of_rate`` the number is about a growth rate (增速回落5.93个百分点).
    """

    name: str
    direction: int = 1
    of_rate: bool = False


@dataclass(frozen=True)
class Surroundings:
    """The words around a number.

    ``stretch``  from the number before, or the start of the clause; ``clause`` all before it;
    ``tail``     behind it up to the next number or break; ``speaks_of_rate`` a growth rate is the
                 subject of the clause or of the one before.
    """

    token: Token
    stretch: Sequence[Token]
    clause: Sequence[Token]
    tail: Sequence[Token]
    speaks_of_rate: bool

    def last(self, *cues: str) -> Token | None:
        """Return the nearest of these cues before the number."""
        return next((t for t in reversed(self.stretch) if t.has(*cues)), None)

    def anywhere(self, *cues: str) -> bool:
        """Return whether one of these cues stands in the clause before or behind the number."""
        return any(t.has(*cues) for t in (*self.clause, *self.tail))


def kind_of(around: Surroundings) -> Kind:
    """Return what a number is."""
    sign = around.token.number.sign
    if sign in {"percent", "permille", "tenths", "fraction"}:
        return _percent(around)
    if sign == "points":
        return _points(around)
    if sign == "times":
        return _times(around)
    return _plain(around)


def _direction(around: Surroundings) -> int:
    verb = around.last("up", "down") or next(
        (t for t in reversed(around.clause) if t.has("up", "down")), None
    )
    if verb is None:
        words = " ".join(t.text for t in around.stretch)
        return -1 if any(word in words for word in _FALLS) else 1
    if verb.text in {"降幅", "跌幅"}:
        return -1
    return -1 if verb.has("down") and not verb.has("up") else 1


def _change_verb(around: Surroundings) -> Token | None:
    """Return the verb of change the number tells the size of: 增长5%, not 增长到5%, not 为5%."""
    for token in reversed(around.stretch):
        if token.text.lower() in _ENDS or (token.has("to") and not token.has("up", "down")):
            return None
        if token.has("up", "down"):
            return token
        if token.has("is") and has_hanzi(token.text):
            return None
    return None


def _ends_change(around: Surroundings) -> bool:
    """Return whether the number is where a change begins or ends: up from 3.23 percent."""
    for token in reversed(around.stretch):
        if token.text.lower() in _ENDS or (token.has("to") and not token.has("up", "down")):
            return True
        if token.has("up", "down"):
            return False
    return False


def _has_reference(around: Surroundings) -> bool:
    """Return whether the stretch measures a distance to another region: 比江苏高1.46个百分点."""
    own = [*around.stretch, *around.tail]
    if not around.stretch and around.clause and around.clause[-1].kind == "region":
        own = [*around.clause, *around.tail]  # 超过全国（2.65%）0.68个百分点
    if any(t.text.lower() == "by" for t in around.stretch[-2:]):
        own = [*around.clause, *around.tail]  # exceeded the national figure of 2.65% by 0.68 points
    regions = [t for t in own if t.kind == "region" and t.role == REFERENCE]
    return bool(regions) and any(t.has("above", "below") for t in (*around.clause, *around.tail))


def _side(around: Surroundings) -> int:
    """Return -1 where a distance is told downwards: 比江苏低, behind Jiangsu."""
    near = (*(around.stretch or around.clause), *around.tail)
    return -1 if any(t.has("below") for t in near) else 1


def _percent(around: Surroundings) -> Kind:
    verb = _change_verb(around)
    share = around.last("share")
    if share is None and _has_reference(around):
        return Kind("difference", _side(around))
    if (
        share is None
        and verb is None
        and any(t.kind == "region" and t.role == WHOLE for t in around.tail[:4])
    ):
        return Kind("share")  # or 14.0% of the national total
    above = around.last("above", "below")
    if share is None and verb is None and above is not None and around.last("yoy") is not None:
        return Kind("growth", _side(around))  # 比上年高1.92%
    if share is not None and (verb is None or verb.start < share.start):
        return Kind("share")
    if share is None and verb is None and any(t.has("share") for t in around.tail):
        return Kind("share")
    if around.token.number.sign in {"fraction", "tenths"} and verb is None:
        return Kind("share")
    if any(t.has("annual") for t in (*around.stretch, *around.tail)) or (
        _is_series(around) and around.anywhere("annual")
    ):
        return Kind("cagr", _direction(around))
    behind = next((t for t in around.tail if t.has("above", "below", "up", "down")), None)
    if (
        verb is None
        and share is None
        and behind is not None
        and around.tail[0] is behind
        and behind.text.isascii()
    ):
        return Kind("growth", -1 if behind.has("below", "down") else 1)
    if around.tail and around.tail[0].has("rate"):
        return Kind("growth", _direction(around))  # to 11.57 percent growth
    rate = around.last("rate")
    is_rate = rate is not None or around.speaks_of_rate
    if verb is None and not is_rate:
        in_clause = any(t.has("share") for t in around.clause)
        changing = next((t for t in reversed(around.clause) if t.has("up", "down")), None)
        if in_clause:
            return Kind("share")
        if changing is None or _ends_change(around) or _breaks_after(around, changing):
            return Kind("level")
    if verb is None and is_rate:
        words = "".join(t.text for t in around.clause)
        return Kind("growth", -1 if any(word in words for word in _FALLS) else 1)
    of_rate = (
        rate is not None
        and verb is not None
        and verb.start > rate.start
        and not rate.has("up", "down")
    )
    return Kind("growth", _direction(around), of_rate=of_rate)


def _breaks_after(around: Surroundings, verb: Token) -> bool:
    """Return whether something between a verb and the number ends what the verb says."""
    return any(
        t.start > verb.start and (t.has("to", "is") or t.kind == "number") for t in around.clause
    ) and not _is_series(around)


def _is_series(around: Surroundings) -> bool:
    """Return whether only another number and 和 stand before: 增长8.65%和3.35%."""
    return all(t.kind in {"plain", "mark"} or t.has("with") for t in around.stretch)


def _points(around: Surroundings) -> Kind:
    direction = _direction(around)
    if _has_reference(around):
        return Kind("difference", _side(around), of_rate=around.speaks_of_rate)
    if around.anywhere("annual") and not around.speaks_of_rate:
        return Kind("points_per_year", direction)
    is_change = around.anywhere("up", "down", "above", "below", "yoy") or _is_series(around)
    if (
        "百分" not in around.token.text
        and "percent" not in around.token.text
        and (not is_change or _ends_change(around))
    ):
        return Kind("level")  # 267.57点
    return Kind("points", direction, of_rate=around.speaks_of_rate)


def _times(around: Surroundings) -> Kind:
    if around.token.text.lower().split()[-1].rstrip(",") in _DOUBLINGS:
        return Kind("doubling")
    if not any(has_hanzi(t.text) for t in (around.token, *around.clause)):
        return Kind("multiple")
    verb = _change_verb(around)
    if verb is None:
        verb = next((t for t in reversed(around.clause) if t.has("up", "down")), None)
        is_ratio = around.last("is", "to") is not None
        return Kind("multiple") if verb is None or is_ratio else Kind("increase")
    return Kind("increase", -1 if verb.has("down") else 1)


def _plain(around: Surroundings) -> Kind:
    verb = _change_verb(around)
    if around.token.number.measure in {"", "年"} and any(
        t.has("streak") for t in (*around.stretch, *around.tail)
    ):
        return Kind("streak")
    if around.last("sum") is not None or any(t.has("sum") for t in around.tail):
        return Kind("part_sum")
    if _counts_places(around):
        return Kind("rank_change", _direction(around))
    if _has_reference(around):
        return Kind("difference", _side(around))
    if verb is not None and not _is_new(verb):
        if (
            around.anywhere("annual")
            and not around.token.number.measure
            and not around.token.number.power
        ):
            return Kind("points_per_year", -1 if verb.has("down") else 1)
        return Kind("change", -1 if verb.has("down") else 1)
    above = around.last("above", "below")
    if above is not None and any(t.kind == "time" and t.role == "base" for t in around.stretch):
        return Kind("change", -1 if above.has("below") else 1)
    return Kind("level")


def _is_new(verb: Token) -> bool:
    """Return whether a verb belongs to an addition rather than a change: 新增."""
    return verb.text in {"新增", "added"}


def _counts_places(around: Surroundings) -> bool:
    number = around.token.number
    if number.sign or number.power or number.value != number.value.to_integral_value():
        return False
    moves = any(
        t.has("up", "down") or t.text in {"moved", "climbed", "gained"} for t in around.clause
    )
    if not moves:
        return False
    follows = around.tail[0].text.lower() if around.tail else ""
    return (
        number.measure == "位"
        or follows in _PLACE_WORDS
        or follows in _PLACES
        or (number.measure == "个" and "位次" in "".join(t.text for t in around.tail[:3]))
    )


def stretch_before(tokens: Sequence[Token], at: int) -> int:
    """Return where the stretch of a number begins: behind the number or place before it."""
    for back in range(at - 1, -1, -1):
        token = tokens[back]
        if (
            token.clause != tokens[at].clause
            or token.kind in {"number", "bound"}
            or (token.kind == "word" and token.word.kind in {"place", "top"})
        ):
            return back + 1
    return 0


__all__ = ["Kind", "Surroundings", "before", "kind_of", "stretch_before"]
