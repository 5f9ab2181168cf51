"""Which indicator a number speaks of: the nearest name that can be meant.

Order: right behind the number (146份合作协议), its stretch, its clause, the clauses before, the
sentence before, the heading, the page. What is said is never overruled by what is only assumed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from reportgen.narrative.claims.names.dictionary import root
from reportgen.narrative.claims.reading.editions import edition_for
from reportgen.narrative.claims.reading.nearby import (
    clause_before,
    clause_behind,
    clause_with,
    clauses_before,
    stretch_before,
    until_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader

_TITLE = 4
"""Most tokens of a line that is a title without being set as one: 产业联动."""
_MEASURE_WORDS = 5
"""Most tokens between a number and the name of what it counts: 24 newly recruited postdocs."""

_NAMED = frozenset({"indicator", "index"})
_VALUES = frozenset({"time", "number", "mark"})
_SILENT = frozenset({"plain", "number", "time", "mark", "cue"})
_OVERALL = ("overall", "headline", "composite", "总", "综合")
_POINTING = ("该", "这", "this", "that")
_PRONOUNS = frozenset({"it", "its", "they", "their", "其", "它"})
_PARTING = frozenset(
    {"of", "in", "from", "for", "by", "and", "than", "on", "over",
     "和", "与", "是", "为", "比", "较"}
)  # fmt: skip
"""Words behind which a name is no longer what the number counts."""
_ENGLISH_WORD = re.compile(r"[a-z&]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """An indicator as mentioned: its ids, and where the name was found."""

    indicators: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    found: str = ""
    token: Token | None = None


def indicator_for(reader: SentenceReader, at: int) -> Mention:
    """Return the indicator a number speaks of, and where its name stood."""
    for found, tokens in _searched(reader, at):
        for token in tokens:
            if token.kind in _NAMED and not token.role:
                return _mention(reader, token, found, at)
    page = reader.context.page
    if page.indicator:
        return Mention((page.indicator,), found="page")
    main = reader.evidence.main_indicators.get(page.edition or reader.context.edition)
    if main and any(token.has("rate") for token in reader.tokens[:at]):
        return Mention((main,), found="page")  # 增速 on a page about one index
    return Mention()


def _searched(reader: SentenceReader, at: int) -> Iterator[tuple[str, Iterable[Token]]]:
    """Yield where to look for a name, nearest first, with what ``Mention.found`` calls it."""
    tokens = reader.tokens
    yield "behind", _whole_of_share(tokens, at)
    yield "behind", _counted(tokens, at)
    yield "stretch", reversed(tokens[stretch_before(tokens, at) : at])
    yield "clause", reversed(clause_before(tokens, at))
    yield "behind", until_number(clause_behind(tokens, at))
    yield "words", _by_words(reader, at)
    yield "sentence", reversed(clauses_before(tokens, at))
    yield "later", _later(tokens, at)
    yield "before", reversed(reader.context.said)
    yield "heading", reversed(reader.context.heading)


def _whole_of_share(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return what a share is a share of in English: a quarter of national high-tech profits."""
    own = tokens[at]
    if own.kind != "number" or not own.number.sign:
        return []
    if at + 1 == len(tokens) or tokens[at + 1].text.lower() != "of":
        return []
    return until_number(clause_behind(tokens, at))


def _counted(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return the name right behind a number and its measure word: 146份合作协议, 24 postdocs."""
    following = [t for t in tokens[at + 1 : at + 3] if t.text.lower() != "the"]
    if len(following) > 1 and following[0].text.lower() == "for" and following[1].kind in _NAMED:
        return following[1:]  # 7.7 points for joint environmental protection
    for token in tokens[at + 1 : at + 1 + _MEASURE_WORDS]:
        if token.kind in _NAMED:
            return [token]
        if token.kind != "plain" and not token.has("is"):
            return []
        if token.text.lower() in _PARTING:
            return []
    return []


def _by_words(reader: SentenceReader, at: int) -> list[Token]:
    """Return the indicator all of whose words stand in the clause: dispatched 226 presidents."""
    if not reader.is_english:
        return []
    own = reader.tokens[at]
    words = {
        root(word)
        for token in clause_with(reader.tokens, own)
        if token.kind not in _VALUES
        for word in _ENGLISH_WORD.findall(token.text.lower())
    }
    found = [(len(bag), keys) for bag, keys in reader.dictionary.bags.items() if bag <= words]
    if not found:
        return []
    most = max(size for size, _ in found)
    ids = tuple(key for size, keys in found if size == most for key in keys)
    return [replace(own, kind="indicator", ids=ids, weak=(), role="", value=None)]


def _later(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return the next clause where it alone names what the numbers are: 从100到267，指数…."""
    own = tokens[at].clause
    if any(t.text.lower() in _PRONOUNS for t in clause_before(tokens, at)):
        return []
    rest = [token for token in tokens if token.clause > own and token.kind != "mark"]
    first = next((t for t in rest if t.kind in _NAMED or t.kind == "number"), None)
    if first is None or first.kind == "number":
        return []
    following = clause_with(rest, first)
    if all(token.kind in _SILENT for token in clause_with(tokens, tokens[at])):
        return following  # At 267.57, the index …
    has_level = any(t.kind == "number" and not t.number.sign for t in following)
    return [] if has_level else following


def _mention(reader: SentenceReader, token: Token, found: str, at: int) -> Mention:
    """Return a name that was found as the mention of what it stands for."""
    if found == "words":
        return Mention(token.ids, found=found)
    if token.kind == "indicator":
        return Mention(token.ids, token.weak, found, token)
    return Mention(_index_meant(reader, token, at), found=found, token=token)


def _index_meant(reader: SentenceReader, token: Token, at: int) -> tuple[str, ...]:
    """Return what a bare 指数 means: the index just spoken of, of the heading, or of the page."""
    text = token.text.lower()
    if text.startswith(_OVERALL):
        return _main_index(reader, token, at)
    said, heading = reader.context.said, reader.context.heading
    is_titled = len(said) <= _TITLE and not any(t.kind == "number" for t in said)
    earlier = [t for t in reader.tokens[:at] if t.start < token.start]
    is_alone = len({t.ids for t in said if t.kind == "indicator"}) == 1
    before = said if is_titled or is_alone or text.startswith(_POINTING) else ()
    indicators = reader.dictionary.config.indicators
    for other in chain(reversed(earlier), reversed(before), reversed(heading)):
        if other.kind == "indicator":
            keys = other.ids or other.weak
            ids = tuple(key for key in keys if indicators[key].kind == "index")
            if ids:
                return ids
    return _main_index(reader, token, at)


def _main_index(reader: SentenceReader, token: Token, at: int) -> tuple[str, ...]:
    """Return the index the edition is about, else what the word itself names."""
    page, context = reader.context.page, reader.context
    edition = edition_for(reader, at) or page.edition or context.edition
    main = reader.evidence.main_indicators.get(edition)
    return (main,) if main else token.ids
