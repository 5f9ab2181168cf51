"""The forms prose gives the names of a project, with what each of them means.

A *weak* form is a name without its bracket, its region or its last word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.lexicon import has_hanzi

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.config.models import Indicator, Region
    from reportgen.config.project_config import Config
    from reportgen.config.texts import Text

Meaning = tuple[str, ...]
"""``("indicator", id)``, ``("weak", id)``, ``("region", id)``, ``("tier", rule, band)``,
``("misspelt", rule, band)``, ``("edition", id)`` or ``("index",)`` for a bare 指数."""

_BRACKET = re.compile(r"\s*[(（][^()（）]{1,40}[)）]")
_YEAR_BEHIND = re.compile(r"(?:（|\()?((?:19|20)\d\d)(?:）|\))?$")
_COUNT_WORD = re.compile(r"(?<=..)(?:总数|数量|人数|总额|总量|数)$")
_RANK_BY = re.compile(r"^(?:[A-Z]\w+ )?rank by (?P<what>.+)$", re.IGNORECASE)
_SHARE_WORD = re.compile(r"的?(?:比重|比例|份额|之比)$")
_OF = re.compile(r"([A-Za-z&-]+) of ([A-Za-z&-]+(?: [A-Za-z&-]+)?)")
_TURNED = 4
"""Letters of a name of two words that a clause may turn round: 专利输出, 输出专利."""
_SHORTEST_TAIL = 4
_MOST_OWNERS = 4
_NO_TAIL_STARTS = ("的", "数", "量", "额", "人", "占")
_BARE = (
    "指数", "综合指数", "该指数", "这一指数", "index", "indices", "overall index",
    "headline index", "composite index",
)  # fmt: skip
_COUNTRY = ("全国", "我国", "国家", "nation", "national", "the country", "nationwide", "nationally")
_LEVEL_ENDINGS = {
    "city": ("市",),
    "province": ("省",),
    "county": ("市", "县", "区"),
    "delta": ("地区", "区域"),
    "group": ("地区", "区域"),
}


def names_of(indicator: Indicator) -> tuple[str, ...]:
    """Return every name an indicator is declared to have."""
    return (*in_both(indicator.name), *in_both(indicator.short), *indicator.aliases)


def names_of_region(region: Region) -> tuple[str, ...]:
    """Return every name a region is declared to have."""
    return (*in_both(region.name), *region.aliases)


def in_both(text: Text | None) -> tuple[str, ...]:
    """Return a text in Chinese and English, as far as there is one."""
    return tuple(part for part in (text.zh, text.en) if part) if text else ()


def find_forms(config: Config) -> Iterator[tuple[Meaning, str]]:
    """Return every form of every name, with what it means."""
    for bare in _BARE:
        yield ("index",), bare
    yield from _forms_of_indicators(config)
    yield from _forms_of_regions(config)
    yield from _forms_of_tiers(config)
    for key, edition in config.editions.items():
        for name in (key, *in_both(edition.title)):
            yield ("edition", key), name
            year = _YEAR_BEHIND.search(name)
            if year is not None and has_hanzi(name):
                yield ("edition", key), f"{year[1]}{name[: year.start()]}"
    yield from _tails(config)


def _forms_of_indicators(config: Config) -> Iterator[tuple[Meaning, str]]:
    for key, indicator in config.indicators.items():
        for name in names_of(indicator):
            yield ("indicator", key), name
            for weak in _weak_forms(config, indicator, name):
                yield ("weak", key), weak
            for wrong in _misspelt(config, name):
                yield ("indicator", key), wrong


def _forms_of_regions(config: Config) -> Iterator[tuple[Meaning, str]]:
    for key, region in config.regions.items():
        for name in names_of_region(region):
            if "、" not in name:
                yield ("region", key), name
        for ending in _LEVEL_ENDINGS.get(region.level, ()):
            yield ("region", key), f"{region.name.zh}{ending}"
    yield from _country(config)


def _country(config: Config) -> Iterator[tuple[Meaning, str]]:
    """Return 全国 and "national" for the country the regions lie in, where there is one."""
    parents = {region.parent for region in config.regions.values()}
    countries = [
        key
        for key, region in config.regions.items()
        if region.level == "country" and key in parents
    ]
    if len(countries) == 1:
        for word in _COUNTRY:
            yield ("region", countries[0]), word


def _forms_of_tiers(config: Config) -> Iterator[tuple[Meaning, str]]:
    for rule_id, rule in config.tiers.items():
        for band in rule.tiers:
            for name in in_both(band.name):
                yield ("tier", rule_id, band.id), name
                for wrong in _misspelt(config, name):
                    yield ("misspelt", rule_id, band.id), wrong


def _misspelt(config: Config, name: str) -> Iterator[str]:
    """Return a name with the faulty forms that the glossary names."""
    for term in config.terms.values():
        if term.term.zh and term.term.zh in name:
            for wrong in term.avoid:
                yield name.replace(term.term.zh, wrong)


def _weak_forms(config: Config, indicator: Indicator, name: str) -> Iterator[str]:
    """Return looser forms of a name: without bracket, region, counting word; with 指数."""
    plain = _BRACKET.sub("", name).strip()
    if plain != name and plain:
        yield plain
    if indicator.unit == "%" and "占" in name:
        yield _SHARE_WORD.sub("", name)
        named = {n for other in config.indicators.values() for n in names_of(other)}
        parts = _without_region(config, name.partition("占")[0])
        yield from (part for part in parts if part not in named and not _is_counted(part, named))
    for form in dict.fromkeys((name, plain)):
        yield from _forms_of_kind(indicator, form)
        if has_hanzi(form):
            yield from _chinese_forms(config, form)
        else:
            yield from _english_forms(form)


def _is_counted(part: str, named: set[str]) -> bool:
    """Return whether indicators of their own are named by a part: 技术合同成交额."""
    return any(part in name and "占" not in name for name in named)


def _forms_of_kind(indicator: Indicator, name: str) -> Iterator[str]:
    """Return the name of an index with the word, of a rank without: output index, GDP."""
    if indicator.kind == "index" and has_hanzi(name) and not name.endswith("指数"):
        yield f"{name}指数"
        yield f"{name}分指数"
    if indicator.kind == "index" and not has_hanzi(name) and "index" not in name.lower():
        yield f"{name} index"
    if indicator.kind == "rank" and name.lower().endswith((" rank", " ranking")):
        yield name.rsplit(" ", 1)[0]


def _chinese_forms(config: Config, name: str) -> Iterator[str]:
    """Return a name turned round, without its counting word, without its region."""
    if len(name) == _TURNED:
        yield name[2:] + name[:2]
    short = _COUNT_WORD.sub("", name)
    if short != name:
        if len(short) > 3:
            yield short
        yield f"{short}总数"
    yield from _without_region(config, name)


def _without_region(config: Config, name: str) -> Iterator[str]:
    """Return a Chinese name without the region it begins with: 长三角区域协同创新, 协同创新."""
    for region in config.regions.values():
        for start in (region.name.zh, *region.aliases):
            rest = name.removeprefix(start)
            if rest != name and len(rest) > 3:
                yield rest
                if rest.startswith("区域") and len(rest) > 5:
                    yield rest.removeprefix("区域")


def _english_forms(name: str) -> Iterator[str]:
    """Return looser forms of an English name: patent output for output of patents."""
    head = name.split(",", maxsplit=1)[0]
    if head != name:
        yield head
    if ": " in name:
        yield name.split(": ", 1)[1]
    turned = _OF.fullmatch(name)
    if turned:
        yield f"{turned[2]} {turned[1]}"
    ranked = _RANK_BY.match(name)
    if ranked:
        yield ranked["what"]
    if name.lower().startswith("share of "):
        yield name[len("share ") :]
        yield name[len("share of ") :] + " share"


_PER = ("人均", "户均", "地均", "单位", "每")
"""How names begin whose end is the name of something else: 人均生产总值."""


def _tails(config: Config) -> Iterator[tuple[Meaning, str]]:
    """Return the ends of long Chinese names that few indicators share: 接受投资占比, 合同金额."""
    owners: dict[str, list[str]] = {}
    for key, indicator in config.indicators.items():
        for name in names_of(indicator):
            is_plain = "(" not in name and "（" not in name and not name.startswith(_PER)
            if has_hanzi(name) and is_plain:
                for tail in _ends(name):
                    owners.setdefault(tail, []).append(key)
    for tail, owning in owners.items():
        keys = dict.fromkeys(owning)
        if len(keys) <= _MOST_OWNERS and not tail.startswith(_NO_TAIL_STARTS):
            for key in keys:
                yield ("weak", key), tail


def _ends(name: str) -> Iterator[str]:
    """Return the ends of a name that are at least half of it and not too short."""
    longest_start = min(len(name) - _SHORTEST_TAIL, len(name) // 2)
    return (name[start:] for start in range(1, longest_start + 1))


def base_name(name: str) -> str:
    """Return a name without 新增 or New: 高新技术企业, High-tech firms."""
    for start in ("新增", "New ", "new "):
        if name.startswith(start):
            rest = name.removeprefix(start)
            return rest[:1].upper() + rest[1:]
    return name
