"""The clauses of a sentence: lists joined, and what each region and time does in its clause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.tokens import Token, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.narrative.claims.dictionary import Dictionary

Tokens = tuple[Token, ...]

_BREAKS = frozenset("，,；;：:()（）[]【】—–…|。?？!！.")
_OPENING, _CLOSING = frozenset("(（[【"), frozenset(")）]】")
_AND = frozenset({"和", "与", "及", "以及", "and", "or", "&", "、", ",", "同", "跟"})
_LISTED = frozenset({"indicator", "region", "time"})
SUBJECT, REFERENCE, WHOLE, DESTINATION, SCOPE, NAME, VENUE = (
    "subject", "reference", "whole", "destination", "scope", "name", "venue",
)  # fmt: skip
_EVENTS = frozenset(
    [
        "发布",
        "举行",
        "召开",
        "举办",
        "揭晓",
        "发布会",
        "亮相",
        "对外",
        "正式",
        "released",
        "published",
        "held",
        "presented",
        "launched",
        "unveiled",
    ]
)
AT, BASE = "at", "base"


def read_sentence(source: str, dictionary: Dictionary) -> Tokens:
    """Return the tokens of a sentence with lists joined, clauses counted and roles given."""
    tokens = tuple(_numbered(_with_lists(tokenise(source, dictionary))))
    roles = [_role(tokens, at) for at in range(len(tokens))]
    for token, role in zip(tokens, roles, strict=True):
        token.role = role
    return tokens


def _with_lists(tokens: Sequence[Token]) -> Iterator[Token]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if not _can_be_listed(token):
            yield token
            at += 1
            continue
        items, end = [token], at + 1
        while True:
            following = _after_separator(tokens, end)
            if following is None or not _same(token, tokens[following]):
                break
            if _joins_two_places(tokens, end, following):
                break
            items.append(tokens[following])
            end = following + 1
        yield replace(token, end=items[-1].end, items=tuple(items)) if len(items) > 1 else token
        at = end


def _can_be_listed(token: Token) -> bool:
    return token.kind in _LISTED and (token.kind != "time" or token.time.kind == "at")


def _same(first: Token, second: Token) -> bool:
    return first.kind == second.kind and _can_be_listed(second)


def _after_separator(tokens: Sequence[Token], at: int) -> int | None:
    """Return the place after 、 or "and", None where something else follows."""
    start = at
    while at < len(tokens) and at - start < 3 and tokens[at].text.lower() in _AND:
        at += 1
    if at < len(tokens) and tokens[at - 1].text == "," and not tokens[at].text.isascii():
        return None  # a half-width comma in Chinese ends a clause
    if at < len(tokens) and at > start and tokens[at].text.lower() in {"in", "the"}:
        at += 1
    return at if start < at < len(tokens) else None


def _joins_two_places(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether 与 stands between two partners, not two members: 上海与江苏合作."""
    following = tokens[end + 1 : end + 2]
    if tokens[end].kind == "time" and following and following[0].has("than"):
        return True  # 2023年与2018年相比
    if tokens[end].kind != "region" or not any(
        t.text in {"与", "同", "和", "跟"} for t in tokens[start:end]
    ):
        return False
    for token in tokens[end + 1 :]:
        if token.kind == "mark" and token.text in _BREAKS:
            return False
        if token.has("joint"):
            return True
        if token.kind == "indicator" and token.text.startswith(("合作", "共同", "联合", "co-")):
            return True
    return False


def _numbered(tokens: Iterator[Token]) -> Iterator[Token]:
    clause = last = 0
    outer: list[int] = []
    for token in tokens:
        if token.kind == "mark" and token.text in _OPENING:
            outer.append(clause)
            clause = last = last + 1
        elif token.kind == "mark" and token.text in _CLOSING and outer:
            token.clause = clause
            yield token
            clause = outer.pop()  # what follows a bracket goes on with the clause before it
            continue
        elif token.kind == "mark" and token.text in _BREAKS:
            clause = last = last + 1
        token.clause = clause
        yield token


def _role(tokens: Tokens, at: int) -> str:
    token = tokens[at]
    if token.kind == "region":
        return _role_of_region(tokens, at)
    if token.kind in {"indicator", "index"} and _is_owner(tokens, at):
        return WHOLE
    if token.kind == "time" and token.time.kind == "from" and _is_start(tokens, at):
        token.value = replace(token.time, kind="since")
    elif token.kind == "time" and token.time.kind in {"at", "ago", "relative"}:
        return _role_of_time(tokens, at)
    return ""


