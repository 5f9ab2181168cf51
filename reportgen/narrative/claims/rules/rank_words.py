"""The words of a sentence that tell a place: 居第二位 does, 第二产业 and "a first step" do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.narrative.claims.language.tokens import Token

_RANKS = frozenset({"place", "top", "order", "next"})
_SUPERLATIVES = frozenset({"best", "next"})
_FOLLOWING = frozenset({"紧随其后", "居次", "紧跟其后"})
_OPENINGS_OF_PLACES = "居首榜末垫头领"
"""Signs with which a word for a place begins: 居首, 榜首, 末位, 垫底, 头名, 领跑."""
_RANKED_NOUNS = ("排名", "位次")
_BEHIND_ORDINAL = frozenset(
    {"largest", "highest", "biggest", "place", "position", "spot", "lowest", "fastest"}
)
"""Words that make an English ordinal a place: the second largest, third place."""


def find_ranks(tokens: Sequence[Token]) -> list[int]:
    """Return where the words that tell a place stand among the tokens."""
    return [
        at
        for at, token in enumerate(tokens)
        if token.kind == "word" and token.word.kind in _RANKS and _is_rank(tokens, at)
    ]


def _is_rank(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word tells a place: 居第二位 does, 第二产业 and "a first step" do not."""
    token = tokens[at]
    clause = [t for t in tokens if t.clause == token.clause]
    if _goes_on_superlative(tokens, at):
        return False
    if token.word.kind == "order":
        return any(t.kind == "region" and t.items for t in clause if t.start > token.start)
    if token.word.kind == "next":
        is_behind_superlative = any(t.kind == "word" and t.word.kind == "best" for t in tokens[:at])
        return token.text in _FOLLOWING and not is_behind_superlative
    if _is_place_by_itself(token):
        return len(clause) > 1
    if token.text.isascii():
        return _is_english_rank(tokens, at, clause)
    return _is_chinese_rank(tokens, at, clause)


def _is_place_by_itself(token: Token) -> bool:
    """Return whether a word needs no other to tell a place: 榜首, 居首, 前三."""
    is_top = token.word.kind == "top" and not token.text.isascii()
    return is_top or (token.text[:1] in _OPENINGS_OF_PLACES and token.text != "首")


def _is_english_rank(tokens: Sequence[Token], at: int, clause: Sequence[Token]) -> bool:
    """Return whether an ordinal is a place: ranked second, second largest, from 6th, top five."""
    token = tokens[at]
    right = (t.text.lower() for t in clause if t.start > token.start and t.text[:1].isalnum())
    has_move = token.text[:1].isdigit() and any(
        t.has("to", "up", "down", "rank") or t.text == "from" for t in clause
    )
    is_of_rank = token.text[:1].isdigit() and any(
        "rank" in t.text.lower() for t in tokens[:at] if t.kind == "indicator"
    )
    return (
        token.word.kind == "top"
        or has_move
        or is_of_rank
        or next(right, "") in _BEHIND_ORDINAL
        or _is_ranked(tokens, at)
    )


def _is_chinese_rank(tokens: Sequence[Token], at: int, clause: Sequence[Token]) -> bool:
    """Return whether an ordinal is a place: 上海排名第一, 江苏第二位, 升至第三."""
    token = tokens[at]
    left = [t for t in clause if t.start < token.start]
    if tokens[at - 1].kind == "region" and _names_rank(tokens[:at]):
        return True  # 城市协同创新能力排名：上海第一，杭州第二
    if not any(t.kind in {"indicator", "region"} for t in tokens[:at]):
        return False
    follows = next((t.text for t in clause if t.start > token.start), "")
    return (
        follows[:1] in {"位", "名"}
        or any(t.has("to", "up") for t in left)
        or _names_rank(left)
        or _is_ranked(tokens, at)
    )


def _is_ranked(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb of ranking stands before: 位居第二, ranked second; 分别第一、第二."""
    own = tokens[at].clause
    is_said = any(t.has("rank", "respectively") for t in tokens[:at] if t.clause == own)
    return is_said or _goes_on_row(tokens, at)


def _goes_on_row(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the row of places goes on: 苏州排名第四，合肥第五."""
    for token in reversed(tokens[:at]):
        if token.kind == "word" and token.word.kind == "place":
            return any(t.has("rank") for t in tokens[:at]) or _names_rank(tokens[:at])
        if token.kind in {"number", "cue"}:
            return False
    return False


def _names_rank(tokens: Sequence[Token]) -> bool:
    return any(noun in t.text for t in tokens for noun in _RANKED_NOUNS)


def _goes_on_superlative(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the word goes on a row of superlatives: 2014年次之，2013年第三."""
    has_superlative = any(
        t.kind == "word" and t.word.kind in _SUPERLATIVES and t.text != "紧随其后"
        for t in tokens[:at]
    )
    own = tokens[at].clause
    return has_superlative and not any(t.has("rank") for t in tokens if t.clause == own)
