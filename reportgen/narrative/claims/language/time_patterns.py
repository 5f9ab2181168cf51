"""The patterns of times in Chinese and English: years, ranges, windows, months, 去年.

The name of a pattern says what ``times`` reads from it; its groups hold years (r1, s1, y1) and
counts of years (w1, a1).
"""

from __future__ import annotations

import re

from reportgen.narrative.claims.language.patterns import compiled

_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_YEAR_END = "(?:末|底|年末|年底)"
_COUNT = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_COUNT_EN = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)"
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_DASH = r"\s*(?:[-—–~～－]{1,2}|至|到)\s*"
_DAY_EN = r"\d{1,2}(?:st|nd|rd|th)?"
_UNITS_BEHIND = "亿万件家人个项名位点分倍篇元套台份批次场余多"

TIMES = compiled(
    (
        ("date", rf"(?:{_YEAR}年)?\d{{1,2}}月\d{{1,2}}[日号]", "月"),
        ("date", (rf"{_YEAR}-\d\d-\d\d(?:[ T]\d\d?:\d\d(?::\d\d)?)?"
                  rf"|(?<![\d:.])\d{{1,2}}:\d\d(?::\d\d)?(?![\d:])(?!\d)"), "-:"),
        ("date", (rf"\b{_DAY_EN}\s+(?:{_MONTH})\b(?:,?\s+{_YEAR})?"
                  rf"|\b(?:{_MONTH})\.?\s+\d{{1,2}}\b(?!\d)(?:,?\s+{_YEAR})?"), _MONTH),
        ("range", (rf"(?:从|自|由)?(?P<r1>{_YEAR})年?{_YEAR_END}?{_DASH}"
                   rf"(?P<r2>(?:20)?\d\d)年{_YEAR_END}?"
                   rf"(?:间|期间|这[一二三四五六七八九十\d]+年)?(?!\d?月)"), "-—–~～－至到"),
        ("range", rf"(?P<r3>{_YEAR})\s*[-—–~～]{{1,2}}\s*(?P<r4>{_YEAR})", "-—–~～"),
        ("range", (rf"\b(?:from|between|over the period|in the period|in the years?|over)\s+"
                   rf"(?P<r5>{_YEAR})\s*(?:to|and|through|until|till|[-–—])\s*(?P<r6>{_YEAR})"),
         "from between over in"),
        ("range", (rf"\b(?:in|over|during) the (?P<rn>{_COUNT_EN}) years"
                   rf" (?:to|up to|until) (?P<rt>{_YEAR})"), "years"),
        ("plan", (r"[“\"「]?(?P<p>十[一二三四五])五[”\"」]?(?:规划)?"
                  r"(?:期间|时期|以来|末|期末|收官)"), "五"),
        ("plan", (r"\b(?P<pe>1[0-5])th five-year plan period"
                  r"|\bperiod of the (?P<pf>1[0-5])th five-year plan"), "five"),
        ("month", rf"(?P<my>{_YEAR})-(?P<mm>0[1-9]|1[0-2])(?![\d-])", "-"),
        ("month", rf"(?P<my>{_YEAR})年(?P<mm>\d{{1,2}})月(?:底|末|份|中旬|下旬|上旬)?(?!\d)", "月"),
        ("month", (rf"\b(?:end-|the end of |end of |mid-)?(?P<me>{_MONTH})\.?,?\s+"
                   rf"(?:of\s+)?(?P<mf>{_YEAR})"), _MONTH),
        ("half", rf"(?P<hy>{_YEAR})年(?P<hh>上半年|下半年)", "半"),
        ("half", rf"\b(?P<hf>first|second) half of (?P<he>{_YEAR})", "half"),
        ("part", (rf"{_YEAR}年(?:第?[一二三四]季度|前三季度|一季度)"
                  r"|(?:上|下)半年|前三季度|(?:第?[一二三四]季度)"
                  r"|\b(?:first|second|third|fourth) (?:quarter|half)\b"), "季半 quarter half"),
        ("since", (rf"(?:自|从|由)?(?P<s1>{_YEAR})年?(?:末|底|年末|年底|初|年初)?"
                   rf"(?:起|开始|以来|之后|以后)(?:以来)?"), "起开以之"),
        ("from", (rf"(?:自从?|从|由)(?P<s2>{_YEAR})年(?:末|底|初|年末|年底|年初)?"
                  rf"(?![至到—–-]|版)"), "自从由"),
        ("since", (rf"\b(?:since|starting in|beginning in|starting from)\s+"
                   rf"(?:the end of\s+)?(?P<s3>{_YEAR})"), "since starting beginning"),
        ("window", (rf"(?:近|过去|最近|前|这)(?:的)?(?P<w1>{_COUNT})年(?:来|间|以来|里|中)?"
                    rf"|(?P<w2>{_COUNT})年(?:来|以来)"), "近过前这来"),
        ("window", (rf"\b(?:over|in|during|for) the (?:past|last|previous) "
                    rf"(?P<w3>{_COUNT_EN}) years\b"
                    rf"|\bthe (?:past|last) (?P<w4>{_COUNT_EN}) years\b"
                    rf"|\b(?:in|over) (?P<w5>{_COUNT_EN}) years\b"), "years"),
        ("ago", rf"(?P<a1>{_COUNT})年(?:之|以)?前(?!后)", "前"),
        ("ago", rf"\b(?P<a2>{_COUNT_EN}) years (?:ago|earlier|before|previously)\b",
         "ago earlier before previously"),
        ("length", (rf"\b(?:over|in|during|for|across) (?:the |these |those )?"
                    rf"(?P<l2>{_COUNT_EN}) years(?= (?:from|between|to|since)\b)"), "years"),
        ("later", (rf"(?P<g1>{_COUNT})年(?:之|以)?后(?!的?(?:19|20)\d\d)"
                   rf"|(?P<g0>次年|翌年|随后一年|后一年|此后一年|第二年)"), "后次翌第"),
        ("later", (rf"\b(?:(?P<g2>{_COUNT_EN}) years later"
                   rf"|(?P<g3>the following year|a year later|the next year|one year later))\b"),
         "later following next"),
        ("length", (r"(?:的)?(?P<l1>\d{1,2}|[一二三四五六七八九十]{1,3})年"
                    r"(?:间|之间|中|时间|内|(?=翻|增长|提高|累计增|上升了|扩大))"
                    r"|(?:十余|十多|数十|多|数)年(?:间|来|以来)?|几年(?:间|来)?"),
         "间中内时翻增提上扩余多数几"),
        ("relative", (r"(?P<last>去年|上年末|去年末|去年底|上年底)(?!同期)|(?P<before>前年)"
                      r"|(?P<this>今年|本年)(?:以来|末|底|初|内)?"), "去上前今本"),
        ("relative", (r"\b(?P<ebefore>the year before last)\b|\b(?P<elast>last year)\b"
                      r"|\b(?P<ethis>this year)\b"), "last this"),
        ("year", (rf"(?P<y1>{_YEAR})年(?:年末|年底|年度|全年|末|底|度|当年)?"
                  r"(?![以之]?来|[级款版届])"), "年"),
        ("bare", (rf"(?<![-.,/\w%])(?P<y2>{_YEAR})"
                  rf"(?![.,]\d|\s*(?:%|per ?cent|times|fold|point|:(?!\s))"
                  rf"|[-/A-Za-z0-9_%°{_UNITS_BEHIND}])")),
    )
)  # fmt: skip
"""The patterns; where two find times that overlap, the longer one counts."""

NOT_A_YEAR = re.compile(
    r"(?:\bat|\breached|\breaching|\bwas|\bis|\btotalled|\bnumbered"
    r"|\b(?:rose|grew|increased|fell|dropped|climbed|up|down|gained|declined) by"
    r"|\bexactly|\babout|\bnearly|为|达|是|约|共|近|超|到|至|升)\s*$",
    re.IGNORECASE,
)
"""What stands before four digits that are a value: 达2015, reached 2015."""
