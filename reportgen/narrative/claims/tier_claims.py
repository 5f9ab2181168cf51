"""Tiers named in prose: the right one for each region, and spelt as the project spells it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.facts.model import Ask
from reportgen.narrative.claims.clauses import SUBJECT
from reportgen.narrative.claims.lexicon import has_hanzi
from reportgen.narrative.claims.model import Verdict
from reportgen.periods import parse_period, year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.facts.model import Fact
    from reportgen.narrative.claims.reading import SentenceReader
    from reportgen.narrative.claims.tokens import Token

_TIER_KINDS = frozenset({"tier", "misspelt"})
_ALIKE = 0.7
_POINTING = frozenset("上下这那各同前后本该每某一二三四五六两")
_SHORTEST = 3
_QUOTED = re.compile(r"[“\"「『‘]([^“”\"「」『』‘’]{2,30})[”\"」』’]")
_WORDS = re.compile(r"[A-Za-z]+")
_AWAY = (
    "距",
    "离",
    "尚未",
    "未能",
    "未进入",
    "不在",
    "不属于",
    "并非",
    "界限",
    "还差",
    "border",
    "short of",
    "not ",
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A tier as named: where, its rule and band, and whether it is spelt right."""

    start: int
    end: int
    text: str
    rule: str
    band: str
    is_right: bool


def check_tiers(reader: SentenceReader, source: str) -> Iterator[Verdict]:
    """Return the verdicts on the tiers a sentence names."""
    named = [*_by_name(reader.tokens), *_by_likeness(reader, source)]
    for one in sorted(named, key=lambda n: n.start):
        if not one.is_right:
            expected = _band_name(reader, one)
            yield _verdict(one, "contradicted", code="claim/tier-unknown", expected=expected)
            continue
        yield from _of_regions(reader, one)


def _by_name(tokens: Sequence[Token]) -> Iterator[_Named]:
    for token in tokens:
        if token.kind in _TIER_KINDS:
            rule, band = token.ids[0].split("/", 1)
            yield _Named(token.start, token.end, token.text, rule, band, token.kind == "tier")


def _by_likeness(reader: SentenceReader, source: str) -> Iterator[_Named]:
    """Return words that are one sign away from the name of a tier: 技术并发区, “进发区”."""
    taken = [(t.start, t.end) for t in reader.tokens if t.kind in _TIER_KINDS]
    found: dict[tuple[int, int], _Named] = {}
    quoted = [match.span(1) for match in _QUOTED.finditer(source)]
    signs = frozenset(source)
    words = [(m.group().lower(), m.start(), m.end()) for m in _WORDS.finditer(source)]
    for name, (rule, band) in reader.dictionary.tier_words.items():
        if has_hanzi(name):
            is_far = not quoted and len(frozenset(name) - signs) > 1
            spans = () if is_far else _like_hanzi(source, name, quoted)
        else:
            spans = _like_words(words, name)
        for start, end in spans:
            if not any(start < e and s < end for s, e in taken):
                found.setdefault(
                    (start, end), _Named(start, end, source[start:end], rule, band, is_right=False)
                )
    names = reader.dictionary.tier_words
    yield from (one for one in found.values() if one.text not in names)


