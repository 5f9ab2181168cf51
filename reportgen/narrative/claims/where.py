"""Which indicator, region and edition a number speaks of: the nearest mention that can be meant.

Order: right behind the number (146份合作协议), its stretch, its clause, the clauses before, the
sentence before, the heading, the page. What is said is never overruled by what is only assumed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.clauses import DESTINATION, REFERENCE, SCOPE, SUBJECT, WHOLE
from reportgen.narrative.claims.dictionary import root
from reportgen.narrative.claims.kinds import stretch_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.narrative.claims.reading import SentenceReader
    from reportgen.narrative.claims.tokens import Token

_TITLE = 4
_NAMED = frozenset({"indicator", "index"})
_PRONOUNS = frozenset(
    [
        "该市",
        "该省",
        "该区",
        "该地",
        "当地",
        "全市",
        "全省",
        "全区",
        "我市",
        "我省",
        "我区",
        "本市",
        "本省",
        "该团",
        "该县",
        "该城",
        "it",
        "its",
    ]
)


@dataclass(frozen=True, slots=True)
class Mention:
    """An indicator as mentioned: its ids, and where the name was found."""

    indicators: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    found: str = ""
    token: Token | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A region as mentioned, with the other end of a flow."""

    regions: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    is_said: bool = False
    is_soft: bool = False


def indicator_for(reader: SentenceReader, at: int) -> Mention:
    """Return the indicator a number speaks of."""
    tokens, context = reader.tokens, reader.context
    own = tokens[at]
    behind = _behind(tokens, at)
    start = stretch_before(tokens, at)
    clause = [t for t in tokens[:at] if t.clause == own.clause]
    tail = [t for t in tokens[at + 1 :] if t.clause == own.clause]
    steps: tuple[tuple[str, Iterable[Token]], ...] = (
        ("behind", _of(tokens, at)),
        ("behind", [behind] if behind else []),
        ("stretch", reversed(tokens[start:at])),
        ("clause", reversed(clause)),
        ("behind", _until_number(tail)),
        ("words", _by_words(reader, at)),
        ("sentence", reversed([t for t in tokens[:at] if t.clause < own.clause])),
        ("later", _later(tokens, at)),
        ("before", reversed(context.said)),
        ("heading", reversed(context.heading)),
    )
    for found, where in steps:
        for token in where:
            if token.kind in _NAMED and not token.role:
                return _mention(reader, token, found, at)
    if context.page.indicator:
        return Mention((context.page.indicator,), found="page")
    main = reader.evidence.main_indicators.get(context.page.edition)
    if main and any(t.has("rate") for t in clause):
        return Mention((main,), found="page")  # 增速 on a page about one index
    return Mention()


