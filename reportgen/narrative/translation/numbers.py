"""The numbers of a block, and those of two blocks that have no counterpart in the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.tokens import BOUND
from reportgen.narrative.source_text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportgen.narrative.claims.report import CheckedText
    from reportgen.narrative.source_text import SourceText
    from reportgen.narrative.translation.blocks import Block
    from reportgen.narrative.translation.pairs import Pair, Translation

_SCALES: Mapping[str, int] = {
    "": 0, "万亿": 12, "亿": 8, "千万": 7, "百万": 6, "万": 4,
    "trillion": 12, "billion": 9, "million": 6, "thousand": 3,
}  # fmt: skip
_NUMBER = re.compile(
    r"([0-9][0-9,]{0,40}(?:\.[0-9]{1,20})?)\s?(万亿|亿|千万|百万|万|trillion|billion|million|thousand)?\s?(%)?"
)
_ONES = re.findall(
    r"\w+",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
)
_TENS = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")
_TENS_AND_ONE = rf"({'|'.join(_TENS)})(?:-({'|'.join(_ONES[:9])}))?"
_WORDS = re.compile(rf"\b(?:{_TENS_AND_ONE}|({'|'.join(_ONES)}))\b")
_UNCERTAIN = frozenset({"unchecked", "contradicted", "ambiguous"})
"""States of typed numbers that need no counterpart: what they are is not known, or told anyway."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """A number where it stands: what is printed, the fact behind it, and its amount if read."""

    span: Span
    source: SourceText
    text: str
    fact: str = ""
    amount: Decimal | None = None
    is_sure: bool = True

    def agrees_with(self, other: Number) -> bool:
        """Return whether two numbers are one fact, or the same amount in whatever unit."""
        same_fact = bool(self.fact) and self.fact == other.fact
        return same_fact or (self.amount is not None and self.amount == other.amount)


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """Two blocks that translate each other, and the numbers only one of them has."""

    pair: Pair
    only_original: tuple[Number, ...]
    only_translated: tuple[Number, ...]


def differences(
    translation: Translation, texts: Mapping[str, Sequence[CheckedText]]
) -> Iterator[Difference]:
    """Yield the blocks whose numbers differ; ``texts`` are what was checked of each file.

    Facts are compared where both numbers have one, else amounts: 万 and 亿 with million and
    billion. A number that is bound, verified or explained needs a counterpart; any number of the
    other block will do.
    """
    theirs = _Numbers(translation.original.path, texts)
    ours = _Numbers(translation.translated.path, texts)
    for pair in translation.pairs:
        if pair.original is None or pair.translated is None or pair.translated.excused:
            continue
        one, other = theirs.of(pair.original), ours.of(pair.translated)
        missing, surplus = _without_counterpart(one, other), _without_counterpart(other, one)
        if missing or surplus:
            yield Difference(pair=pair, only_original=missing, only_translated=surplus)


def amount_of(text: str) -> Decimal | None:
    """Return the amount of the one number in a text, its scale counted in.

    Missing: None where the text has no number in digits, or more than one.
    Example: 198.35万人年 and “about 1.9835 million person-years” are both 1983500; 8.55% is 8.55.
    """
    found = list(_NUMBER.finditer(text))
    return _amount(found[0]) if len(found) == 1 else None


def _amount(match: re.Match[str]) -> Decimal:
    number = Decimal(match[1].replace(",", ""))
    return number.scaleb(_SCALES[match[2] or ""]).normalize()


def _in_words(match: re.Match[str]) -> Decimal:
    tens, one, small = match.groups()
    if small:
        return Decimal(_ONES.index(small) + 1)
    return Decimal(10 * (_TENS.index(tens) + 2) + (_ONES.index(one) + 1 if one else 0))


def _without_counterpart(these: Sequence[Number], those: Sequence[Number]) -> tuple[Number, ...]:
    lonely = (
        one for one in these if one.is_sure and not any(one.agrees_with(other) for other in those)
    )
    return tuple({(one.fact or one.text): one for one in lonely}.values())


class _Numbers:
    """The numbers of one file."""

    def __init__(self, path: str, texts: Mapping[str, Sequence[CheckedText]]) -> None:
        self.texts = texts.get(path, ())
        self.numbers = [number for text in self.texts for number in _numbers(text)]

    def of(self, block: Block) -> tuple[Number, ...]:
        return tuple(n for n in self.numbers if block.span.start <= n.span.start < block.span.end)


def _numbers(text: CheckedText) -> Iterator[Number]:
    """Yield the bound numbers, the typed ones that are claims, and all other digits."""
    source = text.source
    for bound in text.bound:
        for fact in bound.facts:
            amount = amount_of(bound.text)
            yield Number(
                span=bound.span, source=source, text=bound.text, fact=fact.id, amount=amount
            )
    for claim in text.claims:
        verdict = claim.verdict
        amount = amount_of(verdict.text)
        if amount is not None:
            yield Number(
                span=Span(verdict.start, verdict.end),
                source=source,
                text=verdict.text,
                fact=verdict.fact.id if verdict.fact and claim.state == "verified" else "",
                amount=amount,
                is_sure=claim.state not in _UNCERTAIN,
            )
    prose = text.prose.replace(BOUND, " ")
    loose = [(match, _amount(match)) for match in _NUMBER.finditer(prose)]
    loose += [(match, _in_words(match)) for match in _WORDS.finditer(prose.lower())]
    for match, amount in loose:
        span = Span(*match.span())
        yield Number(span=span, source=source, text=match[0], amount=amount, is_sure=False)
