"""Claims about a run of years: 连续12年增长, 创历史新高, 由负转正, rose three years in a row."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.facts.yearly_facts import yearly_facts
from reportgen.narrative.claims.language.claim_words import whole
from reportgen.narrative.claims.model import Verdict
from reportgen.narrative.claims.rules.streak_conditions import condition_of
from reportgen.numerals.write import number_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reportgen.facts.model import Fact
    from reportgen.narrative.claims.facts.yearly_facts import YearlyFacts
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader, Subject
    from reportgen.periods import Period

_STREAK = re.compile(
    r"连续(?:了)?(?P<zh>\d{1,2}|[一二两三四五六七八九十]{1,3})年"
    r"(?!位居|位列|居|入|获|排名|被|荣|蝉)"
    r"|\bfor (?:the past |the last )?(?P<en>[a-z]+|\d{1,2}) "
    r"(?:consecutive |successive |straight )?years"
    r"(?: in a row| running| on end| in succession)?"
    r"|\b(?P<en2>[a-z]+|\d{1,2}) (?:consecutive|successive|straight) years",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"in a row|running|on end|consecutive|successive|straight|in succession|连续", re.IGNORECASE
)
_NUMBERS = {"thirteen": 13, "fourteen": 14, "fifteen": 15}
_FASTER = ("加快", "加速", "accelerat")
_RECORDS = ("新高", "新低")
_FEWEST_YEARS = 3
"""Years with a value that a record needs."""


def check_streaks(reader: SentenceReader, source: str) -> Iterator[Verdict]:
    """Return the verdicts on runs of years: 连续12年增长, for three years in a row."""
    may_run = "连续" in source or "year" in source.lower()
    for match in _STREAK.finditer(source) if may_run else ():
        if not _MARKED.search(match.group()):
            continue
        group = next(name for name in ("zh", "en", "en2") if match[name])
        said = _NUMBERS.get(match[group].lower()) or whole(match[group])
        if not said:
            continue
        at = next((i for i, t in enumerate(reader.tokens) if t.end > match.start(group)), None)
        if at is None:
            continue
        start, end = match.span(group)
        verdict = Verdict(start=start, end=end, text=match[group], kind="streak", state="verified")
        yield _judge_streak(reader, at, verdict, said, source[match.end() :])


def _judge_streak(
    reader: SentenceReader, at: int, verdict: Verdict, said: int, rest: str
) -> Verdict:
    """Return the verdict on a run of ``said`` years; ``rest`` is the text behind it."""
    subject = reader.subject(at)
    yearly = yearly_facts(reader, subject)
    if yearly is None or subject.at is None:
        return replace(verdict, state="unchecked", reason="no-data")
    growth = yearly.growth
    holds = condition_of(reader, at, growth, rest)
    if holds is None:
        return replace(verdict, state="unchecked", reason="kind")
    last = subject.at.end
    if subject.since is not None and any(word in rest for word in _FASTER):
        last = subject.since.end + said - 1  # 2018年以来连续三年加快 ends in 2020
    count = _run_length(growth, last, holds)
    verdict = replace(verdict, fact=growth.get(last))
    if subject.since is not None:
        steps = len([y for y in growth if subject.since.end <= y <= last])
        if said == steps + 1 and count >= steps:
            return replace(
                verdict, state="contradicted", code="claim/interval-count", expected=str(steps)
            )
    if said <= count:
        return verdict
    if last - count not in growth and not _is_base(reader, subject, last - count):
        return replace(verdict, state="unchecked", reason="no-data")
    is_all = count == len([y for y in growth if y <= last])
    is_one_more = said == count + 1 and is_all
    code = "claim/interval-count" if is_one_more else "claim/growth-mismatch"
    return replace(verdict, state="contradicted", code=code, expected=str(count))


def _run_length(growth: Mapping[int, Fact], last: int, holds: Callable[[int], bool]) -> int:
    """Return in how many years up to ``last`` the condition holds without a break."""
    count = 0
    while last - count in growth and holds(last - count):
        count += 1
    return count


def _is_base(reader: SentenceReader, subject: Subject, number: int) -> bool:
    """Return whether a series begins with a year by definition: nothing came before."""
    indicators = reader.dictionary.config.indicators
    return any(indicators[key].base == str(number) for key in (*subject.indicators, *subject.weak))


def check_records(reader: SentenceReader) -> Iterator[Verdict]:
    """Return the verdicts on records and turning points: 创新高, 由负转正."""
    for at, token in enumerate(reader.tokens):
        if token.kind != "word" or token.word.kind not in {"record", "turn"}:
            continue
        subject = reader.subject(at)
        if not (subject.indicators or subject.weak):
            continue
        text = next((word for word in _RECORDS if word in token.text), token.text)
        start = token.start + token.text.index(text)
        verdict = Verdict(
            start=start, end=start + len(text), text=text, kind="turning_point", state="verified"
        )
        yearly = yearly_facts(reader, subject)
        if yearly is None or subject.at is None:
            yield replace(verdict, state="unchecked", reason="no-data")
        elif token.word.kind == "record":
            yield _judge_record(reader, at, verdict, yearly, subject.at)
        else:
            rates = _changes(yearly.growth) if reader.speaks_of_rate(at) else yearly.growth
            yield _judge_turn(verdict, rates, subject.at, token.word.number)


def _judge_record(
    reader: SentenceReader, at: int, verdict: Verdict, yearly: YearlyFacts, period: Period
) -> Verdict:
    """Return the verdict on a period being the highest, or lowest, of all years up to it."""
    facts = yearly.growth if _is_of_rate(reader, at) else yearly.levels
    until = {year: fact for year, fact in facts.items() if year <= period.end}
    own = until.get(period.end)
    if own is None or len(until) < _FEWEST_YEARS:
        return replace(verdict, state="unchecked", reason="no-data")
    is_highest = reader.tokens[at].word.number > 0
    order = sorted(until, key=lambda year: until[year].value or 0, reverse=is_highest)
    verdict = replace(verdict, fact=own, formula=own.trail.formula)
    if order[0] == period.end:
        return verdict
    return replace(
        verdict,
        state="contradicted",
        code="claim/superlative",
        expected=str(order.index(period.end) + 1),
        values={"other": str(order[0])},
    )


def _is_of_rate(reader: SentenceReader, at: int) -> bool:
    """Return whether the record is one of growth: 增速创新高; ，创新高 behind a rate."""
    clause = [t for t in reader.tokens if t.clause == reader.tokens[at].clause]
    if any(t.has("rate") for t in clause):
        return True
    before = [t for t in clause if t.start < reader.tokens[at].start]
    has_name = any(t.kind in {"indicator", "index"} for t in before)
    return not has_name and reader.speaks_of_rate(at)


def _changes(growth: Mapping[int, Fact]) -> dict[int, Fact]:
    """Return the yearly changes of a growth rate; none for a year without the one before."""
    changes: dict[int, Fact] = {}
    for year, fact in growth.items():
        before = growth.get(year - 1)
        if before is not None and before.value is not None and fact.value is not None:
            changes[year] = replace(fact, value=fact.value - before.value)
    return changes


def _judge_turn(
    verdict: Verdict, growth: Mapping[int, Fact], period: Period, direction: int
) -> Verdict:
    """Return the verdict on a turn: the year before fell and this one rises, or the reverse."""
    before, now = growth.get(period.end - 1), growth.get(period.end)
    if before is None or now is None or before.value is None or now.value is None:
        return replace(verdict, state="unchecked", reason="no-data")
    verdict = replace(verdict, fact=before, formula=before.trail.formula)
    if before.value * direction < 0 < now.value * direction:
        return verdict
    expected = number_text(before.value * 100, 2, "zh")
    return replace(verdict, state="contradicted", code="claim/growth-mismatch", expected=expected)
