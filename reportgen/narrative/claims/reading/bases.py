"""Which of several indices of one name is meant where the text gives its base: 以2005年为100."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader
    from reportgen.narrative.claims.reading.what import Mention

_BASE = re.compile(
    r"以(?P<a>\d{4})年?(?:作?为基[期年]?|为100)|(?P<b>\d{4})年?\s?[=＝为]\s?100"
    r"|(?P<c>\d{4}) ?(?:as|being) 100|base (?:year )?(?:of )?(?P<d>\d{4})"
)
_IN_BASE = ("100", "基", "base")
"""What each of them holds."""


def with_base(reader: SentenceReader, mention: Mention) -> Mention:
    """Return a mention with the index that has the base a text gives, if another has not."""
    fitting = of_base(reader, (*mention.indicators, *mention.weak))
    return replace(mention, indicators=fitting, weak=()) if fitting else mention


def of_base(reader: SentenceReader, indicators: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the indicators that have the base a text gives; none where it gives none."""
    if not reader.base:
        return ()
    known = reader.dictionary.config.indicators
    return tuple(key for key in indicators if known[key].base == reader.base)


def base_of(tokens: Sequence[Token]) -> str:
    """Return the base year a sentence gives, an empty text where it gives none."""
    text = " ".join([token.text for token in tokens])
    if not any(sign in text for sign in _IN_BASE):
        return ""
    match = _BASE.search(text) or _BASE.search(text.replace(" ", ""))
    return next((year for year in match.groups() if year), "") if match else ""
