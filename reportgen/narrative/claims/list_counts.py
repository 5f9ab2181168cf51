"""Lists that count themselves: 两重逻辑：一方面…另一方面…, 苏州、南京两个城市, three reasons: …"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.narrative.claims.claim_words import whole
from reportgen.narrative.claims.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.narrative.claims.reading import SentenceReader

REACH = 1500
"""Characters behind a count in which its list is looked for."""

_ZH = r"(?<![第统唯之同逐下其进每\d.])(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,2})"
_HEAD = re.compile(
    _ZH + r"(?P<m>[\u4e00-\u9fff])(?P<what>(?:(?![一二三四五六七八九十两])[\u4e00-\u9fff]){0,8}?)"
    r"(?:[：:]|[，,。](?=一是|第一[，、]|其一|首先|一方面))"
)
_LOOSE = re.compile(_ZH + r"(?P<m>家|个|座|所|地|大|项|类|种)[\u4e00-\u9fff]{1,12}?[：:]")
_EN_HEAD = re.compile(
    r"\b(?P<n>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?:[a-z-]+ ){0,2}[a-z]+s(?: [a-z-]+){0,5}\s*[:：]",
    re.IGNORECASE,
)
_EN_PLACES = re.compile(
    r"\b(?P<n>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?:cities|provinces|regions|places|municipalities|areas|countries|pillars|indicators)\s*,",
    re.IGNORECASE,
)
_ROWS = (
    ("一方面", re.compile("一方面")),
    ("一是", re.compile(r"(?<![第之唯])[一二三四五六七八九十]是(?=[^否])")),
    ("第一", re.compile(r"第[一二三四五六七八九十](?=[，、,是]|方面)")),
    ("其一", re.compile(r"其[一二三四五六七八九十](?=[，、,是])")),
    ("既", re.compile(r"既[要能有是]")),
    ("首先", re.compile(r"首先|其次|再次|再者|最后")),
    ("(1)", re.compile(r"[（(][1-9一二三四五六七八九][)）]|[①②③④⑤⑥⑦⑧⑨]")),
)
_EN_ROWS = (
    (
        "first",
        re.compile(
            r"\b(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|sixth(?:ly)?|finally|lastly)\b(?=,)",
            re.IGNORECASE,
        ),
    ),
    ("(a)", re.compile(r"\([a-z1-9]\)")),
)
_PARTS = re.compile(r"[、]|(?<=[\u4e00-\u9fff])[和与及](?=[\u4e00-\u9fff])")
_END = re.compile(r"[。！？\n]")


def check_list_counts(reader: SentenceReader, source: str, following: str) -> Iterator[Verdict]:
    """Return the verdicts on counts of lists; ``following`` is the text behind the sentence."""
    taken: set[int] = set()
    for found in (_counted(source, following), _plain_lists(source), _beside_names(reader, source)):
        for start, end, said, count in found:
            if start not in taken and 1 < count <= 20:
                taken.add(start)
                yield _verdict(source, start, end, said, count)


def _verdict(source: str, start: int, end: int, said: int, count: int) -> Verdict:
    is_right = said == count
    return Verdict(
        start=start, end=end, text=source[start:end], kind="list_count",
        state="verified" if is_right else "contradicted",
        code="" if is_right else "claim/list-count", expected="" if is_right else str(count),
    )  # fmt: skip


def _counted(source: str, following: str) -> Iterator[tuple[int, int, int, int]]:
    """Return counts followed by 一方面…另一方面…, 一是…二是…, first, … second, …"""
    whole_text = source + following[:REACH]
    for pattern, rows in ((_HEAD, _ROWS), (_LOOSE, _ROWS), (_EN_HEAD, _EN_ROWS)):
        for match in pattern.finditer(source):
            said = whole(match["n"])
            rest = whole_text[match.end() : match.end() + REACH]
            opening = rest.lstrip()[:12].lower()
            for first, row in rows:
                if (said and first in opening and opening.find(first) < 6) or (
                    said and row.match(opening)
                ):
                    count = _row_length(row, rest, source, match.end())
                    if count > 1:
                        yield match.start("n"), match.end("n"), said, count
                    break


def _row_length(row: re.Pattern[str], rest: str, source: str, at: int) -> int:
    """Return how many members a row has: the same member is not counted twice."""
    members: list[str] = []
    for match in row.finditer(rest):
        text = match.group()
        if text != "一方面" and text in members:
            break
        members.append(text)
        if text in {"最后", "finally", "lastly"}:
            break
    del source, at
    return len(members)


def _plain_lists(source: str) -> Iterator[tuple[int, int, int, int]]:
    """Return counts followed by a plain list: 三家单位…：A、B、C。 and four ideas: a, b and c."""
    for match in _LOOSE.finditer(source):
        said = whole(match["n"])
        end = _END.search(source, match.end())
        rest = source[match.end() : end.start() if end else len(source)]
        if said and "、" in rest and not re.search("[，；：]", rest):
            yield match.start("n"), match.end("n"), said, len(_PARTS.split(rest))
    for match in _EN_HEAD.finditer(source):
        said = whole(match["n"])
        rest = re.split(r"[.;\n]", source[match.end() :])[0]
        parts = [p for p in re.split(r",\s*(?:and\s+)?|\s+and\s+", rest) if p.strip()]
        if said and len(parts) > 1 and all(len(p.split()) <= 4 for p in parts):
            yield match.start("n"), match.end("n"), said, len(parts)


def _beside_names(reader: SentenceReader, source: str) -> Iterator[tuple[int, int, int, int]]:
    """Return counts right behind or before a list of names: 苏州、南京两个城市; Two cities, A and B."""
    behind = re.compile(
        _ZH
        + r"(?:个|座|地|省|市|项|家|大|者|国)(?=城市|省|市|地区|国家|指标|方面|领域|单位|[\u4e00-\u9fff]{0,3}(?:地区|城市|指标|省份|指数))"
    )
    for token in reader.tokens:
        if not token.items:
            continue
        match = behind.match(source, token.end)
        if match and whole(match["n"]):
            yield match.start("n"), match.end("n"), whole(match["n"]), len(token.items)
        for before in _EN_PLACES.finditer(source, max(0, token.start - 40), token.start + 1):
            if source[before.end() : token.start].strip() == "" and whole(before["n"]):
                yield before.start("n"), before.end("n"), whole(before["n"]), len(token.items)
