"""Claims that are words: ranks, superlatives, doublings, records, lists that count themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.narrative.claims.patterns import compiled, matches
from reportgen.numerals.read import chinese_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        1,
    )
}
_NUMBERS = {
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
        ],
        1,
    )
}
LAST = -1
"""The place of 末位 and "last"."""

_ORDINAL_WORDS = "|".join(_ORDINALS)
_NUMBER_WORDS = "|".join(_NUMBERS)
_HIGH = "高|大|多|快|强|优|好|长|猛|突出|活跃|显著"
_LOW = "低|小|少|慢|弱|差|短|缓"
_EN_HIGH = "highest|largest|greatest|biggest|fastest|strongest|most|quickest|steepest|best"
_EN_LOW = "lowest|smallest|least|slowest|weakest|fewest|worst"

_PATTERNS = (
    ("place", r"第(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?=[位名])"),
    ("place", r"第(?P<n2>\d{1,3}|[一二三四五六七八九十]{1,3})(?![位名\d一二三四五六七八九十百批章节条款届次个期版轮代步产])"),
    ("place", r"(?P<first>居首|居冠|首位|榜首|头名|领跑|第一把交椅|冠军|鳌头|夺魁|折桂)"),
    ("place", r"(?P<last>末位|垫底|榜尾|最后一位|倒数第一|末席|居末)"),
    ("place", rf"\b(?P<en>{_ORDINAL_WORDS}|\d{{1,3}}(?:st|nd|rd|th))\b(?!\s+(?:of|time|edition|half|quarter|step|batch|party|hand|author|place to))"),
    ("top", r"前(?P<top>\d{1,3}|[一二三四五六七八九十]{1,3})(?:位|名|强|甲|列)?(?!年|个月|天|日|项|批|期|季|次)"),
    ("top", rf"\btop (?P<etop>{_NUMBER_WORDS}|\d{{1,2}})\b(?! (?:list|clusters?))"),
    ("order", r"(?P<order>依次为|依次是|排序为|次序为)"),
    ("best", rf"最(?P<high>{_HIGH})|最(?P<low>{_LOW})"),
    ("best", rf"(?<!of the )\b(?P<ehigh>{_EN_HIGH})\b|(?<!at )(?<!of the )\b(?P<elow>{_EN_LOW})\b"),
    ("next", r"次之|(?P<follows>紧随其后|居次|紧跟其后|随后)|\bfollowed by\b"),
    ("record", r"(?P<nhigh>新高|历史最高|最高纪录|历史高点|最高水平)|(?P<nlow>新低|历史最低|最低纪录|历史低点)"),
    ("record", r"\b(?P<rhigh>record high|new high|new record(?! low)|all-time high|highest on record|a record\b(?! low| high))|\b(?P<rlow>record low|new low|all-time low|lowest on record)"),
    ("turn", r"(?P<up>由负转正|由降转升|止跌回升|由跌转升|扭负为正)|(?P<down>由正转负|由升转降|由涨转跌)"),
    ("turn", r"\b(?P<eup>turned positive|returned to growth|turned around)\b|\b(?P<edown>turned negative)\b"),
    ("double", r"翻(?:了)?(?P<fan>[一两二三四五]|\d)?番"),
    ("double", r"\b(?P<verb>doubled|tripled|trebled|quadrupled|quintupled|doubling|tripling|doubles|triples|double|triple)\b"),
    ("half", r"\bhalved\b|减半|腰斩"),
    ("count", r"(?P<list>\d{1,2}|[一二两三四五六七八九十]{1,2})(?P<what>重|大|个|点|方面|条|项|类|种|家|座|地|市|省|国)"),
    ("count", rf"\b(?P<elist>{_NUMBER_WORDS})\s+(?P<ewhat>[a-z]+(?: [a-z]+)?)\b"),
)  # fmt: skip
_COMPILED = compiled(_PATTERNS)
_FACTORS = {"doubl": 2, "tripl": 3, "trebl": 3, "quadr": 4, "quint": 5}


@dataclass(frozen=True, slots=True)
class ClaimWord:
    """A word that claims something.

    ``number`` is the place, the length of the top, the factor, or what the list says it counts;
    1 and -1 tell the highest from the lowest, up from down.
    """

    start: int
    end: int
    kind: str
    number: int
    what: str = ""


def find_claim_words(text: str) -> Iterator[ClaimWord]:
    """Return the words of a folded text that claim a place, an extreme, a factor or a count."""
    for kind, match in matches(_COMPILED, text):
        groups = {name: value for name, value in match.groupdict().items() if value}
        number = _number(kind, groups)
        if number is not None:
            what = groups.get("what") or groups.get("ewhat") or ""
            start, end = match.span()
            if kind == "count":
                end = match.end("list" if "list" in groups else "elist")
            yield ClaimWord(start, end, kind, number, what)


def _number(kind: str, groups: dict[str, str]) -> int | None:
    name, value = next(iter(groups.items()), ("", ""))
    if kind in {"best", "record", "turn"}:
        return -1 if name in {"low", "elow", "nlow", "rlow", "down", "edown"} else 1
    if kind == "half" or (kind == "double" and not value):
        return 2
    if kind == "double":
        return 2 ** whole(value) if name == "fan" else _FACTORS[value[:5]]
    if kind in {"order", "next"}:
        return 1
    if name == "first":
        return 1
    if name == "last":
        return LAST
    return whole(value)


def whole(text: str) -> int | None:  # type: ignore[return]
    """Return a small whole number written in digits, hanzi or English."""
    lower = text.lower()
    if lower in _ORDINALS:
        return _ORDINALS[lower]
    if lower in _NUMBERS:
        return _NUMBERS[lower]
    digits = lower.rstrip("stndrh")
    if digits.isascii() and digits.isdigit():
        return int(digits)
    return chinese_number(text)