def _is_owner(tokens: Tokens, at: int) -> bool:
    """Return whether an English index is only what another is part of: output sub-index of the CII."""
    if not tokens[at].text.isascii():
        return False
    has_of = False
    for token in reversed(tokens[max(0, at - 4) : at]):
        if token.kind in {"indicator"} and has_of:
            return True
        if token.kind != "plain":
            return False
        has_of = has_of or token.text.lower() in {"of", "in"}
    return False


def _is_start(tokens: Tokens, at: int) -> bool:
    """Return whether 自2018年 opens a window: with 以来 later in the clause."""
    token = tokens[at]
    return any(
        t.text in {"以来", "起", "开始", "之后"}
        for t in tokens[at + 1 :]
        if t.clause == token.clause
    )


def before(tokens: Tokens, at: int, *, over: frozenset[str] = frozenset({"plain"})) -> Token | None:
    """Return the token before one, in the same clause, kinds in ``over`` passed over."""
    for token in reversed(tokens[:at]):
        if token.clause != tokens[at].clause or token.kind == "mark":
            return None
        if token.kind not in over:
            return token
    return None


def after(tokens: Tokens, at: int, *, over: frozenset[str] = frozenset({"plain"})) -> Token | None:
    """Return the token after one, in the same clause, kinds in ``over`` passed over."""
    for token in tokens[at + 1 :]:
        if token.clause != tokens[at].clause or token.kind == "mark":
            return None
        if token.kind not in over:
            return token
    return None


def clause_of(tokens: Tokens, at: int) -> Tokens:
    """Return the tokens of the clause a token stands in."""
    return tuple(token for token in tokens if token.clause == tokens[at].clause)


def _is_times(token: Token | None) -> bool:
    return token is not None and (
        (token.kind == "number" and token.number.sign == "times")
        or (token.kind == "word" and token.word.kind == "double")
    )


def _role_of_region(tokens: Tokens, at: int) -> str:
    token, left, right = tokens[at], before(tokens, at), after(tokens, at)
    next_one = tokens[at + 1] if at + 1 < len(tokens) else None
    if next_one is not None and next_one.kind == "unknown" and next_one.start == token.end:
        return NAME
    clause = clause_of(tokens, at)
    earlier = [t for t in clause if t.start < token.start]
    if _is_venue(tokens, at):
        return VENUE
    if (
        tokens[at - 1 : at]
        and tokens[at - 1].text in {"在", "于"}
        and _has_region(earlier)
        and any(_is_place(t) for t in clause if t.start > token.start)
    ):
        return SCOPE  # 南京的城市协同创新能力在长三角位居第三
    if left is not None:
        if (
            left.kind == "number"
            and left.number.sign in {"fraction", "tenths", "percent"}
            and left.text.isascii()
            and tokens[at - 1].text.lower() in {"of", "the"}
        ):
            return WHOLE
        if (
            right is not None
            and right.kind == "word"
            and right.word.kind == "place"
            and tokens[at + 1].text == "in"
        ):
            return SUBJECT
        if left.has("share") or (_follows_share(earlier) and left.kind == "number"):
            return WHOLE
        if left.has("than") or (left.has("above", "below") and not left.has("to", "up", "down")):
            return REFERENCE
        if left.has("above", "below") and _is_number(right):
            return REFERENCE
        if left.has("with") and right is not None and right.has("than"):
            return REFERENCE
        if left.has("is", "to") and _is_times(right):
            return REFERENCE
        if _is_times(left):
            return REFERENCE
        if left.has("flow") and (_has_region(earlier) or left.text != "to"):
            return DESTINATION
        if left.has("with") and any(t.has("joint") or _is_joint_name(t) for t in clause):
            return DESTINATION
    if _is_times(right) and any(_is_times(t) for t in tokens[:at]):
        return REFERENCE
    if (
        left is not None
        and left.has("rank")
        and any(_is_place(t) for t in tokens[at:] if t.clause == token.clause)
    ):
        return SCOPE  # 居长三角41个城市第4位
    if next_one is not None and next_one.kind == "word" and next_one.word.kind == "top":
        return SCOPE
    is_winner = at > 1 and _is_best(tokens[at - 2])  # lowest in Zhejiang
    if (
        token.text.isascii()
        and not is_winner
        and any(_is_place(t) or _is_best(t) for t in earlier)
        and tokens[at - 1].text.lower() in {"in", "the", "of"}
    ):
        return (
            SCOPE if any(t.kind == "region" for t in tokens[:at]) else SUBJECT
        )  # second in the delta
    if (
        at
        and tokens[at - 1].text in {"为", "是", "在", "于", "居"}
        and any(_is_best(t) for t in tokens[at + 1 : at + 3])
    ):
        if any(t.kind == "region" for t in tokens[:at]):
            return SCOPE  # 浙江为1.86，为三省一市最低
    return SUBJECT


