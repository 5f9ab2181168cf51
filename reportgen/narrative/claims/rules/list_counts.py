"""Lists that count themselves: 两重逻辑：一方面…另一方面…, 苏州、南京两个城市, three reasons: …."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.claim_words import whole
from reportgen.narrative.claims.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader

REACH = 1500
"""Characters behind a count in which its list is looked for."""

_LONGEST = 20
_LONGEST_IDEA = 4
_ZH = r"(?<![第统唯之同逐下其进每\d.])(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,2})"
_EN = r"\b(?P<n>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+"
_HEAD = re.compile(
    _ZH + r"(?P<m>[\u4e00-\u9fff])(?P<what>(?:(?![一二三四五六七八九十两])[\u4e00-\u9fff]){0,8}?)"
    r"(?:[：:]|[，,。](?=一是|第一[，、]|其一|首先|一方面))"
)
_LOOSE = re.compile(_ZH + r"(?P<m>家|个|座|所|地|大|项|类|种)[\u4e00-\u9fff]{1,12}?[：:]")
_EN_HEAD = re.compile(
    _EN + r"(?:[a-z-]+ ){0,2}[a-z]+s(?: [a-z-]+){0,5}\s*[:：]",
    re.IGNORECASE,
)
_COLON = re.compile("[:：]")
_OPENS_LIST = re.compile("[:：]|一是|第一|其一|首先|一方面")
"""What stands in every sentence with a count whose list follows."""

_BEHIND_NAMES = re.compile(
    _ZH + r"(?:个|座|地|省|市|项|家|大|者|国)"
    r"(?=城市|省|市|地区|国家|指标|方面|领域|单位"
    r"|[\u4e00-\u9fff]{0,3}(?:地区|城市|指标|省份|指数))"
)
_BEFORE_NAMES = re.compile(
    _EN + r"(?:cities|provinces|regions|places|municipalities|areas|countries|pillars|indicators)"
    r"\s*,",
    re.IGNORECASE,
)
_BEFORE_REACH = 40
_ROWS = (
    ("一方面", re.compile("一方面")),
    ("一是", re.compile(r"(?<![第之唯])[一二三四五六七八九十]是(?=[^否])")),
    ("第一", re.compile(r"第[一二三四五六七八九十](?=[，、,是]|方面)")),
    ("其一", re.compile(r"其[一二三四五六七八九十](?=[，、,是])")),
    ("既", re.compile(r"既[要能有是]")),
    ("首先", re.compile(r"首先|其次|再次|再者|最后")),
    ("(1)", re.compile(r"[（(][1-9一二三四五六七八九][)）]|[①②③④⑤⑥⑦⑧⑨]")),
)
"""How rows begin, and their members."""
_EN_ROWS = (
    (
        "first",
        re.compile(
            r"\b(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|sixth(?:ly)?"
            r"|finally|lastly)\b(?=,)",
            re.IGNORECASE,
        ),
    ),
    ("on the one hand", re.compile(r"\bon the (?:one|other)(?: hand)?\b(?=[ ,])", re.IGNORECASE)),
    ("(a)", re.compile(r"\([a-z1-9]\)")),
)
_REPEATED = "一方面"
"""The one member of a row that is said again: 一方面…另一方面…."""
_LAST_MEMBERS = frozenset({"最后", "finally", "lastly"})
_OPENING, _OPENING_REACH = 12, 6
_PARTS = re.compile(r"[、]|(?<=[\u4e00-\u9fff])[和与及](?=[\u4e00-\u9fff])")
_EN_PARTS = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
_END = re.compile(r"[。！？\n]")
_EN_END = re.compile(r"[.;\n]")
_INNER_BREAK = re.compile("[，；：]")

Row = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Count:
    """A count and its list: where it stands, what it says, and how many members the list has."""

    start: int
    end: int
    said: int
    members: int


def check_list_counts(reader: SentenceReader, source: str, following: str) -> Iterator[Verdict]:
    """Return the verdicts on counts of lists; ``following`` is the text behind the sentence."""
    taken: set[int] = set()
    for counts in (
        _of_rows(source, following),
        _of_plain_lists(source),
        _of_ideas(source),
        _of_names(reader, source),
    ):
        for count in counts:
            if count.start not in taken and 1 < count.members <= _LONGEST:
                taken.add(count.start)
                yield _judge(source, count)


def _judge(source: str, count: _Count) -> Verdict:
    is_right = count.said == count.members
    return Verdict(
        start=count.start,
        end=count.end,
        text=source[count.start : count.end],
        kind="list_count",
        state="verified" if is_right else "contradicted",
        code="" if is_right else "claim/list-count",
        expected="" if is_right else str(count.members),
    )


def _count(match: re.Match[str], members: int) -> Iterator[_Count]:
    """Return the count that a pattern found, unless it is no number: 零."""
    said = whole(match["n"])
    if said:
        yield _Count(*match.span("n"), said, members)


def _of_rows(source: str, following: str) -> Iterator[_Count]:
    """Return counts followed by 一方面…另一方面…, 一是…二是…, first, … second, …."""
    heads = ((_HEAD, _ROWS), (_LOOSE, _ROWS), (_EN_HEAD, _EN_ROWS))
    for pattern, rows in heads if _OPENS_LIST.search(source) else ():
        for match in pattern.finditer(source):
            rest = (source + following)[match.end() : match.end() + REACH]
            row = _row_opened(rest.lstrip()[:_OPENING].lower(), rows)
            members = _row_length(row, rest) if row is not None else 0
            if members > 1:
                yield from _count(match, members)


def _row_opened(opening: str, rows: tuple[tuple[str, Row], ...]) -> Row | None:
    """Return the row that begins in the first words behind a count: 一是 opens 一是…二是…."""
    return next(
        (
            row
            for first, row in rows
            if 0 <= opening.find(first) < _OPENING_REACH or row.match(opening)
        ),
        None,
    )


def _row_length(row: Row, rest: str) -> int:
    """Return how many members a row has: the same member is not counted twice."""
    members: list[str] = []
    for match in row.finditer(rest):
        text = match.group()
        if text != _REPEATED and text in members:
            break
        members.append(text)
        if text in _LAST_MEMBERS:
            break
    return len(members)


def _of_plain_lists(source: str) -> Iterator[_Count]:
    """Return counts followed by a plain list: 三家单位…：A、B、C。."""
    for match in _LOOSE.finditer(source) if _COLON.search(source) else ():
        end = _END.search(source, match.end())
        rest = source[match.end() : end.start() if end else len(source)]
        if "、" in rest and not _INNER_BREAK.search(rest):
            yield from _count(match, len(_PARTS.split(rest)))


def _of_ideas(source: str) -> Iterator[_Count]:
    """Return counts followed by a plain list of a few words each: four ideas: a, b and c."""
    for match in _EN_HEAD.finditer(source) if _COLON.search(source) else ():
        rest = _EN_END.split(source[match.end() :], maxsplit=1)[0]
        parts = [part for part in _EN_PARTS.split(rest) if part.strip()]
        if len(parts) > 1 and all(len(part.split()) <= _LONGEST_IDEA for part in parts):
            yield from _count(match, len(parts))


def _of_names(reader: SentenceReader, source: str) -> Iterator[_Count]:
    """Return counts beside a list of names: 苏州、南京两个城市; two cities, Suzhou and Nanjing."""
    for token in reader.tokens:
        if not token.items:
            continue
        match = _BEHIND_NAMES.match(source, token.end)
        if match:
            yield from _count(match, len(token.items))
        start = max(0, token.start - _BEFORE_REACH)
        for before in _BEFORE_NAMES.finditer(source, start, token.start + 1):
            if not source[before.end() : token.start].strip():
                yield from _count(before, len(token.items))
