"""What a time does in its clause: a base that a change is told from, or the start of a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.positions import is_multiple, is_number

if TYPE_CHECKING:
    from reportgen.narrative.claims.language.positions import Position
    from reportgen.narrative.claims.language.tokens import Token

_BASE_YEAR = ("为基", "为起点", "作为基", "作基", "为100")
_BASE_100 = ("=100", "＝100", "为100")
_BASE_YEAR_EN = ("as the base", "as base", "as 100", "being 100", "= 100", "= the base")
_SAME_TIME = frozenset({"的", "时", "同期"})
_BEFORE_BASE = frozenset({"of", "its", "as", "the", "that", "those", "their"})
"""The word before the year a multiple is told from: three times that of 2015, its 2015 level."""
_IN_BASE = (["as", "in"], ["than", "in"], ["that", "in"])
_CHANGES = frozenset({"change", "changes"})
_POSSESSIVES = frozenset({"its", "their", "the"})
_OF_THEN = (["that", "of"], ["level", "of"])
_SINCE = frozenset({"以来", "起", "开始", "之后"})


def opens_window(time: Position) -> bool:
    """Return whether a start has 以来 later in its clause: 自2018年实施以来."""
    return any(token.text in _SINCE for token in time.later)


def is_base(time: Position) -> bool:
    """Return whether a change or multiple is told from a time: 比2018年, its 2015 level."""
    return (
        time.left_is("than", "above", "below")
        or (time.left_is("with") and any(token.has("than") for token in time.later))
        or _is_base_year(time)
        or (time.token.text[:1].isdigit() and _is_compared_to(time))
        or _is_base_of_multiple(time)
        or _is_base_of_earlier_multiple(time)
    )


def _is_base_year(time: Position) -> bool:
    """Return whether a year is called the base: 以2015年为基期, (2019 = 100)."""
    behind = [token.text for token in time.tokens[time.at + 1 : time.at + 4]]
    if " ".join(behind).lower().startswith(_BASE_YEAR_EN):
        return True
    chinese = "".join(behind)
    if time.previous == "以" and chinese.startswith(_BASE_YEAR):
        return True
    return chinese.replace(" ", "").startswith(_BASE_100)


def _is_compared_to(time: Position) -> bool:
    """Return whether an English change is told from a year: up 48% on 2018, 6% above its 2015."""
    number = _last_number(time)
    if number is None or not time.tokens[number].number.sign:
        return False
    words = [token.text.lower() for token in time.earlier[-2:]]
    between = time.tokens[number : time.at]
    if words[-1] in {"on", "from"} and all(token.kind != "word" for token in between):
        return time.at - number <= 3 and any(map(_is_change, time.earlier))
    is_distance = any(token.has("above", "below") for token in between)
    return is_distance and (words[-1] in _POSSESSIVES or words in _OF_THEN)


def _last_number(time: Position) -> int | None:
    """Return where the last number before a time stands, if it is of the same clause."""
    number = next((i for i in reversed(range(time.at)) if is_number(time.tokens[i])), None)
    if number is None or time.tokens[number].clause != time.token.clause:
        return None
    return number


def _is_change(token: Token) -> bool:
    """Return whether this says that something changed: rose, changes."""
    return token.has("up", "down") or token.text.lower() in _CHANGES


def _is_base_of_multiple(time: Position) -> bool:
    """Return whether the multiple behind a time is told from it: 是2018年的3倍."""
    if not time.left_is("is", "to"):
        return False
    near = time.tokens[time.at : time.at + 6]
    if time.left_is("is") and is_number(time.right) and any(map(is_multiple, near)):
        return True  # 约为2011年358件的百倍
    if not is_multiple(time.right) or time.left_is("up", "down"):
        return False
    following = time.following
    return following is not None and (
        following is time.right or following.text in _SAME_TIME or following.kind == "plain"
    )


def _is_base_of_earlier_multiple(time: Position) -> bool:
    """Return whether the multiple before a time is told from it: three times that of 2015."""
    if not any(map(is_multiple, time.earlier)):
        return False
    words = [token.text.lower() for token in time.earlier[-2:]]
    following = time.following
    return (
        words[-1] in _BEFORE_BASE
        or words in _IN_BASE
        or (following is not None and following.text.lower() == "level")
    )
