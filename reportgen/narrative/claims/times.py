"""Times named in a sentence: years, windows, starts, and words such as 去年 that need a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reportgen.narrative.claims.patterns import compiled, matches
from reportgen.numerals.read import chinese_number
from reportgen.periods import Period, parse_period, year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Kind = Literal[
    "at", "range", "since", "from", "window", "ago", "later", "relative", "length", "date"
]

_Y = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_EN_N = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)"
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_DASH = r"\s*(?:[-—–~～－]{1,2}|至|到)\s*"

_PATTERNS = (
    ("date", rf"(?:{_Y}年)?\d{{1,2}}月\d{{1,2}}[日号]"),
    ("date", rf"{_Y}-\d\d-\d\d(?:[ T]\d\d?:\d\d(?::\d\d)?)?"
             rf"|(?<![\d:.])\d{{1,2}}:\d\d(?::\d\d)?(?![\d:])(?!\d)"),
    ("date", rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})\b(?:,?\s+{_Y})?"
             rf"|\b(?:{_MONTH})\s+\d{{1,2}}\b(?!\d)(?:,?\s+{_Y})?"),
    ("range", rf"(?:从|自|由)?(?P<r1>{_Y})年?(?:末|底|年末|年底)?{_DASH}(?P<r2>(?:20)?\d\d)年(?:末|底|年末|年底)?"
              rf"(?:间|期间|这[一二三四五六七八九十\d]+年)?(?!\d?月)"),
    ("range", rf"(?P<r3>{_Y})\s*[-—–~～]{{1,2}}\s*(?P<r4>{_Y})"),
    ("range", rf"\b(?:from|between|over the period|in the period|in the years?|over)\s+(?P<r5>{_Y})"
              rf"\s*(?:to|and|through|until|till|[-–—])\s*(?P<r6>{_Y})"),
    ("range", rf"\b(?:in|over|during) the (?P<rn>{_EN_N}) years (?:to|up to|until) (?P<rt>{_Y})"),
    ("plan", r"[“\"「]?(?P<p>十[一二三四五])五[”\"」]?(?:规划)?(?:期间|时期|以来|末|期末|收官)"),
    ("plan", r"\b(?P<pe>1[0-5])th five-year plan period|\bperiod of the (?P<pf>1[0-5])th five-year plan"),
    ("month", rf"(?P<my>{_Y})年(?P<mm>\d{{1,2}})月(?:底|末|份|中旬|下旬|上旬)?(?!\d)"),
    ("month", rf"\b(?:end-|the end of |end of |mid-)?(?P<me>{_MONTH})\.?,?\s+(?:of\s+)?(?P<mf>{_Y})"),
    ("half", rf"(?P<hy>{_Y})年(?P<hh>上半年|下半年)"),
    ("half", rf"\b(?P<hf>first|second) half of (?P<he>{_Y})"),
    ("part", rf"{_Y}年(?:第?[一二三四]季度|前三季度|一季度)|(?:上|下)半年|前三季度|(?:第?[一二三四]季度)"
             r"|\b(?:first|second|third|fourth) (?:quarter|half)\b"),
    ("since", rf"(?:自|从|由)?(?P<s1>{_Y})年?(?:末|底|年末|年底|初|年初)?(?:起|开始|以来|之后|以后)(?:以来)?"),
    ("from", rf"(?:自从?|从|由)(?P<s2>{_Y})年(?:末|底|初|年末|年底|年初)?(?![至到—–-]|版)"),
    ("since", rf"\b(?:since|starting in|beginning in|starting from)\s+(?:the end of\s+)?(?P<s3>{_Y})"),
    ("window", rf"(?:近|过去|最近|前|这)(?:的)?(?P<w1>{_N})年(?:来|间|以来|里|中)?"
               rf"|(?P<w2>{_N})年(?:来|以来)"),
    ("window", rf"\b(?:over|in|during|for) the (?:past|last|previous) (?P<w3>{_EN_N}) years\b"
               rf"|\bthe (?:past|last) (?P<w4>{_EN_N}) years\b|\b(?:in|over) (?P<w5>{_EN_N}) years\b"),
    ("ago", rf"(?P<a1>{_N})年(?:之|以)?前(?!后)"),
    ("ago", rf"\b(?P<a2>{_EN_N}) years (?:ago|earlier|before|previously)\b"),
    ("length", rf"\b(?:over|in|during|for|across) (?:the |these |those )?(?P<l2>{_EN_N}) years(?= (?:from|between|to|since)\b)"),
    ("later", rf"(?P<g1>{_N})年(?:之|以)?后(?!的?(?:19|20)\d\d)|(?P<g0>次年|翌年|随后一年|后一年|此后一年|第二年)"),
    ("later", rf"\b(?:(?P<g2>{_EN_N}) years later|(?P<g3>the following year|a year later|the next year|one year later))\b"),
    ("length", r"(?:的)?(?P<l1>\d{1,2}|[一二三四五六七八九十]{1,3})年(?:间|之间|中|时间|内|(?=翻|增长|提高|累计增|上升了|扩大))"
               r"|(?:十余|十多|数十|多|数)年(?:间|来|以来)?|几年(?:间|来)?"),
    ("relative", r"(?P<last>去年|上年末|去年末|去年底|上年底)(?!同期)|(?P<before>前年)"
                 r"|(?P<this>今年|本年)(?:以来|末|底|初|内)?"),
    ("relative", r"\b(?P<ebefore>the year before last)\b|\b(?P<elast>last year)\b|\b(?P<ethis>this year)\b"),
    ("year", rf"(?P<y1>{_Y})年(?:年末|年底|年度|全年|末|底|度|当年)?"
             r"(?![以之]?来|[级款版届])"),
    ("bare", rf"(?<![-.,/\w%])(?P<y2>{_Y})(?![.,]\d|\s*(?:%|per ?cent|times|fold|point|:(?!\s))|[-/A-Za-z0-9_%°亿万件家人个项名位点分倍篇元套台份批次场余多])"),
)  # fmt: skip
_COMPILED = compiled(_PATTERNS)
_NOT_A_YEAR = re.compile(
    r"(?:\bat|\breached|\breaching|\bwas|\bis|\btotalled|\bnumbered|\w{3,} by(?<!year by)|\bexactly|\babout|\bnearly"
    r"|为|达|是|约|共|近|超|到|至|升)\s*$", re.IGNORECASE,
)  # fmt: skip
_MAY_HOLD_TIME = re.compile(r"\d|年|[一二三四五六七八九十]五|year|half|quarter", re.IGNORECASE)
_WORDS = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
        ],
        start=1,
    )
}
_FIRST_PLAN_YEAR = {"十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026}
_LONGEST = 400_000


@dataclass(frozen=True, slots=True)
class Time:
    """One time named in a text.

    ``at``        ``last`` is the period.
    ``range``     from ``first`` to ``last``.
    ``since``     from ``first`` on; ``from`` the same, or only the first of two ends (从2011年的100).
    ``window``    the ``count`` years up to the time spoken of; ``ago`` that many before it,
                  ``later`` that many after.
    ``relative``  ``count`` years before the year of writing.
    ``length``    so many years, not when; ``date`` a day: neither says what a value is about.
    """

    start: int
    end: int
    kind: Kind
    first: Period | None = None
    last: Period | None = None
    count: int = 0
    is_plan: bool = False


def find_times(text: str) -> tuple[Time, ...]:
    """Return the times of a folded text in order; of two that overlap the longer one."""
    if not _MAY_HOLD_TIME.search(text) or len(text) > _LONGEST:
        return ()
    found: list[Time] = []
    for kind, match in matches(_COMPILED, text):
        time = _READERS[kind](match)
        if time is not None:
            found.append(time)
    return tuple(_apart(found))


def _apart(found: list[Time]) -> Iterator[Time]:
    """Return the longest ones that do not overlap."""
    end = -1
    for time in sorted(found, key=lambda one: (one.start, -one.end)):
        if time.start >= end:
            yield time
            end = time.end


def _range(match: re.Match[str]) -> Time | None:
    groups = match.groupdict()
    if groups.get("rn"):
        last = int(groups["rt"])
        first = last - _count(groups["rn"])
    else:
        pairs = (("r1", "r2"), ("r3", "r4"), ("r5", "r6"))
        begin, end = next((groups[a], groups[b]) for a, b in pairs if groups.get(a))
        first, last = int(begin), int(end) if len(end) == 4 else int(begin[:2] + end)
    if not first < last:
        return None
    return Time(*match.span(), "range", year(first), year(last))


def _plan(match: re.Match[str]) -> Time | None:
    groups = match.groupdict()
    if groups.get("p"):
        start = _FIRST_PLAN_YEAR[groups["p"]]
    else:
        start = 2006 + 5 * (int(groups["pe"] or groups["pf"]) - 11)
    return Time(*match.span(), "range", year(start - 1), year(start + 4), is_plan=True)


def _month(match: re.Match[str]) -> Time | None:
    groups = match.groupdict()
    if groups.get("my"):
        period = parse_period(f"{groups['my']}-{int(groups['mm']):02d}")
    else:
        names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        number = names.index(groups["me"][:3].lower()) + 1
        period = parse_period(f"{groups['mf']}-{number:02d}")
    return Time(*match.span(), "at", last=period) if period else None


def _half(match: re.Match[str]) -> Time | None:
    groups = match.groupdict()
    if groups.get("hy"):
        text = f"{groups['hy']}年{groups['hh']}"
    else:
        text = f"{groups['he']}H{1 if groups['hf'].lower() == 'first' else 2}"
    return Time(*match.span(), "at", last=parse_period(text))


def _part(match: re.Match[str]) -> Time:
    """Return a part of a year no value can be asked for: it must not count as the year."""
    return Time(*match.span(), "at")


def _year(match: re.Match[str]) -> Time | None:
    number = int(next(text for text in match.groups() if text))
    return Time(*match.span(), "at", last=year(number))


def _bare(match: re.Match[str]) -> Time | None:
    before = match.string[max(0, match.start() - 16) : match.start()]
    if _NOT_A_YEAR.search(before):
        return None
    return _year(match)


def _since(match: re.Match[str]) -> Time:
    start = year(int(next(text for text in match.groups() if text)))
    return Time(*match.span(), "since", first=start)


def _from(match: re.Match[str]) -> Time:
    start = year(int(match["s2"]))
    return Time(*match.span(), "from", first=start, last=start)


def _counted(kind: Kind) -> Callable[[re.Match[str]], Time | None]:
    def read(match: re.Match[str]) -> Time | None:
        number = _count(next(text for text in match.groups() if text))
        return Time(*match.span(), kind, count=number) if number else None

    return read


def _relative(match: re.Match[str]) -> Time:
    groups = match.groupdict()
    if groups.get("this") or groups.get("ethis"):
        count = 0
    else:
        count = 2 if groups.get("before") or groups.get("ebefore") else 1
    return Time(*match.span(), "relative", count=count)


def _later(match: re.Match[str]) -> Time:
    number = match.groupdict().get("g1") or match.groupdict().get("g2") or ""
    return Time(*match.span(), "later", count=_count(number) or 1)


def _count(text: str) -> int:
    if not text:
        return 0
    if text.isascii():
        return int(text) if text.isdigit() else _WORDS.get(text.lower(), 0)
    return chinese_number(text) or 0


_READERS: dict[str, Callable[[re.Match[str]], Time | None]] = {
    "date": lambda match: Time(*match.span(), "date"),
    "range": _range,
    "plan": _plan,
    "month": _month,
    "half": _half,
    "part": _part,
    "since": _since,
    "from": _from,
    "window": _counted("window"),
    "ago": _counted("ago"),
    "later": _later,
    "length": lambda match: Time(*match.span(), "length", count=_count(match.group(1) or "")),
    "relative": _relative,
    "year": _year,
    "bare": _bare,
}
