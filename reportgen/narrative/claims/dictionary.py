"""What the project calls things: the names of its metadata, with the forms prose gives them.

Nothing here is known beforehand; every name comes from the indicators, regions, tiers, editions and
terms of the project. A *weak* form (a name without its bracket, its region or its last word) counts
where the full names have no data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.narrative.claims.lexicon import Lexicon, fold, has_hanzi, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.config.models import Indicator, Text
    from reportgen.config.project_config import Config

Meaning = tuple[str, ...]
"""``("indicator", id)``, ``("weak", id)``, ``("region", id)``, ``("tier", rule, band)``,
``("misspelt", rule, band)``, ``("edition", id)`` or ``("index",)`` for a bare 指数."""

_BRACKET = re.compile(r"\s*[(（][^()（）]{1,40}[)）]")
_COUNT_WORD = re.compile(r"(?<=..)(?:总数|数量|人数|总额|总量|数)$")
_WHOLE = re.compile(r"^(?P<part>.*?)占(?P<whole>.+?)(?:的)?(?:比重|比例|份额|之比)?$")
_PLACE = re.compile(r"^(?P<what>.+?)的?(?:位次|排名|名次)$")
_RANK_BY = re.compile(r"^(?:[A-Z]\w+ )?rank by (?P<what>.+)$", re.IGNORECASE)
_SHARE_WORD = re.compile(r"的?(?:比重|比例|份额|之比)$")
_TURNED = 4
"""Letters of a name of two words that a clause may turn round: 专利输出, 输出专利."""
_SMALL_WORDS = frozenset(
    {
        "of",
        "the",
        "in",
        "by",
        "for",
        "with",
        "and",
        "on",
        "to",
        "from",
        "a",
        "at",
        "th",
        "ov",
        "over",
    }
)
_SHORTEST_TAIL = 4
_MOST_OWNERS = 4
_BARE = (
    "指数",
    "综合指数",
    "该指数",
    "这一指数",
    "index",
    "indices",
    "overall index",
    "headline index",
    "composite index",
)
_COUNTRY = ("全国", "我国", "国家", "nation", "national", "the country", "nationwide", "nationally")


@dataclass(frozen=True)
class Dictionary:
    """The names of one project.

    ``terms``   words of the glossary: known, but no names.
    ``shares``  indicator of a share, by (indicator of the part, region of the whole).
    ``ranks``   indicator of a place, by the indicator it ranks.
    ``groups``  region that consists of a set of others.
    """

    config: Config
    lexicon: Lexicon
    terms: Lexicon
    shares: Mapping[tuple[str, str], str] = field(default_factory=dict)
    ranks: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[frozenset[str], str] = field(default_factory=dict)

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """Return every name of each indicator."""
        return {key: frozenset(names_of(one)) for key, one in self.config.indicators.items()}

    @cached_property
    def inside(self) -> Mapping[str, tuple[str, ...]]:
        """Return the regions of a group, or those that lie in a region."""
        regions = self.config.regions
        found: dict[str, list[str]] = {}
        for key, region in regions.items():
            found.setdefault(region.parent or "", []).append(key)
        return {key: region.members or tuple(found.get(key, ())) for key, region in regions.items()}

    @cached_property
    def wholes(self) -> Mapping[str, tuple[str, str]]:
        """Return part and whole of a share by its indicator, as texts: X占W比重 → (X, W)."""
        return dict(_wholes(self.config))

    @cached_property
    def letters(self) -> str:
        """Return all Chinese names of indicators in one text, to look words up in."""
        names = (n for i in self.config.indicators.values() for n in names_of(i) if has_hanzi(n))
        return fold("|".join(names))

    @cached_property
    def bags(self) -> Mapping[frozenset[str], tuple[str, ...]]:
        """Return indicators by the roots of the words of their English names, two or more."""
        found: dict[frozenset[str], list[str]] = {}
        for key, indicator in self.config.indicators.items():
            for name in names_of(indicator):
                if not has_hanzi(name):
                    words = (
                        frozenset(map(root, re.findall(r"[a-z&]+", name.lower()))) - _SMALL_WORDS
                    )
                    if len(words) > 1:
                        found.setdefault(words, []).append(key)
        return {bag: tuple(dict.fromkeys(keys)) for bag, keys in found.items()}

    @cached_property
    def tier_words(self) -> Mapping[str, tuple[str, str]]:
        """Return rule and band by every name of a tier."""
        return {
            name: (rule_id, band.id)
            for rule_id, rule in self.config.tiers.items()
            for band in rule.tiers
            for name in _both(band.name)
        }

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Return the indicators below each framework node."""
        found: dict[str, list[str]] = {}
        for key, indicator in self.config.indicators.items():
            if indicator.parent:
                found.setdefault(indicator.parent, []).append(key)
        return {parent: tuple(keys) for parent, keys in found.items()}


