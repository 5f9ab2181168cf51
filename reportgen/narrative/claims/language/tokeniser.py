"""A sentence as tokens: names, times, numbers, cues, marks, and words nobody knows."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language import lexicon
from reportgen.narrative.claims.language.claim_words import find_claim_words
from reportgen.narrative.claims.language.cue_words import cue_forms
from reportgen.narrative.claims.language.masks import mask
from reportgen.narrative.claims.language.number_context import with_context
from reportgen.narrative.claims.language.number_words import BEFORE
from reportgen.narrative.claims.language.numbers import find_numbers
from reportgen.narrative.claims.language.plain_words import plain_words
from reportgen.narrative.claims.language.times import find_times
from reportgen.narrative.claims.language.tokens import BOUND, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.narrative.claims.names.dictionary import Dictionary

_MARKS = "，,；;：:、。()（）[]【】—–…?？!！|"
_ARTICLES = frozenset({"the", "a", "an", "的"})
_TITLE_OPENS = frozenset('《“"')
_EDITION = re.compile(
    r"(?P<year>(?:19|20)\d\d)年?版(?:报告|本|指数)?"
    r"|(?P<this>本版|这一版|当前版|最新版|(?:this|the present|the current|the latest) edition)"
    r"|(?P<before>上一版|前一版|上版|前版|旧版"
    r"|the previous edition|the last edition|the earlier edition)"
    r"|\b(?:the )?(?P<eyear>(?:19|20)\d\d) (?:edition|release|report)\b"
    r"|\bedition of (?P<eof>(?:19|20)\d\d)\b"
)
_YEAR_AND_NAME = re.compile(r"(?:19|20)\d\d(?!年)")
"""How a title begins that no data year can: 2023长三角区域协同创新指数."""
_ADVERB = re.compile(r"[a-z]{3,}(?:ly)")
_SPACE = re.compile(r"\s+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_BOUND_RUN = re.compile(f"{BOUND}+")
_RANKS = {"name": 7, "edition": 6, "label": 5, "time": 4, "number": 3, "word": 2, "cue": 1}
"""Which token counts of those that begin and end together: the highest; ordinary words have 0."""


def _ordinary_words() -> lexicon.Lexicon:
    """Return the cues and the ordinary words of both languages, which no project changes."""
    known = plain_words()
    before_numbers = (word for word in BEFORE if lexicon.has_hanzi(word))
    words = lexicon.build({**known, "plain": (*known["plain"], *before_numbers)})
    for cue, form in cue_forms():
        words.add(form, ("cue", cue), with_articles=True)
    return words


_WORDS = _ordinary_words()


def tokenise(source: str, dictionary: Dictionary) -> tuple[Token, ...]:
    """Return the tokens of one sentence; offsets are into ``source``."""
    text = lexicon.read(source)
    line = _Line(text, dictionary, _fixed(text.folded, source))
    tokens: list[Token] = []
    at = 0
    while at < len(source):
        space = _SPACE.match(source, at)
        if space:
            at = space.end()
            continue
        token = _token(line, at)
        tokens.append(token)
        at = token.end
    return with_context([_in_names(token, dictionary) for token in _joined(tokens)])


def _fixed(folded: str, source: str) -> dict[int, list[Token]]:
    """Return the tokens that patterns find, by where they begin."""
    found: defaultdict[int, list[Token]] = defaultdict(list)
    for start, end in mask(source):
        found[start].append(Token("label", start, end, source[start:end]))
    for match in _EDITION.finditer(folded):
        edition = Token("edition", *match.span(), match.group(), value=_edition_word(match))
        found[edition.start].append(edition)
    for time in find_times(folded):
        text = source[time.start : time.end]
        found[time.start].append(Token("time", time.start, time.end, text, value=time))
    for number in find_numbers(source):
        first, last = number.first, number.last
        if first < number.start and any(
            token.kind in {"time", "edition"} for token in found.get(number.start, ())
        ):
            continue  # 高于2023年的262.52
        found[first].append(Token("number", first, last, source[first:last], value=number))
    for word in find_claim_words(folded):
        text = source[word.start : word.end]
        found[word.start].append(Token("word", word.start, word.end, text, value=word))
    return found


def _edition_word(match: re.Match[str]) -> str:
    """Return the year an edition is named by, or "this" or "before": 本版, 上一版."""
    year = match["year"] or match["eyear"] or match["eof"]
    return year or ("this" if match["this"] else "before")


@dataclass(slots=True)
class _Line:
    """A sentence to be cut: what patterns found in it, and the names looked up so far."""

    text: lexicon.Text
    dictionary: Dictionary
    fixed: dict[int, list[Token]]
    _names: dict[int, lexicon.Found | None] = field(default_factory=dict)

    def named(self, at: int) -> lexicon.Found | None:
        """Return the longest name of the project that begins at a place."""
        if at not in self._names:
            self._names[at] = self.dictionary.lexicon.longest(self.text, at)
        return self._names[at]


def _token(line: _Line, at: int) -> Token:
    """Return the token that begins at a place.

    The longest of all that could counts, then the one of the highest rank.
    """
    best: Token | None = None
    last, rank = at, -1
    for token in line.fixed.get(at, ()):
        if (token.end, _RANKS[token.kind]) > (last, rank):
            best, last, rank = token, token.end, _RANKS[token.kind]
    name = _longest_name(line, at)
    if name is not None and (name.end, _RANKS["name"]) > (last, rank):
        best, last, rank = name, name.end, _RANKS["name"]
    return _ordinary(line, at, last, rank) or best or _unnamed(line, at)


def _longest_name(line: _Line, at: int) -> Token | None:
    """Return the longest name of the project at a place.

    The title of an edition counts only where it is set as a title: elsewhere 2024年中国创新指数
    is a year and an indicator.
    """
    source = line.text.source
    named = line.named(at)
    if named is None:
        return None
    name = _name(source, at, *named)
    if name.kind != "edition" or name.text in name.ids or source[at - 1 : at] in _TITLE_OPENS:
        return name
    if _YEAR_AND_NAME.match(name.text):
        return name
    shorter = line.dictionary.lexicon.longest(line.text, at, before=named[0])
    return None if shorter is None else _name(source, at, *shorter)


def _name(source: str, at: int, end: int, meanings: lexicon.Meanings) -> Token:
    """Return a name with everything it may stand for; the first kind of this order counts."""
    ids, text = meanings.ids, source[at:end]
    weak = ids.get("weak", ())
    if "index" in ids:
        return Token("index", at, end, text, ids=ids.get("indicator", ()), weak=weak)
    for kind in ("indicator", "region", "tier", "misspelt", "edition"):
        if kind in ids:
            own = weak if kind == "indicator" else ()
            return Token(kind, at, end, text, ids=ids[kind], weak=own)
    return Token("indicator", at, end, text, weak=weak)


def _ordinary(line: _Line, at: int, last: int, rank: int) -> Token | None:
    """Return the cue or ordinary word that begins at a place, if it counts before ``last``.

    That is where the best of the others ends, with its ``rank``; a word may not cut a name.
    """
    best: Token | None = None
    source = line.text.source
    seen: set[str] = set()
    for end, meanings in reversed(_WORDS.all(line.text, at)):
        if end < last:
            break
        if meanings.cues and "cue" not in seen:
            seen.add("cue")
            if (end, _RANKS["cue"]) > (last, rank):
                last, rank = end, _RANKS["cue"]
                best = Token("cue", at, end, source[at:end], cues=meanings.cues)
        for kind in meanings.kinds:
            if kind not in seen:
                seen.add(kind)
                if (end, 0) > (last, rank) and not _cuts_name(line, at, end):
                    best, last, rank = Token(kind, at, end, source[at:end]), end, 0
    return best


def _cuts_name(line: _Line, at: int, end: int) -> bool:
    """Return whether a word ends inside a name: 以上 in 以上海最高."""
    for inside in range(at + 1, end):
        named = line.named(inside)
        if named and named[0] > end and any(meaning[0] != "weak" for meaning in named[1]):
            return True
        if any(t.kind in {"word", "time"} and t.end > end for t in line.fixed.get(inside, ())):
            return True  # 新高 in 再创新高, 由2019年 in 已由2019年
    return False


def _unnamed(line: _Line, at: int) -> Token:
    """Return a term of the glossary that begins at a place, else what no list knows."""
    text = line.text
    term = line.dictionary.terms.longest(text, at)
    if term is None or _cuts_name(line, at, term[0]):
        return _other(text.source, at)
    return Token("noun", at, term[0], text.source[at : term[0]])


_ARROW = "→"
"""Between two regions in the labels of tables and charts: 上海→苏浙皖."""


def _other(source: str, at: int) -> Token:
    """Return what no list knows: a bound number, a mark, an unknown word, a plain one."""
    bound = _BOUND_RUN.match(source, at)
    if bound:
        return Token("bound", *bound.span(), bound.group())
    if source[at] == _ARROW:
        return Token("cue", at, at + 1, _ARROW, cues=frozenset({"flow"}))
    if source[at] in _MARKS:
        return Token("mark", at, at + 1, source[at])
    latin = _LATIN.match(source, at)
    end = latin.end() if latin else at + 1
    is_word = source[at].isalnum() and source[at:end].lower() not in _ARTICLES
    is_word = is_word and not (latin and _ADVERB.fullmatch(source, at, end))
    return Token("unknown" if is_word else "plain", at, end, source[at:end])


def _joined(tokens: Sequence[Token]) -> Iterator[Token]:
    """Return the tokens with runs of unknown characters as one."""
    run: list[Token] = []
    for token in tokens:
        is_unknown = token.kind == "unknown"
        if is_unknown and run and run[-1].end == token.start and not token.text.isascii():
            run.append(token)
            continue
        yield from _run(run)
        run = [token] if is_unknown else []
        if not is_unknown:
            yield token
    yield from _run(run)


def _run(run: Sequence[Token]) -> Iterator[Token]:
    """Return a run of unknown characters as one token, nothing for an empty run."""
    if run:
        text = "".join(token.text for token in run)
        yield replace(run[0], end=run[-1].end, text=text)


def _in_names(token: Token, dictionary: Dictionary) -> Token:
    """Return an unknown word as a noun where names of the project hold it: 上市 of 上市企业."""
    if token.kind == "unknown" and len(token.text) > 1 and token.text.lower() in dictionary.letters:
        return replace(token, kind="noun")
    return token