def _of(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return what a share is a share of in English: a quarter of national high-tech profits."""
    number = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        following is None
        or following.text.lower() != "of"
        or number.kind != "number"
        or not number.number.sign
    ):
        return []
    return _until_number([t for t in tokens[at + 1 :] if t.clause == number.clause])


def _later(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return the next clause where only it names what the numbers before are: 从100到267，指数…"""
    own = tokens[at].clause
    rest = [t for t in tokens if t.clause > own and t.kind != "mark"]
    first = next((t for t in rest if t.kind in {*_NAMED, "number"}), None)
    if first is None or first.kind == "number":
        return []
    following = [t for t in rest if t.clause == first.clause]
    if all(t.kind in {"plain", "number", "time", "mark", "cue"} for t in tokens if t.clause == own):
        return following  # At 267.57, the index …
    return following if not any(t.kind == "number" and not t.number.sign for t in following) else []


def _by_words(reader: SentenceReader, at: int) -> list[Token]:
    """Return the indicator all of whose words stand in an English clause: dispatched 226 vice-presidents."""
    if not reader.is_english:
        return []
    own = reader.tokens[at]
    words = {
        root(word)
        for token in reader.tokens
        if token.clause == own.clause and token.kind not in {"time", "number", "mark"}
        for word in re.findall(r"[a-z&]+", token.text.lower())
    }
    found = [(len(bag), keys) for bag, keys in reader.dictionary.bags.items() if bag <= words]
    if not found:
        return []
    most = max(size for size, _ in found)
    ids = tuple(key for size, keys in found if size == most for key in keys)
    return [replace(own, kind="indicator", ids=ids, weak=(), role="", value=None)]


def _until_number(tokens: Sequence[Token]) -> list[Token]:
    found: list[Token] = []
    for token in tokens:
        if token.kind in {"number", "bound"}:
            break
        found.append(token)
    return found


def _behind(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the name right behind a number and its measure word: 146份合作协议, 24 postdocs."""
    following = [t for t in tokens[at + 1 : at + 3] if t.text.lower() != "the"]
    if (
        following[:1]
        and following[0].text.lower() == "for"
        and len(following) > 1
        and following[1].kind in _NAMED
    ):
        return following[1]  # 7.7 points for joint environmental protection
    for token in tokens[at + 1 : at + 6]:
        if token.kind in _NAMED:
            return token
        if token.kind not in {"plain"} and not token.has("is"):
            return None
        if token.text.lower() in {
            "of",
            "in",
            "from",
            "for",
            "by",
            "和",
            "与",
            "and",
            "是",
            "为",
            "比",
            "较",
            "than",
            "on",
            "over",
        }:
            return None
    return None


def _mention(reader: SentenceReader, token: Token, found: str, at: int) -> Mention:
    if found == "words":
        return Mention(token.ids, (), found, None)
    if token.kind == "indicator":
        return Mention(token.ids, token.weak, found, token)
    return Mention(*_index_meant(reader, token, at), found, token)


def _index_meant(
    reader: SentenceReader, token: Token, at: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a bare 指数 means: the index just spoken of, of the heading, or of the page."""
    indicators = reader.dictionary.config.indicators
    if token.text.lower().startswith(("overall", "headline", "composite", "总", "综合")):
        return _main_index(reader, token, at)
    earlier = [t for t in reader.tokens[:at] if t.start < token.start and t.kind == "indicator"]
    places = [reversed(earlier)]
    if len(reader.context.said) <= _TITLE and not any(
        t.kind == "number" for t in reader.context.said
    ):
        places.append(reversed(reader.context.said))  # 产业联动 as a line of its own
    if token.text.lower().startswith(("该", "这", "this", "that")):
        places.append(reversed(reader.context.said))
    places.append(reversed(reader.context.heading))
    for where in places:
        for other in where:
            ids = tuple(key for key in other.ids or other.weak if _is_index(indicators, key))
            if other.kind == "indicator" and ids:
                return ids, ()
    return _main_index(reader, token, at)


def _main_index(
    reader: SentenceReader, token: Token, at: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    edition = edition_for(reader, at) or reader.context.page.edition or reader.context.edition
    main = reader.evidence.main_indicators.get(edition)
    if main:
        return (main,), ()
    if reader.context.page.edition and not token.ids:
        return (), ()
    return token.ids or (), ()


def _is_index(indicators: object, key: str) -> bool:
    return indicators[key].kind == "index"  # type: ignore[index]


def region_for(reader: SentenceReader, at: int, mention: Mention) -> Place:
    """Return the region a number speaks of, and where a flow goes."""
    tokens, context = reader.tokens, reader.context
    own = tokens[at]
    start = stretch_before(tokens, at)
    clause = [t for t in tokens if t.clause == own.clause]
    tail = _until_number([t for t in tokens[at + 1 :] if t.clause == own.clause])
    behind = _place_behind(tokens, at) if reader.is_english else []
    behind = place_of_own(tokens, at) or behind
    for where in (
        behind,
        reversed(tokens[start:at]),
        reversed([t for t in clause if t.start < own.start]),
        tail,
    ):
        for token in where:
            if _is_subject(token) or (where is behind and token.kind == "region"):
                return Place(
                    group_of(reader, token), _destinations(reader, clause, token), is_said=True
                )
    earlier = [t for t in tokens[:at] if t.clause < own.clause]
    for token in reversed(earlier):
        if _is_subject(token):
            of_clause = [t for t in tokens if t.clause == token.clause]
            here = _destinations(reader, clause, token)
            return Place(
                group_of(reader, token),
                here or _destinations(reader, of_clause, token),
                is_said=True,
            )
    if mention.found == "later":
        for token in (t for t in tokens if t.clause > own.clause):
            if _is_subject(token):
                of_clause = [t for t in tokens if t.clause == token.clause]
                return Place(
                    group_of(reader, token), _destinations(reader, of_clause, token), is_said=True
                )
    if mention.found in {"before", "heading"} or _has_pronoun(tokens[:at]):
        for said in (context.said, context.heading):
            for token in reversed(said):
                if _is_subject(token):
                    of_clause = [t for t in said if t.clause == token.clause]
                    here = _destinations(reader, clause, token)
                    goes_to = here or _destinations(reader, of_clause, token)
                    is_soft = not _has_pronoun(tokens[:at])
                    return Place(group_of(reader, token), goes_to, is_said=True, is_soft=is_soft)
        if _has_pronoun(tokens[:at]) and context.region is not None:
            return Place(context.region.ids, is_said=True)
    return Place()


def place_of_own(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return the region whose own figure a number is: 全国（2.65%）, the national figure of 2.65%."""
    if tokens[at].kind != "number":
        return []
    if (
        tokens[at - 1 : at]
        and tokens[at - 1].text.lower() == "the"
        and tokens[at].number.sign in {"", "percent"}
    ):
        following = [t for t in tokens[at + 1 : at + 4] if t.text.lower() != "the"]
        if (
            [t.text.lower() for t in following[:1]] == ["of"]
            and following[1:]
            and following[1].kind == "region"
        ):
            return [following[1]]  # the 4.19% of Beijing, Tianjin and Hebei
    owned = False
    for token in reversed(tokens[max(0, at - 5) : at]):
        if token.kind == "region":
            is_next = token.end >= tokens[at].start - 1 and token.text.lower() == "national"
            is_own = owned or is_next or token.text.endswith(("'s", "’s"))
            is_whole = (
                token.role == WHOLE and token.end == tokens[at].start and not tokens[at].number.sign
            )
            is_told = (
                is_own and tokens[at].number.sign in {"", "percent"} and token.role == REFERENCE
            )
            return [token] if is_told or is_whole else []
        owned = owned or token.text.lower() in {
            "(",
            "（",
            "figure",
            "value",
            "level",
            "average",
            "的",
        }
        if not owned and token.text.lower() not in {"of", "at"}:
            return []
        if owned and token.kind not in {"plain", "mark", "cue"}:
            return []
    return []


def _place_behind(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return the region right behind an English number: 52,700 in Hong Kong and Macao."""
    for token in tokens[at + 1 : at + 5]:
        if token.kind == "region":
            return [] if token.role == SCOPE else [token]
        if token.text.lower() not in {
            "in",
            "on",
            "for",
            "the",
            "at",
            "firms",
            "units",
            "people",
            "yuan",
            "rmb",
            "dollars",
            "person-years",
            "papers",
            "patents",
            "points",
        }:
            break
    return []


def _is_subject(token: Token) -> bool:
    return token.kind == "region" and token.role == SUBJECT


def _has_pronoun(tokens: Sequence[Token]) -> bool:
    return any(token.text.lower() in _PRONOUNS for token in tokens)


def _destinations(
    reader: SentenceReader, clause: Sequence[Token], origin: Token
) -> tuple[str, ...]:
    """Return where a flow of this clause goes; a list of regions is the group they form."""
    for token in clause:
        if token.kind == "region" and token.role == DESTINATION and token.start != origin.start:
            return group_of(reader, token)
    return ()


def group_of(reader: SentenceReader, token: Token) -> tuple[str, ...]:
    """Return the region a name or a list of names stands for as a whole."""
    if not token.items:
        return token.ids
    members = frozenset(item.ids[0] for item in token.items)
    group = reader.dictionary.groups.get(members)
    return (group,) if group else ()


def origin_group(reader: SentenceReader, at: int) -> tuple[str, ...]:
    """Return the group a list of regions forms as the origin of a flow: 江苏、浙江、安徽对上海."""
    own = reader.tokens[at]
    for token in reader.tokens[:at]:
        if token.clause == own.clause and _is_subject(token) and token.items:
            return group_of(reader, token)
    return ()


def whole_for(reader: SentenceReader, at: int) -> tuple[str, ...]:
    """Return the region a share is a share of."""
    own = reader.tokens[at]
    tokens = [t for t in reader.tokens if t.clause == own.clause]
    for token in (
        *reversed([t for t in tokens if t.start < own.start]),
        *[t for t in tokens if t.start > own.start],
    ):
        if token.kind == "region" and token.role == WHOLE:
            return group_of(reader, token)
    return ()


def edition_for(reader: SentenceReader, at: int) -> str:
    """Return the edition a number is said to be from: 2023版报告, in the 2023 edition, 上一版."""
    tokens = reader.tokens
    own = tokens[at]
    start = stretch_before(tokens, at)
    tail = _until_number([t for t in tokens[at + 1 :] if t.clause == own.clause])
    is_english = reader.is_english
    places = [
        reversed(tokens[start:at]),
        reversed([t for t in tokens[:at] if t.clause == own.clause]),
    ]
    places = [tail, *places] if is_english else [*places, tail]
    places += [
        reversed([t for t in tokens[:at] if t.clause < own.clause]),
        _source_behind(tokens, at),
    ]
    for where in places:
        for token in where:
            if token.kind == "edition":
                found = _edition(reader, token)
                if found:
                    return found
    return ""


def _source_behind(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return a last clause that only tells where the number is from: …, according to the 2023 edition."""
    rest = [t for t in tokens[at + 1 :] if t.clause > tokens[at].clause]
    return [] if any(t.kind in {"number", "bound"} for t in rest) else rest


def _edition(reader: SentenceReader, token: Token) -> str:
    editions = reader.dictionary.config.editions
    if token.ids:
        return token.ids[0]
    page = reader.context.page.edition or reader.context.edition
    own = editions.get(page)
    if own is None:
        return ""
    series = [key for key, edition in editions.items() if edition.series == own.series]
    if token.value == "this":
        return page
    if token.value == "before":
        ordered = sorted(series, key=lambda key: (editions[key].last_period or "", key))
        at = ordered.index(page)
        return ordered[at - 1] if at else ""
    return next((key for key in series if str(token.value) in key), "")
