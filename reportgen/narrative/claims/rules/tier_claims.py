"""Tiers named in prose: the right one for each region, and spelt as the project spells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.facts.model import Ask
from reportgen.narrative.claims.language.clauses import SUBJECT
from reportgen.narrative.claims.language.lexicon import has_hanzi
from reportgen.narrative.claims.model import Verdict
from reportgen.narrative.claims.rules.tier_names import find_tiers
from reportgen.periods import parse_period, year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.config.texts import Text
    from reportgen.facts.model import Fact
    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.model import State
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader
    from reportgen.narrative.claims.rules.tier_names import NamedTier

_AWAY = (
    "距", "离", "尚未", "未能", "未进入", "不在", "不属于", "并非", "界限", "还差", "border",
    "趋近", "接近", "靠近", "逼近", "迈向", "short of", "not ", "close to", "approaching",
)  # fmt: skip
"""Words before a tier that say a region is not, or not yet, in it."""
_CONTAINS = frozenset(
    {"有", "包括", "包含", "为", "是", "共有", "includes", "comprises", "contains"}
)
"""Words between a tier and its members: 技术爆炸区有苏州、南京."""
_POINTING = frozenset({"该市", "该地", "当地", "全市", "我市", "其", "It", "it", "they", "They"})
"""Words for the region spoken of in the sentence before."""


def check_tiers(reader: SentenceReader, source: str) -> Iterator[Verdict]:
    """Return the verdicts on the tiers a sentence names."""
    for tier in find_tiers(reader, source):
        if tier.is_right:
            yield from _judge(reader, tier)
        else:
            language = "zh" if has_hanzi(tier.text) else "en"
            expected = _declared_name(reader, tier).get(language)
            yield _verdict(tier, "contradicted", code="claim/tier-unknown", expected=expected)


def _judge(reader: SentenceReader, tier: NamedTier) -> Iterator[Verdict]:
    """Return the verdict on the regions said to be in a tier; none where it names no region."""
    regions = _regions(reader, tier)
    if not regions:
        return
    before = _clause_before(reader, tier)
    if any(word in text for word in _AWAY for text in (before, before.replace(" ", ""))):
        yield _verdict(tier, "unchecked", reason="hypothetical")
        return
    name = _declared_name(reader, tier)
    facts = [_tier_of(reader, region, tier.rule) for region in regions]
    for fact in facts:
        word = None if fact is None or fact.qualifier != "=" else fact.word
        if word is not None and word != name:
            expected = word.get("en" if reader.is_english else "zh")
            yield _verdict(
                tier, "contradicted", code="claim/tier-mismatch", expected=expected, fact=fact
            )
            return
    if any(fact is None for fact in facts):
        yield _verdict(tier, "unchecked", reason="no-data")
    else:
        yield _verdict(tier, "verified", fact=facts[0])


def _regions(reader: SentenceReader, tier: NamedTier) -> tuple[str, ...]:
    """Return the regions said to be in a tier: of its clause, else before; 该市 is the last one."""
    tokens = reader.tokens
    own = next((t.clause for t in tokens if t.start >= tier.start), tokens[-1].clause)
    if _lists_members(tokens, tier):
        listed = (t for t in tokens if t.start >= tier.end and t.clause == own)
        member = next((t for t in listed if t.kind == "region"), None)
        if member is not None:
            return _ids(member)
    before = [t for t in tokens if t.start < tier.start]
    places = [t for t in before if t.kind == "region" and t.role == SUBJECT]
    near = [t for t in places if t.clause in {own, own - 1}] or places[-1:]
    if near:
        # 在江苏城市中，无锡、常州位于…: of several in a clause the nearest is meant.
        members = _members(reader, tier)
        fitting = [t for t in near if _is_any(t, members)]
        return _ids((fitting or [t for t in near if t.clause == own] or near)[-1])
    if reader.context.region is not None and any(t.text in _POINTING for t in before):
        return _ids(reader.context.region)
    return ()


def _lists_members(tokens: Sequence[Token], tier: NamedTier) -> bool:
    """Return whether a tier is followed by who is in it: 技术爆炸区有苏州、南京."""
    following = next((t for t in tokens if t.start >= tier.end), None)
    return following is not None and following.text.lower() in _CONTAINS


def _members(reader: SentenceReader, tier: NamedTier) -> frozenset[str | None]:
    """Return the regions that the rule of a tier sorts by name, where the name is of one only."""
    known = reader.dictionary.config.region_names
    names = {member.region for member in reader.dictionary.config.tiers[tier.rule].members}
    return frozenset(known.find(name) for name in names if len(known.ids.get(name, ())) == 1)


def _is_any(place: Token, regions: frozenset[str | None]) -> bool:
    return any(key in regions for item in (place.items or (place,)) for key in item.ids)


def _ids(place: Token) -> tuple[str, ...]:
    """Return the regions of a name or a list, of each the first it can mean."""
    return tuple(item.ids[0] for item in place.items) if place.items else place.ids[:1]


def _clause_before(reader: SentenceReader, tier: NamedTier) -> str:
    """Return the words of a clause up to the tier, each with a space behind it."""
    own = next((t.clause for t in reader.tokens if t.start >= tier.start), -1)
    clause = (t for t in reader.tokens if t.clause == own and t.start < tier.start)
    return "".join(f"{t.text} " for t in clause)


def _tier_of(reader: SentenceReader, region: str, rule: str) -> Fact | None:
    declared = reader.dictionary.config.tiers[rule]
    ask = Ask(
        measure="tier",
        indicator=declared.indicator,
        region=region,
        tiers=rule,
        period=parse_period(declared.period) or year(2000),
    )
    try:
        return reader.evidence.facts.answer(ask)
    except ComputeError:
        return None


def _declared_name(reader: SentenceReader, tier: NamedTier) -> Text:
    rule = reader.dictionary.config.tiers[tier.rule]
    return next(band.name for band in rule.tiers if band.id == tier.band)


def _verdict(
    tier: NamedTier,
    state: State,
    *,
    code: str = "",
    expected: str = "",
    fact: Fact | None = None,
    reason: str = "",
) -> Verdict:
    return Verdict(
        start=tier.start,
        end=tier.end,
        text=tier.text,
        kind="tier",
        state=state,
        code=code,
        expected=expected,
        fact=fact,
        reason=reason,
    )
