"""Which region a number speaks of: the nearest one that is the subject of what is said.

Order: right beside the number, its clause, the clauses before, the clause behind where it names
the indicator, then the sentence before and the heading where those are spoken of.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.clauses import (
    DESTINATION,
    REFERENCE,
    SCOPE,
    SUBJECT,
    WHOLE,
)
from reportgen.narrative.claims.reading.nearby import (
    PLAIN_SIGNS,
    clause_before,
    clause_behind,
    clause_with,
    clauses_before,
    until_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader
    from reportgen.narrative.claims.reading.what import Mention

_PRONOUNS = frozenset(
    {"该市", "该省", "该区", "该地", "当地", "全市", "全省", "全区", "我市", "我省", "我区", "本市",
     "本省", "该团", "该县", "该城", "it", "its"}
)  # fmt: skip
_OWNING = frozenset({"with", "(", "（", "figure", "value", "level", "average", "的"})
"""Words between a region and its own figure: the national figure of 2.65%, 全国（2.65%）."""
_OWNED_KINDS = frozenset({"plain", "mark", "cue"})
_MEASURES = frozenset(
    {"in", "on", "for", "the", "at", "firms", "units", "people", "yuan", "rmb", "dollars",
     "person-years", "papers", "patents", "points"}
)  # fmt: skip
"""Words between an English number and the region behind it: 52,700 people in Hong Kong."""
_REACH_BEFORE, _REACH_BEHIND = 5, 4


@dataclass(frozen=True, slots=True)
class Place:
    """A region as mentioned, with the other end of a flow."""

    regions: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    is_said: bool = False
    is_soft: bool = False


def region_for(reader: SentenceReader, at: int, mention: Mention) -> Place:
    """Return the region a number speaks of, and where a flow goes."""
    return (
        _in_clause(reader, at)
        or _in_earlier_clauses(reader, at)
        or (_in_later_clauses(reader, at) if mention.found == "later" else None)
        or _in_context(reader, at, mention)
        or Place()
    )


def _in_clause(reader: SentenceReader, at: int) -> Place | None:
    """Return the region beside a number, else the nearest subject of its clause."""
    tokens = reader.tokens
    beside = place_of_own(tokens, at)
    if beside is None and reader.is_english:
        beside = _place_behind(tokens, at)
    token = beside or _subject_in(
        chain(reversed(clause_before(tokens, at)), until_number(clause_behind(tokens, at)))
    )
    return None if token is None else _said(reader, token, clause_with(tokens, tokens[at]))


def _in_earlier_clauses(reader: SentenceReader, at: int) -> Place | None:
    """Return the subject of an earlier clause of the sentence."""
    tokens = reader.tokens
    token = _subject_in(reversed(clauses_before(tokens, at)))
    if token is None:
        return None
    between = [t for t in tokens[:at] if t.clause >= token.clause]
    return _said(reader, token, clause_with(tokens, tokens[at]), between)


def _in_later_clauses(reader: SentenceReader, at: int) -> Place | None:
    """Return the subject of the clause behind: at 267.57, the index of the delta …."""
    tokens = reader.tokens
    token = _subject_in(t for t in tokens if t.clause > tokens[at].clause)
    return None if token is None else _said(reader, token, clause_with(tokens, token))


def _in_context(reader: SentenceReader, at: int, mention: Mention) -> Place | None:
    """Return the region of the sentence before or the heading, where those are spoken of."""
    tokens, context = reader.tokens, reader.context
    has_pronoun = any(token.text.lower() in _PRONOUNS for token in tokens[:at])
    if not has_pronoun and mention.found not in {"before", "heading"}:
        return None
    for said in (context.said, context.heading):
        token = _subject_in(reversed(said))
        if token is not None:
            own, other = clause_with(tokens, tokens[at]), clause_with(said, token)
            return _said(reader, token, own, other, is_soft=not has_pronoun)
    if has_pronoun and context.region is not None:
        return Place(context.region.ids, is_said=True)
    return None


def _subject_in(tokens: Iterable[Token]) -> Token | None:
    """Return the first region that is the subject of its clause."""
    return next((t for t in tokens if t.kind == "region" and t.role == SUBJECT), None)


def _said(
    reader: SentenceReader, token: Token, *clauses: Sequence[Token], is_soft: bool = False
) -> Place:
    """Return a region with the end of a flow, from the first of these clauses that names one."""
    ends = (_destinations(reader, clause, token) for clause in clauses)
    goes_to = next(filter(None, ends), ())
    return Place(_group_of(reader, token), goes_to, is_said=True, is_soft=is_soft)


def _destinations(
    reader: SentenceReader, clause: Sequence[Token], origin: Token
) -> tuple[str, ...]:
    """Return where a flow of this clause goes; a list of regions is the group they form."""
    for token in clause:
        if token.kind == "region" and token.role == DESTINATION and token.start != origin.start:
            return _group_of(reader, token)
    return ()


def _group_of(reader: SentenceReader, token: Token) -> tuple[str, ...]:
    """Return the region a name or a list of names stands for as a whole."""
    if not token.items:
        return token.ids
    members = frozenset(item.ids[0] for item in token.items)
    group = reader.dictionary.groups.get(members)
    return (group,) if group else ()


def place_of_own(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the region whose own figure a number is: 全国（2.65%）, the national 2.65%."""
    own = tokens[at]
    if own.kind != "number":
        return None
    return _owner_behind(tokens, at) or _owner_before(tokens, at)


