"""Lists of names and times as one token: 上海、江苏和浙江; 2011年和2023年."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.narrative.claims.language.tokens import Token

_AND = frozenset({"和", "与", "及", "以及", "and", "or", "&", "、", ",", "同", "跟"})
_WITH = frozenset({"与", "同", "和", "跟"})
"""Words between two partners as well as between two members of a list."""
_REPEATED = frozenset({"in", "the"})
"""Words that may be said again before each member: in 2011 and in 2023."""
_LISTED = frozenset({"indicator", "region", "time"})
_JOINT_NAMES = ("合作", "共同", "联合", "co-")
"""How the names of indicators of cooperation begin."""


def with_lists(tokens: Sequence[Token], breaks: frozenset[str]) -> Iterator[Token]:
    """Return the tokens with each list as one, members in ``items``; ``breaks`` end a clause."""
    at = 0
    while at < len(tokens):
        end = at + 1
        if _can_be_listed(tokens[at]):
            items = _items(tokens, at, breaks)
            if len(items) == 2 and _is_comma_alone(tokens[items[0] + 1 : items[1]]):
                items = items[:1]  # among the sub-indices of the index, innovation input grew
            end = items[-1] + 1
            members = tuple(tokens[item] for item in items)
            yield _list(members) if len(members) > 1 else tokens[at]
        else:
            yield tokens[at]
        at = end


def _list(members: tuple[Token, ...]) -> Token:
    """Return a list as a token: its first member, up to the end of the last."""
    return replace(members[0], end=members[-1].end, items=members)


def _items(tokens: Sequence[Token], at: int, breaks: frozenset[str]) -> list[int]:
    """Return where the members of the list stand that begins at a place."""
    items = [at]
    while True:
        end = items[-1] + 1
        following = _after_separator(tokens, end)
        if following is None or not _is_like(tokens[at], tokens[following]):
            return items
        if _joins_partners(tokens, end, following, breaks):
            return items
        items.append(following)


def _is_comma_alone(between: Sequence[Token]) -> bool:
    return all(token.text in {",", "the"} for token in between)


def _can_be_listed(token: Token) -> bool:
    """Return whether a token can be a member of a list: a name or a point in time."""
    return token.kind in _LISTED and (token.kind != "time" or token.time.kind == "at")


def _is_like(first: Token, second: Token) -> bool:
    """Return whether the second can be a member of the list that the first begins."""
    return first.kind == second.kind and _can_be_listed(second)


def _after_separator(tokens: Sequence[Token], start: int) -> int | None:
    """Return the place after 、 or "and", None where something else follows."""
    at = start
    while at < len(tokens) and at - start < 3 and tokens[at].text.lower() in _AND:
        at += 1
    if at < len(tokens) and tokens[at - 1].text == "," and not tokens[at].text.isascii():
        return None  # a half-width comma in Chinese ends a clause
    if start < at < len(tokens) and tokens[at].text.lower() in _REPEATED:
        at += 1
    return at if start < at < len(tokens) else None


def _joins_partners(tokens: Sequence[Token], start: int, end: int, breaks: frozenset[str]) -> bool:
    """Return whether 与 stands between two partners, not two members: 上海与江苏合作."""
    behind = tokens[end + 1 :]
    if tokens[end].kind == "time" and behind and behind[0].has("than"):
        return True  # 2023年与2018年相比
    if tokens[end].kind != "region" or all(t.text not in _WITH for t in tokens[start:end]):
        return False
    for token in behind:
        if token.kind == "mark" and token.text in breaks:
            return False
        if token.has("joint"):
            return True
        if token.kind == "indicator" and token.text.startswith(_JOINT_NAMES):
            return True
    return False
