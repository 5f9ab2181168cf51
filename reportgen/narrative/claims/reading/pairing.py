"""Lists of subjects and lists of numbers: 苏州、南京分别为1.9万件、1.3万件, paired in order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.clauses import DESTINATION, REFERENCE, SUBJECT
from reportgen.narrative.claims.language.number_words import MEASURES
from reportgen.narrative.claims.reading.nearby import cues_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.narrative.claims.language.clauses import Tokens
    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.names.dictionary import Dictionary

    Listed = tuple[Token, tuple[Token, ...]]
    """A list of subjects: the token that stands for it, and its members."""

_MEASURES = frozenset(MEASURES) | {"家次", "人次", "万", "亿", "余", "多"}
_JOINTS = frozenset({"、", ",", "和", "与", "及", "以及", "and", "or", "&", "/"})
_THOSE = {"两者": 2, "二者": 2, "三者": 3, "四者": 4, "两项": 2, "三项": 3, "四项": 4}
_BEHIND = 9
"""Words behind the last number within which respectively is looked for."""


@dataclass(frozen=True, slots=True)
class Miscount:
    """分别 with more or fewer numbers than subjects: the word, and how many there should be."""

    cue: Token
    subjects: int
    numbers: int


@dataclass(frozen=True)
class Pairs:
    """For each number (by its place): its own subject, all subjects it speaks of, or neither.

    ``blocked`` numbers stand in a list that does not tell which is whose.
    """

    own: dict[int, Token] = field(default_factory=dict)
    each: dict[int, tuple[Token, ...]] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    miscounts: list[Miscount] = field(default_factory=list)


def pair(tokens: Tokens, values: Sequence[int], dictionary: Dictionary) -> Pairs:
    """Return the pairs of a sentence; ``values`` are the places of its numbers or ranks."""
    pairs = Pairs()
    is_told = "respectively" in cues_of(tokens)
    for series in _series(tokens, values):
        cue = _respectively(tokens, series) if is_told else None
        _pair(tokens, series, cue, dictionary, pairs)
    return pairs


def _series(tokens: Tokens, values: Sequence[int]) -> Iterator[list[int]]:
    """Return runs of numbers with nothing but 、 and 和 between them."""
    run: list[int] = []
    for at in values:
        if run and not _continues(tokens, run, at):
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _continues(tokens: Tokens, run: list[int], at: int) -> bool:
    """Return whether the next number belongs to the row."""
    return all(_is_joint(t) for t in tokens[run[-1] + 1 : at]) and (
        _are_alike(tokens[run[-1]], tokens[at]) or _is_told_apart(tokens, run[0])
    )


def _are_alike(first: Token, second: Token) -> bool:
    """Return whether two members of a row can be told of a list: not 267.57, 8.97%."""
    if first.kind != "number" or second.kind != "number":
        return first.kind == second.kind
    return first.number.sign == second.number.sign


def _is_told_apart(tokens: Tokens, at: int) -> bool:
    """Return whether 分别 stands before the row: its numbers may be of different kinds."""
    before = [t for t in tokens[:at] if t.clause == tokens[at].clause]
    return any(t.has("respectively") for t in before)


def _is_joint(token: Token) -> bool:
    return token.text.lower() in _JOINTS or token.text in _MEASURES


def _pair(
    tokens: Tokens, series: list[int], cue: Token | None, dictionary: Dictionary, pairs: Pairs
) -> None:
    """Enter the row in ``pairs``: with a list as long as it, as miscounted, or as blocked.

    ``cue`` is 分别 or respectively, where the row is told by it.
    """
    first, count = series[0], len(series)
    lists = [*_those(tokens, first), *_lists(tokens, first, dictionary)]
    if cue is not None and count > 1 and not lists:
        lists = list(_named_apart(tokens, first, count))
    if cue is not None and cue.start > tokens[first].start:
        lists += [(t, t.items) for t in tokens[series[-1] + 1 :] if t.items and t.start < cue.start]
    fitting = [
        items
        for token, items in lists
        if len(items) == count and (cue or _is_same_clause(tokens, first, token))
    ]
    if count > 1 and fitting:
        pairs.own.update(zip(series, fitting[0], strict=True))
    elif cue is not None and lists and (count > 1 or lists[0][0].items):
        if all(one.cue is not cue for one in pairs.miscounts):
            pairs.miscounts.append(Miscount(cue, len(lists[0][1]), count))
        pairs.blocked.update(series)
    elif count == 1:
        _pair_single(tokens, first, lists, pairs)
    elif (
        cue is not None
        or any(_is_same_clause(tokens, first, token) for token, _ in lists)
        or not _have_own_names(tokens, series)
    ):
        pairs.blocked.update(series)


def _have_own_names(tokens: Tokens, series: list[int]) -> bool:
    """Return whether numbers in a row have names of their own right behind: 146份协议、87份合同."""
    return any(tokens[at].kind == "word" for at in series)


def _respectively(tokens: Tokens, series: list[int]) -> Token | None:
    """Return 分别 before a row of numbers, or respectively behind it."""
    own = tokens[series[0]].clause
    for token in reversed(tokens[: series[0]]):
        if token.kind == "number" or token.clause < own - 1:
            break
        if token.has("respectively") and token.clause == own:
            return token
    for token in tokens[series[-1] + 1 : series[-1] + 1 + _BEHIND]:
        if token.kind == "number":
            return None
        if token.has("respectively") and token.text.isascii():
            return token
    return None


def _is_same_clause(tokens: Tokens, at: int, token: Token) -> bool:
    return token.clause == tokens[at].clause


def _lists(tokens: Tokens, at: int, dictionary: Dictionary) -> Iterator[Listed]:
    """Return the lists of subjects before a number, nearest first; a group gives its members."""
    for token in reversed(tokens[:at]):
        if token.role in {DESTINATION, REFERENCE}:
            continue
        if token.items:
            yield token, token.items
        elif token.kind == "region" and token.role == SUBJECT and len(token.ids) == 1:
            yield from _members(token, dictionary)


def _those(tokens: Tokens, at: int) -> Iterator[Listed]:
    """Return the indicators named one by one before 三者分别: the last three."""
    own = tokens[at].clause
    cue = next((t for t in tokens[:at] if t.text in _THOSE and t.clause == own), None)
    if cue is None:
        return
    before = [t for t in tokens[:at] if t.start < cue.start]
    named = tuple(t for t in before if t.kind == "indicator" and not t.items)
    count = _THOSE[cue.text]
    if len(named) >= count:
        yield replace(cue, items=named[-count:]), named[-count:]


def _named_apart(tokens: Tokens, at: int, count: int) -> Iterator[Listed]:
    """Return as many names as numbers, each said with a figure of its own before 分别.

    例: 江苏为2.04，浙江为2.04，到2023年已分别降至2.07和1.86.
    """
    for kind, role in (("region", SUBJECT), ("indicator", "")):
        named = [t for t in tokens[:at] if t.kind == kind and t.role == role]
        if len(named) == count and all(t.clause < tokens[at].clause for t in named):
            yield replace(named[0], items=tuple(named)), tuple(named)


def _members(token: Token, dictionary: Dictionary) -> Iterator[Listed]:
    """Return a group as the list of its members where its name is one: 苏浙皖."""
    region = dictionary.config.regions[token.ids[0]]
    if "、" in "".join(region.aliases) and len(region.members) > 1 and token.text in region.aliases:
        yield token, tuple(replace(token, ids=(member,)) for member in region.members)


def _pair_single(tokens: Tokens, at: int, lists: list[Listed], pairs: Pairs) -> None:
    """Pair one number with a list: it speaks of all (均), or of the group they form."""
    own = tokens[at].clause
    near = [(token, items) for token, items in lists if token.clause == own and token.items]
    if not near:
        return
    token, items = near[0]
    if any(
        t.kind == token.kind and t.start > token.start
        for t in tokens[:at]
        if not t.items and t.role in {"", SUBJECT, "at"}
    ):
        return
    if any(t.has("each") for t in tokens if t.clause == own):
        pairs.each[at] = items
    elif token.kind in {"indicator", "time"}:
        pairs.blocked.add(at)
