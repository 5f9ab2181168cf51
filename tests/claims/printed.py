"""Numbers as a sentence prints them, read for the mutants by rules of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tests.claims.spans import Span, of_digits

if TYPE_CHECKING:
    from tests.claims.labelled import Label

SCALES = {"万亿": 12, "千万": 7, "百万": 6, "亿": 8, "万": 4,
          "trillion": 12, "billion": 9, "million": 6, "thousand": 3}  # fmt: skip
BEFORE = {
    **dict.fromkeys(("近", "将近", "接近", "逼近", "nearly", "almost", "close to", "just under"), "<~"),
    **dict.fromkeys(("约", "大约", "约为", "大概", "大致", "about", "around", "roughly", "some",
                     "approximately"), "~"),
    **dict.fromkeys(("超", "超过", "超出", "逾", "突破", "高于", "more than", "over", "exceeded",
                     "above", "passed", "topped", "exceeding", "surpassed"), ">"),
    **dict.fromkeys(("至少", "至少为", "至少有", "不低于", "不少于", "at least", "no less than"), ">="),
    **dict.fromkeys(("不足", "不到", "低于", "少于", "less than", "under", "below", "fewer than",
                     "short of"), "<"),
}  # fmt: skip
_BEFORE = re.compile(
    "(?:" + "|".join(sorted(map(re.escape, BEFORE), key=len, reverse=True)) + r")\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<odd>[余多](?=[万亿千百]))?"
    rf"\s?(?P<scale>{'|'.join(SCALES)})?(?P<percent>\s?(?:%|％|per ?cent\b))?"
)
_AFTER = (
    (re.compile(r"[余多]"), ">~"),
    (re.compile(r"[^\d，。；、,.;]{0,3}(?:及?以上|or more)"), ">="),
    (re.compile(r"[^\d，。；、,.;]{0,3}(?:左右|上下|or so)"), "~"),
    (re.compile(r"[^\d，。；、,.;]{0,3}(?:以内|以下)"), "<"),
)
LONGEST_BEFORE = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed:
    """Digits in a text. ``word`` is the qualifier before them and where it starts, if any."""

    start: int
    digits: str
    end: int
    value: Decimal
    power: int
    scale: str
    percent: bool
    qualifier: str
    word: str = ""
    odd: str = ""

    @property
    def decimals(self) -> int:
        return len(self.digits.partition(".")[2])

    def span(self) -> Span:
        """Return the true values it stands for, in single units or in per cent."""
        return of_digits(self.value, self.qualifier).times(Decimal(1).scaleb(self.power))

    @property
    def size(self) -> Decimal:
        return self.value.scaleb(self.power)


def read_printed(text: str, label: Label) -> Printed | None:
    """Return the number of a label; None where it is a word or stands after a minus."""
    match = _NUMBER.match(text, label.start)
    if match is None or text[max(0, label.start - 1) : label.start] in {"-", "−", ",", "."}:
        return None
    digits, scale, tail = match["digits"].rstrip(","), match["scale"] or "", text[match.end() :]
    if match["digits"] != digits or tail[:1] in {"/", ":", "："} or "分之" in tail[:3]:
        return None
    before = _BEFORE.search(text[max(0, label.start - LONGEST_BEFORE) : label.start])
    word = before[0] if before else ""
    after = next((name for pattern, name in _AFTER if pattern.match(tail)), "")
    odd = match["odd"] or (tail[:1] if after == ">~" else "")
    qualifier = ">~" if odd else after or BEFORE.get(word.strip().lower(), "=")
    return Printed(
        start=label.start, digits=digits, end=label.start + len(digits),
        value=Decimal(digits.replace(",", "")), power=SCALES.get(scale, 0), scale=scale,
        percent=bool(match["percent"]), qualifier=qualifier, word=word, odd=odd,
    )  # fmt: skip
