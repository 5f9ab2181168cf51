"""Claims that are words: ranks, superlatives, doublings, records, lists that count themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.number_words import SMALL_NUMBERS
from reportgen.narrative.claims.language.patterns import compiled, matches
from reportgen.narrative.claims.language.word_lists import counted
from reportgen.numerals.read import chinese_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_ORDINALS = counted(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
)
LAST = -1
"""The place of 末位 and "last"."""

_ORDINAL_WORDS = "|".join(_ORDINALS)
_NUMBER_WORDS = "|".join(SMALL_NUMBERS)
_HIGH = "高|大|多|快|强|优|好|长|猛|突出|活跃|显著"
_LOW = "低|小|少|慢|弱|差|短|缓"
_EN_HIGH = "highest|largest|greatest|biggest|fastest|strongest|most|quickest|steepest|best"
_DOUBLINGS = (
    "doubled|tripled|trebled|quadrupled|quintupled|doubling|tripling|doubles|triples|double|triple"
)
_EN_LOW = "lowest|smallest|least|slowest|weakest|fewest|worst"

_PLACE_WORD = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_NOT_A_PLACE = "百批章节条款届次个期版轮代步产"
_NO_RANK = "of|time|edition|half|quarter|step|batch|party|hand|author|place to"

PATTERNS = compiled(
    (
        ("place", rf"第(?P<n>{_PLACE_WORD})(?=[位名])", "第"),
        ("place", rf"第(?P<n2>{_PLACE_WORD})(?![位名\d一二三四五六七八九十{_NOT_A_PLACE}])", "第"),
        ("place", r"(?P<first>居首|居冠|首位|榜首|头名|领跑|第一把交椅|冠军|鳌头|夺魁|折桂)",
         "首冠头领椅鳌夺折"),
        ("place", r"(?P<last>末位|垫底|榜尾|最后一位|倒数第一|末席|居末)", "末垫尾后倒"),
        ("place", rf"\b(?P<en>{_ORDINAL_WORDS}|\d{{1,3}}(?:st|nd|rd|th))\b(?!\s+(?:{_NO_RANK}))",
         f"{_ORDINAL_WORDS}|st|nd|rd|th"),
        ("top", rf"前(?P<top>{_PLACE_WORD})(?:位|名|强|甲|列)?(?!年|个月|天|日|项|批|期|季|次)",
         "前"),
        ("top", rf"\btop (?P<etop>{_NUMBER_WORDS}|\d{{1,2}})\b(?! (?:list|clusters?))", "top"),
        ("order", r"(?P<order>依次为|依次是|排序为|次序为)", "依排次"),
        ("best", rf"最(?P<high>{_HIGH})|最(?P<low>{_LOW})", "最"),
        ("best", (rf"(?<!of the )\b(?P<ehigh>{_EN_HIGH})\b"
                  rf"|(?<!at )(?<!of the )\b(?P<elow>{_EN_LOW})\b"), f"{_EN_HIGH}|{_EN_LOW}"),
        ("next", r"次之|(?P<follows>紧随其后|居次|紧跟其后|随后)|\bfollowed by\b",
         "次随紧 followed"),
        ("record", (r"(?P<nhigh>新高|历史最高|最高纪录|历史高点|最高水平)"
                    r"|(?P<nlow>新低|历史最低|最低纪录|历史低点)"), "新历最"),
        ("record", (r"\b(?P<rhigh>record high|new high|new record(?! low)|all-time high"
                    r"|highest on record|a record\b(?! low| high))"
                    r"|\b(?P<rlow>record low|new low|all-time low|lowest on record)"),
         "record new time highest lowest"),
        ("turn", (r"(?P<up>由负转正|由降转升|止跌回升|由跌转升|扭负为正)"
                  r"|(?P<down>由正转负|由升转降|由涨转跌)"), "负降跌"),
        ("turn", (r"\b(?P<eup>turned positive|returned to growth|turned around)\b"
                  r"|\b(?P<edown>turned negative)\b"), "turned returned"),
        ("double", r"翻(?:了)?(?P<fan>[一两二三四五]|\d)?番", "翻"),
        ("double", rf"\b(?P<verb>{_DOUBLINGS})\b", _DOUBLINGS),
        ("half", r"\bhalved\b|减半|腰斩", "半斩 halved"),
        ("count", (r"(?P<list>\d{1,2}|[一二两三四五六七八九十]{1,2})"
                   r"(?:重|大|个|点|方面|条|项|类|种|家|座|地|市|省|国)"),
         "重大个点方条项类种家座地市省国"),
        ("count", rf"\b(?P<elist>{_NUMBER_WORDS})\s+[a-z]+(?: [a-z]+)?\b", _NUMBER_WORDS),
    )
)  # fmt: skip
_FACTORS = {"doubl": 2, "tripl": 3, "trebl": 3, "quadr": 4, "quint": 5}
"""Factors by the first letters of their verb."""
_DOWNWARD = frozenset({"low", "elow", "nlow", "rlow", "down", "edown"})
"""Groups of the patterns that tell the lowest, or a turn down."""


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


def find_claim_words(text: str) -> Iterator[ClaimWord]:
    """Return the words of a folded text that claim a place, an extreme, a factor or a count."""
    for kind, match in matches(PATTERNS, text):
        name, value = next(((k, v) for k, v in match.groupdict().items() if v), ("", ""))
        number = _number(kind, name, value)
        if number is not None:
            end = match.end(name) if kind == "count" else match.end()
            yield ClaimWord(match.start(), end, kind, number)


def _number(kind: str, name: str, value: str) -> int | None:
    """Return what a word claims, from the group of its pattern that matched: 4 for 翻两番."""
    if kind in {"best", "record", "turn"}:
        return -1 if name in _DOWNWARD else 1
    if kind == "half":
        return 2
    if kind == "double":
        return _factor(name, value)
    if kind in {"order", "next"} or name == "first":
        return 1
    return LAST if name == "last" else whole(value)


def _factor(name: str, value: str) -> int:
    """Return by how much a doubling multiplies: 2 for 翻番, 8 for 翻三番, 3 for tripled."""
    if name == "fan":
        return int(2 ** (whole(value) or 0))
    return _FACTORS[value[:5]] if value else 2


def whole(text: str) -> int | None:
    """Return a small whole number: 3 for 三, "3rd", "third" and "three"."""
    lower = text.lower()
    if lower in _ORDINALS:
        return _ORDINALS[lower]
    if lower in SMALL_NUMBERS:
        return SMALL_NUMBERS[lower]
    digits = lower.rstrip("stndrh")
    if digits.isascii() and digits.isdigit():
        return int(digits)
    return chinese_number(text)
