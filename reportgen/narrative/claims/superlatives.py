"""Superlatives: 最高, 增长最快, 次之, strongest; among regions, indicators or years."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.answers import Binder
from reportgen.narrative.claims.clauses import SCOPE, SUBJECT
from reportgen.narrative.claims.evidence import periods_like
from reportgen.narrative.claims.kinds import Kind
from reportgen.narrative.claims.model import Verdict
from reportgen.periods import Period, year

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from reportgen.facts.model import Ask, Fact
    from reportgen.narrative.claims.reading import SentenceReader, Subject
    from reportgen.narrative.claims.tokens import Token

_BY_GROWTH = "快慢"
_GROWTH_WORDS = ("fastest", "slowest", "quickest", "steepest")
_WHOLE_TIME = ("历史", "历年", "有记录", "ever", "on record", "any year")


@dataclass(frozen=True, slots=True)
class _Field:
    """What competes: the facts by item, the item named, and whether nobody is missing."""

    facts: Mapping[object, Fact]
    winner: object
    is_complete: bool
    names: Mapping[object, str]


def check_superlatives(reader: SentenceReader) -> Iterator[Verdict]:
    """Return the verdicts on the superlatives of a sentence, 次之 and 第三 behind one included."""
    last: tuple[int, Token] | None = None
    place = 1
    for at, token in enumerate(reader.tokens):
        if token.kind != "word":
            continue
        if token.word.kind == "best":
            last, place = (at, token), 1
            yield from _judge(reader, at, token, 1)
        elif last is not None and token.word.kind in {"next", "place"} and _goes_on(reader, at):
            place = place + 1 if token.word.kind == "next" else token.word.number
            yield from _judge(reader, at, last[1], place)


def _goes_on(reader: SentenceReader, at: int) -> bool:
    return not any(t.has("rank") for t in reader.tokens if t.clause == reader.tokens[at].clause)


def _judge(reader: SentenceReader, at: int, best: Token, place: int) -> Iterator[Verdict]:
    token = reader.tokens[at]
    following = reader.tokens[at + 1].text if at + 1 < len(reader.tokens) else ""
    if (
        following.isascii()
        and following.endswith("s")
        and following.islower()
        and len(following) > _SHORT
    ):
        return  # the best performers: several at once
    named = _named(reader, at)
    if named is None:
        return
    field = _field(reader, at, named, _measure(reader, at, best))
    if field is None or field.winner not in field.facts:
        yield _verdict(token, "unchecked", reason="no-data")
        return
    order = _ordered(field, highest=best.word.number > 0)
    own = field.facts[field.winner]
    verdict = replace(_verdict(token, "verified"), fact=own, formula=own.trail.formula)
    if order[min(place, len(order)) - 1] == field.winner:
        if field.is_complete:
            yield verdict
        else:
            yield replace(verdict, state="unchecked", reason="no-data")
    elif _surely_other(field, order, place, highest=best.word.number > 0):
        expected = field.names.get(order[min(place, len(order)) - 1], "")
        yield replace(verdict, state="contradicted", code="claim/superlative", expected=expected)
    else:
        yield replace(verdict, state="unchecked", reason="no-data")


def _ordered(field: _Field, *, highest: bool) -> list[object]:
    return sorted(field.facts, key=lambda item: _value(field.facts[item]), reverse=highest)


def _value(fact: Fact) -> Decimal:
    if fact.value is None:
        raise ValueError(fact.id)
    return fact.value


def _surely_other(field: _Field, order: list[object], place: int, *, highest: bool) -> bool:
    """Return whether the one named cannot hold the place, whoever is missing."""
    own = order.index(field.winner) + 1
    if own > place:
        rival, mine = field.facts[order[place - 1]], field.facts[field.winner]
        if rival.low is None or mine.high is None or mine.low is None or rival.high is None:
            return False
        return rival.low >= mine.high if highest else rival.high <= mine.low
    return field.is_complete


def _measure(reader: SentenceReader, at: int, best: Token) -> str:
    """Return what is compared: levels, growth on the year before, or average growth."""
    own = reader.tokens[at].clause
    near = [t for t in reader.tokens if t.clause in {own, own - 1, best.clause}]
    is_growth = best.text[-1:] in _BY_GROWTH or best.text.lower() in _GROWTH_WORDS
    is_growth = is_growth or any(t.has("rate") for t in near if t.clause in {own, best.clause})
    is_growth = is_growth or any(
        t.has("rate") or t.text in {"增长", "grew"}
        for t in reader.tokens
        if t.clause == best.clause
    )
    if not is_growth and _follows_rate(reader, at):
        is_growth = True
    if not is_growth:
        return "level"
    if any(t.has("annual") for t in near):
        return "cagr"
    return "growth"


def _follows_rate(reader: SentenceReader, at: int) -> bool:
    """Return whether only the rate before can be meant: 增速降至1.92%，为2012年以来最低."""
    own = reader.tokens[at].clause
    if any(
        t.kind in {"indicator", "index", "region", "number"}
        for t in reader.tokens[:at]
        if t.clause == own
    ):
        return False
    last = next((n for n in reversed(reader.numbers) if n < at), None)
    if last is None or reader.tokens[last].number.sign != "percent":
        return False
    return reader.kind(last).name in {"growth", "cagr"} and reader.speaks_of_rate(last)


def _named(reader: SentenceReader, at: int) -> Token | None:
    """Return who is said to be first: right behind (最高的是江苏, highest in Shanghai), else before."""
    tokens = reader.tokens
    own = tokens[at]
    clause = [t for t in tokens[:at] if t.clause == own.clause]
    behind = _named_behind(reader, at)
    before = next((t for t in reversed(clause) if _can_win(t)), None)
    if behind is not None and behind.kind == "region" and _is_group(reader, behind):
        earlier = [
            t for t in tokens[:at] if t.kind == "region" and t.role == SUBJECT and not t.items
        ]
        behind = (
            earlier[-1] if earlier else behind
        )  # Zhejiang fell to 1.86, the lowest in the delta
    if behind is not None and not (
        behind.kind == "time" and before is not None and _is_part(reader, before)
    ):
        return behind
    clause = [t for t in tokens[:at] if t.clause == own.clause]
    for token in reversed(clause):
        if token.kind == "word" and token.word.kind in {"best", "next", "place"}:
            break
        if _can_win(token) and not token.items:
            return token
    earlier = [t for t in tokens[:at] if t.clause < own.clause]
    if not any(_can_win(t) for t in clause):
        if any(t.kind == "region" and t.role == SCOPE for t in clause):
            return next(
                (
                    t
                    for t in reversed(earlier)
                    if t.kind == "region" and t.role == SUBJECT and not t.items
                ),
                None,
            )
        last = next((t for t in reversed(earlier) if _can_win(t)), None)
        if _among_parts([t for t in tokens if t.clause == own.clause]) or (
            last is not None
            and _is_part(reader, last)
            and _among_parts((*reader.context.said, *tokens))
        ):
            return next((t for t in reversed(earlier) if t.kind == "indicator"), None)
        return _last_year(reader, at, earlier)
    return None


def _last_year(reader: SentenceReader, at: int, earlier: Sequence[Token]) -> Token | None:
    """Return the year of the number before, where the sentence says it, as who is first."""
    found = next((t for t in reversed(earlier) if t.kind == "time" and t.time.kind == "at"), None)
    last = next((n for n in reversed(reader.numbers) if n < at), None)
    if found is None or last is None:
        return found
    when = reader.subject(last).at
    return found if when is not None and found.time.last == when else None


_SHORT = 3
_REGIONS = re.compile(r"[个座]*(?:个|座)?(?:设区)?(?:市|城市|省份|地区)")
_PARTS = (
    "分类指数",
    "分指数",
    "一级指标",
    "分项",
    "领域",
    "各项",
    "sub-ind",
    "pillar",
    "component",
    "dimension",
)


def _is_group(reader: SentenceReader, token: Token) -> bool:
    regions = reader.dictionary.config.regions
    return any(len(regions[key].members) > 1 for key in token.ids)


def _among_parts(clause: Sequence[Token]) -> bool:
    text = "".join(t.text.lower() for t in clause)
    return any(word in text for word in _PARTS)


def _is_part(reader: SentenceReader, token: Token) -> bool:
    indicators = reader.dictionary.config.indicators
    return token.kind == "indicator" and any(
        indicators[key].parent for key in (*token.ids, *token.weak)
    )


def _named_behind(reader: SentenceReader, at: int) -> Token | None:
    """Return the winner behind the word: 最高的是江苏, 最快的一年是2019年, highest in Shanghai."""
    linked = False
    for token in reader.tokens[at + 1 : at + 7]:
        if (
            token.clause != reader.tokens[at].clause
            or token.kind == "mark"
            or token.text.lower() in {"and", "而", "but"}
        ):
            return None
        if _can_win(token) and linked:
            return token
        linked = linked or token.has("is") or token.text.lower() in {"in", "of", "for", "by"}
        if token.kind not in {"plain", "time"} and not token.has("is"):
            return None
    return None


def _can_win(token: Token) -> bool:
    if token.kind == "time":
        return token.time.kind == "at" and token.role == "at"
    return token.kind == "indicator" or (token.kind == "region" and token.role == SUBJECT)


def _field(reader: SentenceReader, at: int, named: Token, measure: str) -> _Field | None:
    subject = reader.subject(at)
    window = _window_behind(reader, at) if measure == "growth" and subject.since is None else None
    if window is not None:
        measure, subject = "cagr", replace(subject, since=window[0], at=window[1] or subject.at)
    if named.kind == "region":
        return _of_regions(reader, subject, named, measure)
    if named.kind == "indicator":
        return _of_indicators(reader, at, subject, named, measure)
    return _of_years(reader, subject, named, measure)


def _window_behind(reader: SentenceReader, at: int) -> tuple[Period, Period | None] | None:
    """Return the window of the next clause where it gives the average: 增长最快，2018年以来年均增长…"""
    behind = [t for t in reader.tokens if t.clause == reader.tokens[at].clause + 1]
    opening = next(
        (t for t in behind if t.kind == "time" and t.time.kind in {"since", "range"}), None
    )
    if opening is None or opening.time.first is None or not any(t.has("annual") for t in behind):
        return None
    return opening.time.first, opening.time.last


def _answers(reader: SentenceReader, subject: Subject, measure: str) -> Iterator[tuple[Ask, Fact]]:
    binder = Binder(reader.evidence, reader.dictionary, reader.context)
    for candidate in binder.candidates(subject, Kind(measure)):
        if candidate.fact is not None and candidate.fact.value is not None:
            yield candidate.ask, candidate.fact


def _of_regions(
    reader: SentenceReader, subject: Subject, named: Token, measure: str
) -> _Field | None:
    config = reader.dictionary.config
    listed = next((t for t in reader.tokens if t.kind == "region" and len(t.items) > 1), None)
    groups = [
        t for t in reader.tokens
        if t.kind == "region" and not t.items and t.start != named.start and len(config.regions[t.ids[0]].members) > 1
    ]  # fmt: skip
    if listed is not None:
        scope: Sequence[str] = [item.ids[0] for item in listed.items]
    elif groups:
        scope = config.regions[groups[0].ids[0]].members
    else:
        scope = reader.evidence.facts.regions_by_level.get(config.regions[named.ids[0]].level, ())
        scope = _with_parents_members(reader, named, scope)
    facts: dict[object, Fact] = {}
    for region in scope:
        own = replace(subject, regions=(region,), is_region_said=True)
        found = next(_answers(reader, own, measure), None)
        if found is not None:
            facts[region] = found[1]
    counted = _counted_regions(reader)
    if counted is not None and counted != len(facts):
        return None  # 两年都有数据的8个市中: nobody says which
    language = "en" if reader.is_english else "zh"
    names = {region: config.regions[region].name.get(language) for region in scope}
    is_complete = len(facts) == len(scope) or (not listed and not groups and len(facts) > 1)
    return _Field(facts, named.ids[0], is_complete, names)


def _counted_regions(reader: SentenceReader) -> int | None:
    """Return how many regions a sentence says it compares: 8个市中."""
    for at in reader.numbers:
        number = reader.tokens[at].number
        following = "".join(t.text for t in reader.tokens[at + 1 : at + 5])
        if (
            number.measure in {"个", "座", "市"}
            and not number.sign
            and _REGIONS.match(number.measure + following)
        ):
            return int(number.value)
    return None


def _with_parents_members(
    reader: SentenceReader, named: Token, scope: Sequence[str]
) -> Sequence[str]:
    """Return the members of the group a region belongs to: 上海 is a city among provinces."""
    regions = reader.dictionary.config.regions
    parent = regions[named.ids[0]].parent
    members = regions[parent].members if parent in regions else ()
    return members if named.ids[0] in members else scope


def _of_indicators(
    reader: SentenceReader, at: int, subject: Subject, named: Token, measure: str
) -> _Field | None:
    config = reader.dictionary.config
    listed = next((t for t in reader.tokens if t.kind == "indicator" and len(t.items) > 1), None)
    said = _of_those_named(reader, named)
    for winner in (*named.ids, *named.weak):
        if listed is not None and any(
            winner in item.ids or winner in item.weak for item in listed.items
        ):
            scope = tuple(item.ids[0] if item.ids else item.weak[0] for item in listed.items)
        elif winner in said:
            scope = said
        else:
            parent = config.indicators[winner].parent
            scope = reader.dictionary.children.get(parent or "", ())
        if winner not in scope or len(scope) < 2:
            continue
        facts: dict[object, Fact] = {}
        for key in scope:
            found = next(
                _answers(reader, replace(subject, indicators=(key,), weak=()), measure), None
            )
            if found is not None:
                facts[key] = found[1]
        if winner not in facts:
            continue
        language = "en" if reader.is_english else "zh"
        names = {key: config.indicators[key].name.get(language) for key in scope}
        others = _named_elsewhere(reader, at, facts, winner) or _says_published(reader)
        return _Field(facts, winner, len(facts) == len(scope) or others, names)
    return None


def _says_published(reader: SentenceReader) -> bool:
    """Return whether only what was published is compared: 已公布的三项一级指标中."""
    text = "".join(t.text for t in reader.tokens) + " ".join(t.text.lower() for t in reader.tokens)
    return any(
        word in text
        for word in (
            "已公布",
            "公布的",
            "有数据的",
            "可比的",
            "published",
            "for which there are data",
        )
    )


def _of_those_named(reader: SentenceReader, named: Token) -> tuple[str, ...]:
    """Return the indicators just named where 三者之中 or "of the three" speaks of them."""
    text = "".join(t.text for t in reader.tokens) + " ".join(t.text.lower() for t in reader.tokens)
    if not any(
        word in text
        for word in (
            "三者",
            "两者",
            "四者",
            "三项之中",
            "of the three",
            "of the two",
            "of the four",
        )
    ):
        return ()
    tokens = [t for t in (*reader.context.said, *reader.tokens) if t.kind == "indicator"]
    return tuple(
        dict.fromkeys(item.ids[0] for t in tokens for item in (t.items or (t,)) if item.ids)
    )


def _named_elsewhere(
    reader: SentenceReader, at: int, facts: Mapping[object, Fact], winner: str
) -> bool:
    """Return whether all with a value are named in the sentence: ahead of resource sharing and …"""
    named = {
        key
        for t in reader.tokens
        for one in (t.items or (t,))
        if t.kind == "indicator"
        for key in (*one.ids, *one.weak)
    }
    return len(facts) > 2 and set(facts) <= named | {winner}


def _of_years(
    reader: SentenceReader, subject: Subject, named: Token, measure: str
) -> _Field | None:
    winner = named.time.last
    if winner is None or not winner.is_year:
        return None
    first, last = _years_scope(reader, subject)
    yearly = "growth" if measure != "level" else "level"
    binder = Binder(reader.evidence, reader.dictionary, reader.context)
    facts: dict[object, Fact] = {}
    for series in binder.series(subject):
        rows = reader.evidence.rows(series, binder.editions(series[0], subject.edition))
        for number in sorted({row.key.period.end for row in rows if row.key.period.is_year}):
            period = year(number)
            if (first is not None and number < first) or (last is not None and number > last):
                continue
            own = replace(subject, at=period, since=None, other_since=None, is_time_said=True)
            found = next(_answers(reader, own, yearly), None)
            if found is not None:
                facts[period] = found[1]
        break
    names: dict[object, str] = {period: str(period) for period in facts}
    return _Field(facts, winner, len(facts) > 2, names)


def _years_scope(reader: SentenceReader, subject: Subject) -> tuple[int | None, int | None]:
    for token in (*reader.tokens, *reader.context.said):
        if (
            token.kind == "time"
            and token.time.kind in {"since", "range"}
            and token.time.first is not None
        ):
            last = token.time.last
            return token.time.first.end, last.end if last is not None else None
    return None, None


def _verdict(token: Token, state: str, *, reason: str = "") -> Verdict:
    kind = "superlative"
    text = token.text.removesuffix("位").removesuffix("名")
    return Verdict(
        start=token.start,
        end=token.start + len(text),
        text=text,
        kind=kind,
        state=state,
        reason=reason,
    )


__all__ = ["Period", "check_superlatives", "periods_like"]