def _like_hanzi(
    source: str, name: str, quoted: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    size = len(name)
    if size > _SHORTEST:
        for start in range(len(source) - size + 1):
            if source[start + size - 1] == name[-1] or source[start] == name[0]:
                window = source[start : start + size]
                if _differs_once(window, name) and _all_hanzi(window):
                    yield start, start + size
    for start, end in quoted:
        tail = name[-(end - start) :]
        inside = source[start:end]
        is_short = _SHORTEST <= end - start < size
        if is_short and _differs_once(inside, tail):
            yield start, end


def _differs_once(text: str, name: str) -> bool:
    """Return whether a text is a name with one wrong sign; 上一梯队 is no misspelt 第一梯队."""
    wrong = [a for a, b in zip(text, name, strict=True) if a != b]
    return len(wrong) == 1 and wrong[0] not in _POINTING


def _all_hanzi(text: str) -> bool:
    return all("\u3400" <= c <= "\u9fff" for c in text)


def _like_words(words: list[tuple[str, int, int]], name: str) -> Iterator[tuple[int, int]]:
    wanted = name.lower().split()
    if len(wanted) < 2 or not any(word in wanted for word, _, _ in words):
        return
    for at in range(len(words) - len(wanted) + 1):
        own = words[at : at + len(wanted)]
        different = [(a, b[0]) for a, b in zip(wanted, own, strict=True) if a != b[0]]
        if len(different) == 1 and SequenceMatcher(None, *different[0]).ratio() >= _ALIKE:
            yield own[0][1], own[-1][2]


def _of_regions(reader: SentenceReader, one: _Named) -> Iterator[Verdict]:
    regions = _regions(reader, one)
    if not regions:
        return
    clause = _clause_text(reader, one)
    if any(word in clause for word in _AWAY):
        yield _verdict(one, "unchecked", reason="hypothetical")
        return
    facts = [(region, _tier_of(reader, region, one.rule)) for region in regions]
    wrong = next(
        (f for _, f in facts if f is not None and f.word is not None and _is_other(reader, one, f)),
        None,
    )
    if wrong is not None and wrong.word is not None:
        expected = wrong.word.get("en" if reader.is_english else "zh")
        yield _verdict(
            one, "contradicted", code="claim/tier-mismatch", expected=expected, fact=wrong
        )
    elif any(fact is None for _, fact in facts):
        yield _verdict(one, "unchecked", reason="no-data")
    else:
        yield _verdict(one, "verified", fact=facts[0][1])


def _regions(reader: SentenceReader, one: _Named) -> tuple[str, ...]:
    """Return the regions said to be in a tier: of its clause, else before; 该市 is the last one."""
    tokens = reader.tokens
    own = next((t.clause for t in tokens if t.start >= one.start), tokens[-1].clause)
    behind = [t for t in tokens if t.start >= one.end and t.clause == own and t.kind == "region"]
    if behind and _lists_members(tokens, one):
        token = behind[0]
        return tuple(item.ids[0] for item in token.items) if token.items else token.ids[:1]
    before = [t for t in tokens if t.start < one.start and t.kind == "region" and t.role == SUBJECT]
    near = [t for t in before if t.clause in {own, own - 1}] or before[-1:]
    # 在江苏城市中，无锡、常州位于…: of several in a clause the nearest is meant.
    members = {m.region for m in reader.dictionary.config.tiers[one.rule].members}
    known = reader.dictionary.config.region_names
    own_members = {known.find(m) for m in members if len(known.ids.get(m, ())) == 1}
    fitting = [
        t for t in near if any(key in own_members for item in (t.items or (t,)) for key in item.ids)
    ]
    here = [t for t in near if t.clause == own]
    token = (fitting or here or near)[-1] if near else None
    if token is None and reader.context.region is not None and _has_subject(tokens, one):
        token = reader.context.region
    if token is None:
        return ()
    return tuple(item.ids[0] for item in token.items) if token.items else token.ids[:1]


def _lists_members(tokens: Sequence[Token], one: _Named) -> bool:
    """Return whether a tier is followed by who is in it: 技术爆炸区有苏州、南京."""
    following = next((t for t in tokens if t.start >= one.end), None)
    return following is not None and following.text.lower() in {
        "有",
        "包括",
        "包含",
        "为",
        "是",
        "共有",
        "includes",
        "comprises",
        "contains",
    }


def _has_subject(tokens: Sequence[Token], one: _Named) -> bool:
    return any(
        t.text in {"该市", "该地", "当地", "全市", "我市", "其", "It", "it", "they", "They"}
        for t in tokens
        if t.start < one.start
    )


def _clause_text(reader: SentenceReader, one: _Named) -> str:
    own = next((t.clause for t in reader.tokens if t.start >= one.start), -1)
    return "".join(t.text + " " for t in reader.tokens if t.clause == own and t.start < one.start)


def _tier_of(reader: SentenceReader, region: str, rule: str) -> Fact | None:
    declared = reader.dictionary.config.tiers[rule]
    ask = Ask(
        measure="tier", indicator=declared.indicator, region=region, tiers=rule,
        period=parse_period(declared.period) or year(2000),
    )  # fmt: skip
    try:
        return reader.evidence.facts.answer(ask)
    except ComputeError:
        return None


def _is_other(reader: SentenceReader, one: _Named, fact: Fact) -> bool:
    rule = reader.dictionary.config.tiers[one.rule]
    band = next(band for band in rule.tiers if band.id == one.band)
    return fact.word != band.name and fact.qualifier == "="


def _band_name(reader: SentenceReader, one: _Named) -> str:
    rule = reader.dictionary.config.tiers[one.rule]
    band = next(band for band in rule.tiers if band.id == one.band)
    return band.name.get("zh" if has_hanzi(one.text) else "en")


def _verdict(
    one: _Named,
    state: str,
    *,
    code: str = "",
    expected: str = "",
    fact: Fact | None = None,
    reason: str = "",
) -> Verdict:
    return Verdict(
        start=one.start, end=one.end, text=one.text, kind="tier", state=state, code=code,
        expected=expected, fact=fact, reason=reason,
    )  # fmt: skip
