"""Claims about a run of years: 连续12年增长, 创历史新高, 由负转正, rose for twelve years in a row."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.narrative.claims.answers import Binder
from reportgen.narrative.claims.claim_words import whole
from reportgen.narrative.claims.compare import compare, factor_to
from reportgen.narrative.claims.kinds import Kind
from reportgen.narrative.claims.model import Verdict
from reportgen.numerals.write import number_text
from reportgen.periods import Period, year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportgen.facts.model import Fact
    from reportgen.narrative.claims.reading import SentenceReader, Subject

_STREAK = re.compile(
    r"连续(?:了)?(?P<zh>\d{1,2}|[一二两三四五六七八九十]{1,3})年(?!位居|位列|居|入|获|排名|被|荣|蝉)"
    r"|\bfor (?:the past |the last )?(?P<en>[a-z]+|\d{1,2}) (?:consecutive |successive |straight )?years(?: in a row| running| on end| in succession)?"
    r"|\b(?P<en2>[a-z]+|\d{1,2}) (?:consecutive|successive|straight) years",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"in a row|running|on end|consecutive|successive|straight|in succession|连续", re.IGNORECASE
)
_BREAK = re.compile("[，,；;。]")
_NUMBERS = {"thirteen": 13, "fourteen": 14, "fifteen": 15}


@dataclass(frozen=True)
class _Series:
    """Yearly growth (or levels) of what a sentence is about, by year."""

    growth: dict[int, Fact]
    levels: dict[int, Fact]


def check_streaks(reader: SentenceReader, source: str) -> Iterator[Verdict]:
    """Return the verdicts on runs of years."""
    for match in _STREAK.finditer(source):
        if not _MARKED.search(match.group()):
            continue
        group = next(name for name in ("zh", "en", "en2") if match[name])
        said = _NUMBERS.get(match[group].lower()) or whole(match[group])
        if not said:
            continue
        at = next((i for i, t in enumerate(reader.tokens) if t.end > match.start(group)), None)
        if at is None:
            continue
        yield _streak(reader, at, said, match.span(group), match[group], source[match.end() :])


def _streak(
    reader: SentenceReader, at: int, said: int, span: tuple[int, int], text: str, rest: str
) -> Verdict:
    verdict = Verdict(start=span[0], end=span[1], text=text, kind="streak", state="verified")
    subject = reader.subject(at)
    series = _series(reader, subject)
    if series is None or subject.at is None:
        return replace(verdict, state="unchecked", reason="no-data")
    holds = _condition(reader, at, series, rest)
    if holds is None:
        return replace(verdict, state="unchecked", reason="kind")
    last = subject.at.end
    if "加快" in rest or "加速" in rest or "accelerat" in rest:
        last = _first_year(subject) + said - 1 if subject.since is not None else last
    count = 0
    while last - count in series.growth and holds(last - count):
        count += 1
    verdict = replace(verdict, fact=series.growth.get(last), formula="")
    known = len([y for y in series.growth if y <= last])
    if subject.since is not None:
        possible = len([y for y in series.growth if subject.since.end <= y <= last])
        if said == possible + 1 and count >= possible:
            return replace(
                verdict, state="contradicted", code="claim/interval-count", expected=str(possible)
            )
    if said <= count:
        return verdict
    if last - count not in series.growth and not _is_base(reader, subject, last - count):
        return replace(verdict, state="unchecked", reason="no-data")
    code = (
        "claim/interval-count" if said == count + 1 and count == known else "claim/growth-mismatch"
    )
    return replace(verdict, state="contradicted", code=code, expected=str(count))


def _is_base(reader: SentenceReader, subject: Subject, number: int) -> bool:
    """Return whether a series begins with a year by definition: nothing came before."""
    indicators = reader.dictionary.config.indicators
    return any(indicators[key].base == str(number) for key in (*subject.indicators, *subject.weak))


def _first_year(subject: Subject) -> int:
    return subject.since.end if subject.since is not None else 0


def _condition(
    reader: SentenceReader, at: int, series: _Series, rest: str
) -> Callable[[int], bool] | None:
    """Return what must hold in each year of the run."""
    growth = series.growth

    def value(number: int) -> Fact:
        return growth[number]

    own = reader.tokens[at].clause
    near = [t for t in reader.tokens[at + 1 : at + 8] if t.clause == own]
    clause = [t for t in reader.tokens if t.clause == own]
    if (
        any(t.text == "位数" for t in near)
        or re.match(r".{0,6}(?:两|二)位数", rest)
        or "double-digit" in "".join(t.text.lower() for t in clause)
    ):
        return lambda y: (value(y).value or 0) >= Decimal("0.1")
    threshold = next(
        (
            t
            for t in near
            if t.kind == "number" and t.number.sign == "percent" and t.number.qualifier != "="
        ),
        None,
    )
    if threshold is not None:
        number = threshold.number

        def passes(one: int) -> bool:
            factor = factor_to(number, value(one).unit)
            return factor is not None and compare(number, value(one), factor) == "match"

        return passes
    before = "".join(t.text for t in clause if t.start < reader.tokens[at].start)
    head = before[-12:] + _BREAK.split(rest, maxsplit=1)[0][:12]
    words = " ".join(t.text.lower() for t in clause)
    if any(word in head for word in ("加快", "加速", "提速")) or "accelerat" in words:
        return lambda y: y - 1 in growth and (value(y).value or 0) > (value(y - 1).value or 0)
    if any(word in head for word in ("放缓", "回落", "减速")) or "slowed" in words:
        return lambda y: y - 1 in growth and (value(y).value or 0) < (value(y - 1).value or 0)
    if any(word in head for word in ("下降", "减少", "下滑", "下跌")) or re.search(
        r"\b(?:fallen|fell|declin|dropp)", words
    ):
        return lambda y: (value(y).value or 0) < 0
    if re.search("增长|上升|提高|提升|增加|攀升|走高|上涨|正增长|增势", head) or re.search(
        r"\b(?:ris|rose|grow|grew|increas|gain|climb)", words
    ):
        return lambda y: (value(y).value or 0) > 0
    return None


def _series(reader: SentenceReader, subject: Subject) -> _Series | None:
    """Return the yearly growth and levels of the first series a sentence can be about."""
    binder = Binder(reader.evidence, reader.dictionary, reader.context)
    for series in binder.series(subject):
        editions = binder.editions(series[0], subject.edition)
        rows = reader.evidence.rows(series, editions)
        years = sorted({row.key.period.end for row in rows if row.key.period.is_year})
        found: dict[str, dict[int, Fact]] = {"growth": {}, "level": {}}
        for number in years:
            for kind in found:
                own = replace(subject, at=year(number), since=None, other_since=None)
                for ask in binder.asks(series, own, Kind(kind)):
                    fact = reader.evidence.answer(ask)
                    if fact is not None and fact.value is not None:
                        found[kind].setdefault(number, fact)
        if found["growth"] or found["level"]:
            return _Series(found["growth"], found["level"])
    return None


def check_records(reader: SentenceReader) -> Iterator[Verdict]:
    """Return the verdicts on records and turning points."""
    for at, token in enumerate(reader.tokens):
        if token.kind != "word" or token.word.kind not in {"record", "turn"}:
            continue
        text = _record_text(token.text)
        start = token.start + token.text.index(text)
        verdict = Verdict(
            start=start, end=start + len(text), text=text, kind="turning_point", state="verified"
        )
        subject = reader.subject(at)
        if not (subject.indicators or subject.weak):
            continue
        series = _series(reader, subject)
        if series is None or subject.at is None:
            yield replace(verdict, state="unchecked", reason="no-data")
        elif token.word.kind == "record":
            yield _record(reader, at, verdict, series, subject.at)
        else:
            steps = _steps(series.growth) if reader.speaks_of_rate(at) else series.growth
            yield _turn(verdict, steps, subject.at, token.word.number)


def _record_text(text: str) -> str:
    return next((word for word in ("新高", "新低") if word in text), text)


def _record(
    reader: SentenceReader, at: int, verdict: Verdict, series: _Series, period: Period
) -> Verdict:
    token = reader.tokens[at]
    own = [
        t
        for t in reader.tokens[:at]
        if t.clause == token.clause and t.kind in {"indicator", "index"}
    ]
    is_growth = any(t.has("rate") for t in reader.tokens if t.clause == token.clause) or (
        not own and reader.speaks_of_rate(at)
    )
    facts = series.growth if is_growth else series.levels
    until = {y: f for y, f in facts.items() if y <= period.end}
    own = until.get(period.end)
    if own is None or len(until) < 3:
        return replace(verdict, state="unchecked", reason="no-data")
    highest = token.word.number > 0
    order = sorted(until, key=lambda y: until[y].value or 0, reverse=highest)
    place = order.index(period.end) + 1
    verdict = replace(verdict, fact=own, formula=own.trail.formula)
    if place == 1:
        return verdict
    return replace(
        verdict,
        state="contradicted",
        code="claim/superlative",
        expected=str(place),
        values={"other": str(order[0])},
    )


def _steps(growth: dict[int, Fact]) -> dict[int, Fact]:
    """Return the yearly changes of a growth rate."""
    return {
        y: replace(f, value=f.value - growth[y - 1].value)  # type: ignore[operator]
        for y, f in growth.items()
        if y - 1 in growth and f.value is not None and growth[y - 1].value is not None
    }


def _turn(verdict: Verdict, growth: dict[int, Fact], period: Period, direction: int) -> Verdict:
    before, now = growth.get(period.end - 1), growth.get(period.end)
    if before is None or now is None or before.value is None or now.value is None:
        return replace(verdict, state="unchecked", reason="no-data")
    verdict = replace(verdict, fact=before, formula=before.trail.formula)
    if before.value * direction < 0 < now.value * direction:
        return verdict
    expected = number_text(before.value * 100, 2, "zh")
    return replace(verdict, state="contradicted", code="claim/growth-mismatch", expected=expected)
