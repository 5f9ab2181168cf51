"""Which edition of the report a number is from: 2023版报告, in the 2023 edition, 上一版."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from reportgen.narrative.claims.reading.nearby import (
    clause_before,
    clause_behind,
    clauses_before,
    until_number,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader


_OF_SOURCES = frozenset(
    {"according", "as", "source", "from", "据", "根据", "按", "见", "引自", "来源"}
)
"""How a clause begins that only tells where a number is from."""


def edition_for(reader: SentenceReader, at: int) -> str:
    """Return the edition a number is said to be from, an empty text where none is named."""
    tokens = reader.tokens
    if "edition" not in reader.kinds:
        return ""
    left = reversed(clause_before(tokens, at))
    right = until_number(clause_behind(tokens, at))
    nearest = chain(right, left) if reader.is_english else chain(left, right)
    farther = chain(reversed(clauses_before(tokens, at)), _source_behind(tokens, at))
    for token in chain(nearest, farther):
        if token.kind == "edition" and (found := edition_named(reader, token)):
            return found
    return ""


def _source_behind(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return later clauses that only tell a source: …, according to the 2023 edition."""
    rest = [token for token in tokens[at + 1 :] if token.clause > tokens[at].clause]
    words = [token.text.lower() for token in rest if token.kind != "mark"]
    if not words or words[0] not in _OF_SOURCES:
        return []
    return [] if any(token.kind in {"number", "bound"} for token in rest) else rest


def edition_named(reader: SentenceReader, token: Token) -> str:
    """Return the edition a mention means: by its title, its year, 本版 or 上一版."""
    if token.ids:
        return token.ids[0]
    editions = reader.dictionary.config.editions
    page = reader.context.page.edition or reader.context.edition
    own = editions.get(page)
    if own is None:
        return ""
    if token.value == "this":
        return page
    series = [key for key, edition in editions.items() if edition.series == own.series]
    if token.value == "before":
        ordered = sorted(series, key=lambda key: (editions[key].last_period or "", key))
        at = ordered.index(page)
        return ordered[at - 1] if at else ""
    return next((key for key in series if str(token.value) in key), "")