def _owner_behind(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the region behind "of" whose figure it is: the 4.19% of Beijing, Tianjin and Hebei."""
    is_figure = tokens[at].number.sign in PLAIN_SIGNS
    if not is_figure or at == 0 or tokens[at - 1].text.lower() != "the":
        return None
    following = [t for t in tokens[at + 1 : at + 4] if t.text.lower() != "the"]
    if len(following) > 1 and following[0].text.lower() == "of" and following[1].kind == "region":
        return following[1]
    return None


_BETWEEN_OWNER = frozenset({"of", "at", "全省", "全市", "全区"})
"""Words between a region and its own figure: 占安徽全省428.4亿元的33.3%."""


def _owner_before(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the region before a number with only words of possession between the two."""
    is_linked = False
    for token in reversed(tokens[max(0, at - _REACH_BEFORE) : at]):
        if token.kind == "region":
            return token if _owns(token, tokens[at], is_linked=is_linked) else None
        text = token.text.lower()
        is_linked = is_linked or text in _OWNING
        if token.kind not in _OWNED_KINDS if is_linked else text not in _BETWEEN_OWNER:
            return None
    return None


def _owns(region: Token, own: Token, *, is_linked: bool) -> bool:
    """Return whether a number is the figure of a region that something else is compared with."""
    sign = own.number.sign
    if region.role == WHOLE:
        return own.start - region.end <= len("全省") and not sign
    if region.role != REFERENCE or sign not in PLAIN_SIGNS:
        return False
    is_next = region.end >= own.start - 1 and region.text.lower() == "national"
    return is_linked or is_next or region.text.endswith(("'s", "’s"))


def _place_behind(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the region right behind an English number: 52,700 in Hong Kong and Macao."""
    for token in tokens[at + 1 : at + 1 + _REACH_BEHIND]:
        if token.kind == "region":
            return None if token.role == SCOPE else token
        if token.text.lower() not in _MEASURES:
            return None
    return None


def whole_for(reader: SentenceReader, at: int) -> tuple[str, ...]:
    """Return the region a share is a share of: 占全国比重为20%, 20% of the national total."""
    tokens = reader.tokens
    for token in chain(reversed(clause_before(tokens, at)), clause_behind(tokens, at)):
        if token.kind == "region" and token.role == WHOLE:
            return _group_of(reader, token)
    return ()
