"""Stocks and additions: 高新技术企业总数1.95万家，其中新增4227家 speaks of two indicators.

A number that inherits the indicator of a stock but says 新增 is about the addition, and the other
way round with 总数.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.narrative.claims.names.dictionary import Dictionary
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader, Subject

_ADDITION = "addition"
_SAID_BY_NUMBER = frozenset({"behind", "words"})
"""Where an indicator stands that is the number's own whatever stands before."""

_NEW = frozenset({"新增", "净增", "当年新增", "新认定", "new", "newly", "added"})
_SINCE_START = frozenset({"累计", "累积"})
_ALL = frozenset({"总数", "总量", "总计", "存量", "累计", "total", "总数达", "总规模"})


def meant(reader: SentenceReader, at: int, subject: Subject) -> Subject:
    """Return the subject with the indicator that 新增 or 总数 means.

    It has none where the project knows no such addition or stock.
    """
    subject = _with_totals(reader, at, subject)
    own = reader.tokens[at]
    is_rate = own.kind == "number" and bool(own.number.sign)
    if subject.token is None or subject.found in _SAID_BY_NUMBER or is_rate:
        return subject
    after = [t for t in reader.tokens[:at] if t.start >= subject.token.end]
    behind = reader.tokens[at + 1 : at + 3]
    words = {t.text.lower() for t in (*after, *behind)}
    dictionary = reader.dictionary
    keys = subject.indicators or subject.weak
    is_addition = any(dictionary.config.indicators[key].kind == _ADDITION for key in keys)
    if words & _NEW and not is_addition:
        return _swapped(subject, [one for key in keys for one in dictionary.additions[key]])
    if words & _ALL and is_addition:
        return _swapped(subject, [one for key in keys for one in dictionary.stocks.get(key, ())])
    return subject


def either(dictionary: Dictionary, subject: Subject) -> Iterator[Subject]:
    """Return the subject with additions for stocks and stocks for additions."""
    for key in subject.indicators:
        for other in (*dictionary.additions[key], *dictionary.stocks.get(key, ())):
            yield replace(subject, indicators=(other,), weak=())


def _with_totals(reader: SentenceReader, at: int, subject: Subject) -> Subject:
    """Return the subject with 累计X beside X where the clause says 累计.

    It may speak of a total since the start.
    """
    clause = reader.tokens[at].clause
    if not any(t.text in _SINCE_START and t.clause == clause for t in reader.tokens[:at]):
        return subject
    known = reader.dictionary.names
    own = {name for key in (*subject.indicators, *subject.weak) for name in known[key]}
    wanted = {f"{word}{name}" for word in _SINCE_START for name in own}
    totals = [
        key for key, names in known.items() if wanted & names and key not in subject.indicators
    ]
    return replace(subject, indicators=(*totals, *subject.indicators)) if totals else subject


def _swapped(subject: Subject, keys: list[str]) -> Subject:
    return replace(subject, indicators=tuple(dict.fromkeys(keys)), weak=())