def root(word: str) -> str:
    """Return an English word without plural, -ed, -er and -ing: transferred and transfers meet."""
    word = stem(word)
    for ending in ("ing", "red", "ed", "d"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e")


def make_dictionary(config: Config) -> Dictionary:
    """Return the dictionary of a project."""
    lexicon = Lexicon()
    for meaning, form in _forms(config):
        lexicon.add(form, meaning)
    for meaning, form in _tails(config):
        lexicon.add(form, meaning)
    terms = Lexicon()
    for term in config.terms.values():
        for name in (*_both(term.term), *term.aliases, *term.avoid):
            terms.add(name, "term")
    return Dictionary(
        config=config,
        lexicon=lexicon,
        terms=terms,
        shares=dict(_shares(config)),
        ranks=dict(_ranks(config)),
        groups={
            frozenset(region.members): key
            for key, region in config.regions.items()
            if len(region.members) > 1
        },
    )


def _both(text: Text | None) -> tuple[str, ...]:
    return tuple(part for part in (text.zh, text.en) if part) if text else ()


def _forms(config: Config) -> Iterator[tuple[Meaning, str]]:
    for bare in _BARE:
        yield ("index",), bare
    for key, indicator in config.indicators.items():
        for name in names_of(indicator):
            yield ("indicator", key), name
            for weak in _weak_forms(config, indicator, name):
                yield ("weak", key), weak
            for wrong in _misspelt(config, name):
                yield ("indicator", key), wrong
    for key, region in config.regions.items():
        for name in (*_both(region.name), *region.aliases):
            if "、" not in name:
                yield ("region", key), name
        for name in _long_forms(region.name.zh, region.level):
            yield ("region", key), name
    yield from _country(config)
    for rule_id, rule in config.tiers.items():
        for band in rule.tiers:
            for name in _both(band.name):
                yield ("tier", rule_id, band.id), name
                for wrong in _misspelt(config, name):
                    yield ("misspelt", rule_id, band.id), wrong
    for key, edition in config.editions.items():
        for name in (key, *_both(edition.title)):
            yield ("edition", key), name


def names_of(indicator: Indicator) -> tuple[str, ...]:
    """Return every name an indicator is declared to have."""
    return (*_both(indicator.name), *_both(indicator.short), *indicator.aliases)


def _weak_forms(config: Config, indicator: Indicator, name: str) -> Iterator[str]:
    """Return looser forms of a name: without bracket, region, counting word; with 指数."""
    plain = _BRACKET.sub("", name).strip()
    if plain != name and plain:
        yield plain
    if indicator.unit == "%" and "占" in name:
        yield _SHARE_WORD.sub("", name)
    for form in {name, plain}:
        if indicator.kind == "index" and has_hanzi(form) and not form.endswith("指数"):
            yield f"{form}指数"
            yield f"{form}分指数"
        if indicator.kind == "index" and not has_hanzi(form) and "index" not in form.lower():
            yield f"{form} index"
        if indicator.kind == "rank" and form.lower().endswith((" rank", " ranking")):
            yield form.rsplit(" ", 1)[0]
        if has_hanzi(form):
            if len(form) == _TURNED:
                yield form[2:] + form[:2]
            short = _COUNT_WORD.sub("", form)
            if short != form and len(short) > 3:
                yield short
            if short != form:
                yield f"{short}总数"
            yield from _without_region(config, form)
        else:
            yield from _english_forms(form)


def _english_forms(name: str) -> Iterator[str]:
    head = name.split(",", maxsplit=1)[0]
    if head != name:
        yield head
    if ": " in name:
        yield name.split(": ", 1)[1]
    turned = re.fullmatch(r"([A-Za-z&-]+) of ([A-Za-z&-]+(?: [A-Za-z&-]+)?)", name)
    if turned:
        yield f"{turned[2]} {turned[1]}"
    ranked = _RANK_BY.match(name)
    if ranked:
        yield ranked["what"]
    if name.lower().startswith("share of "):
        yield name[len("share ") :]
        yield name[len("share of ") :] + " share"


def _without_region(config: Config, name: str) -> Iterator[str]:
    for region in config.regions.values():
        for start in (region.name.zh, *region.aliases):
            rest = name.removeprefix(start)
            if rest != name and len(rest) > 3:
                yield rest
                if rest.startswith("区域") and len(rest) > 5:
                    yield rest.removeprefix("区域")


def _tails(config: Config) -> Iterator[tuple[Meaning, str]]:
    """Return the ends of long Chinese names that few indicators share: 接受投资占比, 合同金额."""
    owners: dict[str, set[str]] = {}
    for key, indicator in config.indicators.items():
        for name in names_of(indicator):
            if has_hanzi(name) and "(" not in name and "（" not in name:
                for start in range(1, len(name) - _SHORTEST_TAIL + 1):
                    if start * 2 <= len(name):
                        owners.setdefault(name[start:], set()).add(key)
    for tail, keys in owners.items():
        if len(keys) <= _MOST_OWNERS and not tail.startswith(("的", "数", "量", "额", "人", "占")):
            for key in keys:
                yield ("weak", key), tail


def _wholes(config: Config) -> Iterator[tuple[str, tuple[str, str]]]:
    for key, indicator in config.indicators.items():
        for name in names_of(indicator):
            match = _WHOLE.match(fold(name)) if indicator.unit == "%" else None
            if match is not None and match["part"]:
                yield key, (match["part"].replace("的", ""), match["whole"].replace("的", ""))


def _misspelt(config: Config, name: str) -> Iterator[str]:
    """Return a name with the faulty forms that the glossary names."""
    for term in config.terms.values():
        for wrong in term.avoid:
            if term.term.zh and term.term.zh in name:
                yield name.replace(term.term.zh, wrong)
                if name == term.term.zh:
                    yield wrong


def _long_forms(name: str, level: str) -> tuple[str, ...]:
    endings = {"city": ("市",), "province": ("省",), "county": ("市", "县", "区"), "delta": ("地区", "区域"),
               "group": ("地区", "区域")}.get(level, ())  # fmt: skip
    return tuple(f"{name}{ending}" for ending in endings)


def _country(config: Config) -> Iterator[tuple[Meaning, str]]:
    """Return 全国 and "national" for the country the regions lie in."""
    inside = [
        key
        for key, region in config.regions.items()
        if region.level == "country"
        and any(other.parent == key for other in config.regions.values())
    ]
    if len(inside) == 1:
        for word in _COUNTRY:
            yield ("region", inside[0]), word


def _shares(config: Config) -> Iterator[tuple[tuple[str, str], str]]:
    """Return share indicators by what they are a share of: X占W比重 → (X, W)."""
    indicators = {
        fold(n).replace("的", ""): k for k, i in config.indicators.items() for n in names_of(i)
    }
    regions = {fold(n): k for k, r in config.regions.items() for n in (*_both(r.name), *r.aliases)}
    for key, indicator in config.indicators.items():
        if indicator.unit != "%":
            continue
        for name in names_of(indicator):
            match = _WHOLE.match(fold(name))
            if match is None or not match["part"]:
                continue
            part = match["part"].replace("的", "")
            whole = regions.get(match["whole"]) or indicators.get(match["whole"].replace("的", ""))
            if whole and part in indicators:
                yield (indicators[part], whole), key


def _ranks(config: Config) -> Iterator[tuple[str, str]]:
    names = {fold(n): k for k, i in config.indicators.items() for n in names_of(i)}
    for key, indicator in config.indicators.items():
        if indicator.kind == "rank":
            for name in names_of(indicator):
                match = _PLACE.match(fold(name))
                if match and match["what"] in names and names[match["what"]] != key:
                    yield names[match["what"]], key
