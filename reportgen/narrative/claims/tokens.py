"""A sentence as tokens: names, times, numbers, cues, marks, and words nobody knows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING

from reportgen.narrative.claims import lexicon
from reportgen.narrative.claims.claim_words import ClaimWord, find_claim_words
from reportgen.narrative.claims.cue_words import cue_forms
from reportgen.narrative.claims.masks import mask
from reportgen.narrative.claims.number_words import BEFORE
from reportgen.narrative.claims.numbers import Number, find_numbers
from reportgen.narrative.claims.plain_words import plain_words
from reportgen.narrative.claims.times import Time, find_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.narrative.claims.dictionary import Dictionary

BOUND = "\ufffc"
"""Stands for every character of a number that is bound to its fact."""

_MARKS = "，,；;：:、。()（）[]【】—–…?？!！|"
_ARTICLES = frozenset({"the", "a", "an", "的"})
_EDITION = re.compile(
    r"(?P<year>(?:19|20)\d\d)年?版(?:报告|本|指数)?|(?P<this>本版|这一版|当前版|最新版|(?:this|the present|the current|the latest) edition)"
    r"|(?P<before>上一版|前一版|上版|前版|旧版|the previous edition|the last edition|the earlier edition)"
    r"|\b(?:the )?(?P<eyear>(?:19|20)\d\d) (?:edition|release|report)\b"
    r"|\bedition of (?P<eof>(?:19|20)\d\d)\b"
)
_ADVERB = re.compile(r"[a-z]{3,}(?:ly)")
_SPACE = re.compile(r"\s+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_BEFORE_NUMBERS = tuple(word for word in BEFORE if lexicon.has_hanzi(word))
_KNOWN = plain_words()
_WORDS = lexicon.build({**_KNOWN, "plain": (*_KNOWN["plain"], *_BEFORE_NUMBERS)})
for _cue, _form in cue_forms():
    _WORDS.add(_form, ("cue", _cue), with_articles=True)


@dataclass(slots=True, eq=False)
class Token:
    """One piece of a sentence; changed only while ``clauses.read_sentence`` builds it.

    ``kind``   indicator, index (a bare 指数), region, tier, misspelt, edition, time, number, word (a
               claim word), cue, mark, plain, content and noun (ordinary words with a meaning of
               their own), unknown, bound, label.
    ``ids``    what a name may stand for: ids, or ``rule/band``; ``weak`` for looser forms.
    ``items``  the members of a list (上海、江苏和浙江), each with its ids.
    ``role``   what a region or time does in its clause; see ``roles``.
    """

    kind: str
    start: int
    end: int
    text: str
    ids: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    cues: frozenset[str] = frozenset()
    value: Number | Time | ClaimWord | str | None = None
    items: tuple[Token, ...] = ()
    role: str = ""
    clause: int = 0

    @property
    def number(self) -> Number:
        """Return the number of a number token."""
        if not isinstance(self.value, Number):
            raise TypeError(self.kind)
        return self.value

    @property
    def time(self) -> Time:
        """Return the time of a time token."""
        if not isinstance(self.value, Time):
            raise TypeError(self.kind)
        return self.value

    @property
    def word(self) -> ClaimWord:
        """Return the claim word of a word token."""
        if not isinstance(self.value, ClaimWord):
            raise TypeError(self.kind)
        return self.value

    def has(self, *cues: str) -> bool:
        """Return whether this is one of these cues."""
        return bool(self.cues) and not self.cues.isdisjoint(cues)


def tokenise(source: str, dictionary: Dictionary) -> tuple[Token, ...]:
    """Return the tokens of one sentence; offsets are into ``source``."""
    text = lexicon.read(source)
    fixed = _fixed(text.folded, source)
    tokens: list[Token] = []
    at = 0
    while at < len(source):
        space = _SPACE.match(source, at)
        if space:
            at = space.end()
            continue
        token = _token(text, at, dictionary, fixed)
        tokens.append(token)
        at = token.end
    known = [_in_names(token, dictionary) for token in _joined(tokens)]
    return tuple(_with_far_words(_with_shared_signs(known)))


_FAR_UNITS = {"yuan": "元", "rmb": "元", "dollars": "美元", "person-years": "人年"}


def _with_far_words(tokens: list[Token]) -> Iterator[Token]:
    """Return the tokens with qualifiers before the verb (约占35%) and English units (yuan)."""
    for at, token in enumerate(tokens):
        if token.kind != "number":
            yield token
            continue
        number = token.number
        following = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
        if not number.sign and not number.measure and following in _FAR_UNITS:
            token.value = number = replace(number, measure=_FAR_UNITS[following])
        left = [t for t in tokens[max(0, at - 3) : at] if t.text.lower() not in {"了", "a", "an"}][
            -2:
        ]
        before, verb = left if len(left) > 1 else (None, None)
        if (
            verb is not None
            and number.qualifier == "="
            and tokens[at - 1].text.lower() in {"a", "an"}
        ):
            token.value = number = replace(number, qualifier=BEFORE.get(verb.text.lower(), "="))
        if (
            number.qualifier == "="
            and verb is not None
            and before is not None
            and verb.cues
            and not verb.text.isascii()
        ):
            token.value = replace(number, qualifier=BEFORE.get(before.text, "="))
        yield token


_JOINTS = frozenset({"、", ",", "和", "与", "及", "and", "or", "，"})


def _with_shared_signs(tokens: list[Token]) -> list[Token]:
    """Return the tokens with a sign that is printed once for all: 2.9、5.0和7.7个点.

    A comma alone before the number that has the sign joins nothing: 267.57, 8.97% up on 2022.
    """
    following: Number | None = None
    joint, is_shared = "", False
    for token in reversed(tokens):
        if token.kind == "number":
            own = token.number
            is_bare = not (own.sign or own.measure or own.power)
            is_joined = is_shared or joint not in {",", "，"}
            is_shared = (
                following is not None and following.sign in _SHARED and is_bare and is_joined
            )
            if is_shared and following is not None:
                token.value = own = replace(own, sign=following.sign)
            following, joint = own, ""
        elif token.text.lower() in _JOINTS:
            joint = joint or token.text
        else:
            following = None
    return tokens


_SHARED = frozenset({"percent", "permille", "points", "times"})


def _in_names(token: Token, dictionary: Dictionary) -> Token:
    """Return an unknown word as a noun where names of the project hold it: 上市 of 上市企业."""
    if token.kind == "unknown" and len(token.text) > 1 and token.text.lower() in dictionary.letters:
        return replace(token, kind="noun")
    return token


def _fixed(folded: str, source: str) -> dict[int, list[Token]]:
    """Return the tokens that patterns find, by where they begin."""
    found: dict[int, list[Token]] = {}

    def add(token: Token) -> None:
        found.setdefault(token.start, []).append(token)

    for start, end in mask(source):
        add(Token("label", start, end, source[start:end]))
    for match in _EDITION.finditer(folded):
        add(Token("edition", *match.span(), match.group(), value=_edition_word(match)))
    for time in find_times(folded):
        add(Token("time", time.start, time.end, source[time.start : time.end], value=time))
    for number in find_numbers(source):
        if number.first < number.start and any(
            t.kind in {"time", "edition"} for t in found.get(number.start, ())
        ):
            continue  # 高于2023年的262.52
        add(
            Token(
                "number",
                number.first,
                number.last,
                source[number.first : number.last],
                value=number,
            )
        )
    for word in find_claim_words(folded):
        add(Token("word", word.start, word.end, source[word.start : word.end], value=word))
    return found


def _edition_word(match: re.Match[str]) -> str:
    year = match["year"] or match["eyear"] or match["eof"]
    return year or ("this" if match["this"] else "before")


_ORDER = {"name": 7, "edition": 6, "label": 5, "time": 4, "number": 3, "word": 2, "cue": 1}


def _token(
    text: lexicon.Text, at: int, dictionary: Dictionary, fixed: dict[int, list[Token]]
) -> Token:
    source = text.source
    found: list[tuple[int, int, Token]] = []
    for token in fixed.get(at, ()):
        found.append((token.end, _ORDER[token.kind], token))
    named = dictionary.lexicon.longest(text, at)
    if named:
        name = _name(source, at, *named)
        # A title such as 2024年中国创新指数 is a year and an indicator unless it is set as a title.
        if (
            name.kind != "edition"
            or name.text in name.ids
            or (source[at - 1 : at] in '《“"' and at)
        ):
            found.append((named[0], _ORDER["name"], name))
        elif (shorter := dictionary.lexicon.longest(text, at, before=named[0])) is not None:
            found.append((shorter[0], _ORDER["name"], _name(source, at, *shorter)))
    found += _ordinary(text, at, dictionary, fixed)
    if not found:
        term = dictionary.terms.longest(text, at)
        if term is None or _cuts_name(text, at, term[0], dictionary, fixed):
            return _other(source, at)
        return Token("noun", at, term[0], source[at : term[0]])
    return found[0][2] if len(found) == 1 else max(found, key=_rank)[2]


_rank = itemgetter(0, 1)


def _ordinary(
    text: lexicon.Text, at: int, dictionary: Dictionary, fixed: dict[int, list[Token]]
) -> Iterator[tuple[int, int, Token]]:
    """Return the cue and the ordinary word that begin at a place; a word may not cut a name."""
    seen: set[str] = set()
    for end, meanings in reversed(_WORDS.all(text, at)):
        cues = frozenset(meaning[1] for meaning in meanings if isinstance(meaning, tuple))
        if cues and "cue" not in seen:
            seen.add("cue")
            yield end, _ORDER["cue"], Token("cue", at, end, text.source[at:end], cues=cues)
        for kind in meanings:
            if isinstance(kind, str) and kind not in seen:
                seen.add(kind)
                if not _cuts_name(text, at, end, dictionary, fixed):
                    yield end, 0, Token(kind, at, end, text.source[at:end])


def _cuts_name(
    text: lexicon.Text, at: int, end: int, dictionary: Dictionary, fixed: dict[int, list[Token]]
) -> bool:
    """Return whether a word ends inside a name: 以上 in 以上海最高."""
    for inside in range(at + 1, end):
        named = dictionary.lexicon.longest(text, inside)
        if named and named[0] > end and any(meaning[0] != "weak" for meaning in named[1]):
            return True
        if any(t.kind in {"word", "time"} and t.end > end for t in fixed.get(inside, ())):
            return True  # 新高 in 再创新高, 由2019年 in 已由2019年
    return False


def _other(source: str, at: int) -> Token:
    if source[at] == BOUND:
        end = at
        while end < len(source) and source[end] == BOUND:
            end += 1
        return Token("bound", at, end, source[at:end])
    if source[at] in _MARKS:
        return Token("mark", at, at + 1, source[at])
    latin = _LATIN.match(source, at)
    end = latin.end() if latin else at + 1
    is_word = source[at].isalnum() and source[at:end].lower() not in _ARTICLES
    is_word = is_word and not (latin and _ADVERB.fullmatch(source, at, end))
    return Token("unknown" if is_word else "plain", at, end, source[at:end])


def _name(source: str, at: int, end: int, meanings: Iterable[object]) -> Token:
    """Return a name with everything it may stand for; the first kind of this order counts."""
    by_kind: dict[str, list[str]] = {}
    for meaning in meanings:
        kind, *rest = meaning  # type: ignore[misc]
        by_kind.setdefault(kind, []).append("/".join(rest))
    text = source[at:end]
    weak = tuple(dict.fromkeys(by_kind.get("weak", ())))
    if "index" in by_kind:
        return Token("index", at, end, text, ids=tuple(by_kind.get("indicator", ())), weak=weak)
    for kind in ("indicator", "region", "tier", "misspelt", "edition"):
        if kind in by_kind:
            own = weak if kind == "indicator" else ()
            return Token(kind, at, end, text, ids=tuple(by_kind[kind]), weak=own)
    return Token("indicator", at, end, text, weak=weak)


def _joined(tokens: list[Token]) -> Iterator[Token]:
    """Return the tokens with runs of unknown characters as one."""
    run: list[Token] = []
    for token in tokens:
        if (
            token.kind == "unknown"
            and run
            and run[-1].end == token.start
            and not token.text.isascii()
        ):
            run.append(token)
            continue
        yield from _run(run)
        run = []
        if token.kind == "unknown":
            run = [token]
        else:
            yield token
    yield from _run(run)


def _run(run: list[Token]) -> Iterator[Token]:
    if run:
        text = "".join(token.text for token in run)
        yield replace(run[0], end=run[-1].end, text=text)
