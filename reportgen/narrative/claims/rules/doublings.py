"""Doublings: 翻一番 and 翻两番 are exactly so often, or at least when said loosely."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.narrative.claims.judging.verdicts import verdict_on
from reportgen.narrative.claims.language.numbers import Number
from reportgen.narrative.claims.reading.kinds import Kind
from reportgen.narrative.claims.rules.claim import NumberClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.narrative.claims.model import Verdict
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader

_NEARLY = frozenset({"近", "将近", "接近"})
_MORE = frozenset({"多", "余"})


def check_doublings(reader: SentenceReader) -> Iterator[Verdict]:
    """Return the verdicts on 翻一番 and 翻两番, read as the numbers 2 and 4."""
    for at, token in enumerate(reader.tokens):
        if token.kind == "word" and token.word.kind == "double" and token.text.startswith("翻"):
            own = _with_number(reader, at)
            verdict = verdict_on(NumberClaim(own, at, Kind("doubling"), own.subject(at)))
            if verdict is not None:
                yield verdict


def _with_number(reader: SentenceReader, at: int) -> SentenceReader:
    """Return a reader of the sentence with a number in the place of the word."""
    token = reader.tokens[at]
    number = Number(
        start=token.start,
        end=token.end,
        first=token.start,
        last=token.end,
        value=Decimal(token.word.number),
        sign="times",
        qualifier=_qualifier(reader, at),
        is_worded=True,
    )
    word = replace(token, kind="number", value=number)
    return replace(reader, tokens=(*reader.tokens[:at], word, *reader.tokens[at + 1 :]))


def _qualifier(reader: SentenceReader, at: int) -> str:
    """Return how a doubling is meant: 近 nearly, 多 more than, else at least."""
    if at and reader.tokens[at - 1].text in _NEARLY:
        return "<~"
    following = "".join(token.text for token in reader.tokens[at + 1 : at + 2])
    return ">" if following[:1] in _MORE else ">="