def _is_venue(tokens: Tokens, at: int) -> bool:
    """Return whether a region is only where something was published: 在温州发布, released in Wenzhou."""
    if tokens[at].text.isascii():
        words = [t.text.lower() for t in tokens[max(0, at - 2) : at]]
        return len(words) == 2 and words[1] == "in" and words[0] in _EVENTS
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return following in _EVENTS and at > 0 and tokens[at - 1].text in {"在", "于"}


def _is_best(token: Token) -> bool:
    return token.kind == "word" and token.word.kind == "best"


def _is_place(token: Token) -> bool:
    return token.kind == "word" and token.word.kind in {"place", "top"}


def _is_base_year(tokens: Tokens, at: int) -> bool:
    """Return whether a year is called the base: 以2015年为基期, (2019 = 100)."""
    following = "".join(t.text for t in tokens[at + 1 : at + 4])
    left = tokens[at - 1].text.lower() if at else ""
    english = " ".join(t.text.lower() for t in tokens[at + 1 : at + 4])
    if english.startswith(("as the base", "as base", "as 100", "being 100", "= 100", "= the base")):
        return True
    return (
        left == "以" and following.startswith(("为基", "为起点", "作为基", "作基", "为100"))
    ) or following.replace(" ", "").startswith(("=100", "＝100", "为100"))


def _is_joint_name(token: Token) -> bool:
    return token.kind == "indicator" and token.text.lower().startswith(
        ("合作", "co-", "papers co", "international papers co", "joint")
    )


def _is_number(token: Token | None) -> bool:
    return token is not None and token.kind == "number"


def _has_region(tokens: Sequence[Token]) -> bool:
    return any(token.kind == "region" for token in tokens)


def _follows_share(tokens: Sequence[Token]) -> bool:
    return any(token.has("share") for token in tokens)


_BEFORE_BASE = frozenset({"of", "its", "as", "the", "that", "those", "their"})


def _is_compared_to(tokens: Tokens, at: int) -> bool:
    """Return whether an English year is what a change is told from: up 48% on 2018, above its 2015 level."""
    token = tokens[at]
    earlier = [t for t in tokens[:at] if t.clause == token.clause]
    words = [t.text.lower() for t in earlier[-3:]]
    number = next((i for i in range(at - 1, -1, -1) if tokens[i].kind == "number"), None)
    if (
        not words
        or number is None
        or tokens[number].clause != token.clause
        or not tokens[number].number.sign
    ):
        return False
    moved = any(t.has("up", "down") or t.text.lower() in {"change", "changes"} for t in earlier)
    if words[-1] in {"on", "from"} and all(t.kind != "word" for t in tokens[number:at]):
        return moved and at - number <= 3
    above = any(t.has("above", "below") for t in tokens[number:at])
    return above and (
        words[-2:] == ["that", "of"]
        or words[-1] in {"its", "their", "the"}
        or words[-2:] == ["level", "of"]
    )


def _role_of_time(tokens: Tokens, at: int) -> str:
    token, left, right = tokens[at], before(tokens, at), after(tokens, at)
    next_one = tokens[at + 1] if at + 1 < len(tokens) else None
    if left is not None and left.has("than"):
        return BASE
    if (
        left is not None
        and left.has("with")
        and any(t.has("than") for t in tokens[at:] if t.clause == token.clause)
    ):
        return BASE
    if _is_base_year(tokens, at):
        return BASE
    if token.text[:1].isdigit() and _is_compared_to(tokens, at):
        return BASE
    if (
        _is_number(right)
        and left is not None
        and left.has("is")
        and any(_is_times(t) for t in tokens[at : at + 6])
    ):
        return BASE  # 约为2011年358件的百倍
    if _is_times(right) and not (left is not None and left.has("up", "down")) and right is not None:
        is_direct = next_one is not None and (
            next_one is right or next_one.text in {"的", "时", "同期"} or next_one.kind == "plain"
        )
        if is_direct and left is not None and left.has("is", "to"):
            return BASE
    earlier = [t for t in tokens[:at] if t.clause == token.clause]
    if any(_is_times(t) for t in earlier):
        words = [t.text.lower() for t in earlier[-2:]]
        is_of = words[-1] in _BEFORE_BASE or words in (["as", "in"], ["than", "in"], ["that", "in"])
        if is_of or (next_one is not None and next_one.text.lower() == "level"):
            return BASE
    return AT
