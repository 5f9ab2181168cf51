"""What a number is: a level, a rate, a multiple, a share …, by the words of its clause.

``kind_of`` looks at the words between the number before and this one (its *stretch*), then at the
clause; the cases stand beside each rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.clauses import BASE, WHOLE
from reportgen.narrative.claims.language.lexicon import has_hanzi
from reportgen.narrative.claims.reading.surroundings import has_cue, tells_fall

if TYPE_CHECKING:
    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.surroundings import Surroundings

_SHARES_OF_ONE = frozenset({"percent", "permille", "tenths", "fraction"})
_DOUBLINGS = frozenset({"doubled", "tripled", "trebled", "quadrupled", "halved"})
_MOVES = frozenset({"moved", "climbed", "gained"})
_PLACES = frozenset(
    {"位", "个位次", "名", "place", "places", "spot", "spots", "position", "positions"}
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a number is. ``direction`` is -1 where the words tell a fall.

    ``of_rate`` the number is about a growth rate (增速回落5.93个百分点).
    """

    name: str
    direction: int = 1
    of_rate: bool = False


def kind_of(around: Surroundings) -> Kind:
    """Return what a number is, by its sign and the words around it."""
    sign = around.token.number.sign
    if sign in _SHARES_OF_ONE:
        return _percent(around)
    if sign == "points":
        return _points(around)
    if sign == "times":
        return _times(around)
    return _plain(around)


def _percent(around: Surroundings) -> Kind:
    """Return what a percentage is: a share, a distance, a rate a year, or a rate of growth."""
    verb, share = around.change_verb(), around.last("share")
    if share is None and around.tells_distance():
        return Kind("difference", around.side())
    if share is None and verb is None:
        if any(t.kind == "region" and t.role == WHOLE for t in around.tail[:4]):
            return Kind("share")  # or 14.0% of the national total
        if around.last("above", "below") is not None and around.last("yoy") is not None:
            return Kind("growth", around.side())  # 比上年高1.92%
    base = any(t.kind == "time" and t.role == BASE for t in around.stretch)
    if share is None and base and around.last("above", "below") is not None:
        return Kind("growth", around.side())  # 比2019年高出三成多
    if _is_share(around, verb, share):
        return Kind("share")
    if around.nearby("annual") or (around.is_continued() and around.anywhere("annual")):
        return Kind("cagr", around.direction())
    return _rate_without_verb(around) if verb is None else _rate_with_verb(around, verb)


def _is_share(around: Surroundings, verb: Token | None, share: Token | None) -> bool:
    """Return whether a percentage is a share: 占比为35%, 占比增至35%, three tenths."""
    if verb is not None:
        return share is not None and verb.start < share.start
    if share is not None or has_cue(around.tail, "share"):
        return True
    return around.token.number.sign in {"fraction", "tenths"}


def _rate_with_verb(around: Surroundings, verb: Token) -> Kind:
    """Return a rate of growth told by a verb; of a growth rate where that is what moves."""
    if has_cue(around.tail[:1], "rate"):
        return Kind("growth", around.direction())  # up to 11.57 percent growth
    rate = around.last("rate")
    of_rate = rate is not None and verb.start > rate.start and not rate.has("up", "down")
    return Kind("growth", around.direction(), of_rate=of_rate)


def _rate_without_verb(around: Surroundings) -> Kind:
    """Return what a percentage without a verb of change is: 增速为8.97%, 3% lower, 强度为2.65%."""
    following = around.tail[0] if around.tail else None
    if following is not None and following.text.isascii():
        if following.has("below", "down"):
            return Kind("growth", -1)
        if following.has("above", "up"):
            return Kind("growth")
    if following is not None and following.has("rate"):
        return Kind("growth", around.direction())  # to 11.57 percent growth
    if around.speaks_of_rate or around.last("rate") is not None:
        return Kind("growth", -1 if tells_fall("".join(t.text for t in around.clause)) else 1)
    if has_cue(around.clause, "share"):
        return Kind("share")
    changing = around.last_of_clause("up", "down")
    if changing is None or around.ends_change() or around.breaks_after(changing):
        return Kind("level")
    return Kind("growth", around.direction())


def _points(around: Surroundings) -> Kind:
    """Return what points are: a distance, a change, a change a year, or a level: 267.57点."""
    if around.tells_distance():
        return Kind("difference", around.side(), of_rate=around.speaks_of_rate)
    if around.anywhere("annual") and not around.speaks_of_rate:
        return Kind("points_per_year", around.direction())
    text = around.token.text
    if is_mark_passed(around):
        return Kind("level")
    if "百分" not in text and "percent" not in text and not _tells_change(around):
        return Kind("level")  # 267.57点
    return Kind("points", around.direction(), of_rate=around.speaks_of_rate)


def is_mark_passed(around: Surroundings) -> bool:
    """Return whether points are a mark that an index passes or nears: 首次站上200点, 逼近300点."""
    number, text = around.token.number, around.token.text
    if number.sign != "points" or "百分" in text or "percent" in text:
        return False
    return number.qualifier in {">", ">=", "<~"} and around.is_continued()


def _tells_change(around: Surroundings) -> bool:
    """Return whether points are the size of a change, not where it begins or ends."""
    if around.ends_change():
        return False
    return around.anywhere("up", "down", "above", "below", "yoy") or around.is_continued()


def _times(around: Surroundings) -> Kind:
    """Return what a multiple is: 是…的3倍 a multiple, 增长2倍 an increase, doubled a doubling."""
    if around.token.text.lower().split()[-1].rstrip(",") in _DOUBLINGS:
        return Kind("doubling")
    if not any(has_hanzi(t.text) for t in (around.token, *around.clause)):
        return Kind("multiple")
    verb = around.change_verb()
    if verb is not None:
        return Kind("increase", -1 if verb.has("down") else 1)
    is_ratio = around.last("is", "to") is not None
    is_increase = not is_ratio and around.last_of_clause("up", "down") is not None
    return Kind("increase" if is_increase else "multiple")


def _plain(around: Surroundings) -> Kind:
    """Return what a number without a sign is: a level, a change, a sum, places, years in a row."""
    number = around.token.number
    if number.measure in {"", "年"} and around.nearby("streak"):
        return Kind("streak")
    if around.nearby("sum"):
        return Kind("part_sum")
    if _counts_places(around):
        return Kind("rank_change", around.direction())
    if around.tells_distance():
        return Kind("difference", around.side())
    verb = around.change_verb()
    if verb is not None and not _is_new(verb):
        is_bare = not number.measure and not number.power
        name = "points_per_year" if is_bare and around.anywhere("annual") else "change"
        return Kind(name, -1 if verb.has("down") else 1)
    above = around.last("above", "below")
    if above is not None and any(t.kind == "time" and t.role == BASE for t in around.stretch):
        return Kind("change", -1 if above.has("below") else 1)
    return Kind("level")


def _is_new(verb: Token) -> bool:
    """Return whether a verb belongs to an addition rather than a change: 新增."""
    return verb.text in {"新增", "added"}


def _counts_places(around: Surroundings) -> bool:
    """Return whether a number counts places in a ranking: 上升2位, climbed three places."""
    number = around.token.number
    if number.sign or number.power or number.value != number.value.to_integral_value():
        return False
    if not any(t.has("up", "down") or t.text in _MOVES for t in around.clause):
        return False
    if number.measure == "位" or (around.tail and around.tail[0].text.lower() in _PLACES):
        return True
    return number.measure == "个" and "位次" in "".join(t.text for t in around.tail[:3])
