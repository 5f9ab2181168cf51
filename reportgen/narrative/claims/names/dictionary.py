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

from reportgen.narrative.claims.language.lexicon import Lexicon, fold, has_hanzi, stem
from reportgen.narrative.claims.names.name_forms import base_name, find_forms, in_both, names_of
from reportgen.narrative.claims.names.share_names import find_ranks, find_shares, find_wholes

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from typing import TypeVar

    from reportgen.config.project_config import Config

    Group = TypeVar("Group", bound=Hashable)

_ENGLISH_WORD = re.compile(r"[a-z&]+")
_SMALL_WORDS = frozenset(
    {"of", "the", "in", "by", "for", "with", "and", "on", "to", "from", "a", "at", "th", "ov",
     "over"}
)  # fmt: skip
"""Words, as ``root`` leaves them, that tell no indicator from another."""
_SYNONYMS = {
    "spent": "expenditure", "spend": "expenditure", "spends": "expenditure",
    "spending": "expenditure", "outlay": "expenditure", "outlays": "expenditure",
}  # fmt: skip
_ENDINGS = ("ing", "red", "ed", "d")


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
        found = _grouped((region.parent or "", key) for key, region in regions.items())
        return {key: region.members or found.get(key, ()) for key, region in regions.items()}

    @cached_property
    def wholes(self) -> Mapping[str, tuple[str, str]]:
        """Return part and whole of a share by its indicator, as texts: X占W比重 → (X, W)."""
        return dict(find_wholes(self.config))

    @cached_property
    def letters(self) -> str:
        """Return all Chinese names of indicators in one text, to look words up in."""
        names = (n for i in self.config.indicators.values() for n in names_of(i) if has_hanzi(n))
        return fold("|".join(names))

    @cached_property
    def bags(self) -> Mapping[frozenset[str], tuple[str, ...]]:
        """Return indicators by the roots of the words of their English names, two or more."""
        found = _grouped(
            (roots(name), key)
            for key, indicator in self.config.indicators.items()
            for name in names_of(indicator)
            if not has_hanzi(name)
        )
        return {roots: keys for roots, keys in found.items() if len(roots) > 1}

    @cached_property
    def tier_words(self) -> Mapping[str, tuple[str, str]]:
        """Return rule and band by every name of a tier."""
        return {
            name: (rule_id, band.id)
            for rule_id, rule in self.config.tiers.items()
            for band in rule.tiers
            for name in in_both(band.name)
        }

    @cached_property
    def additions(self) -> Mapping[str, tuple[str, ...]]:
        """Return the additions to each stock: 新增高新技术企业 to 高新技术企业."""
        return {
            stock: tuple(key for key, bases in self._bases.items() if bases & names)
            for stock, names in self.names.items()
        }

    @cached_property
    def stocks(self) -> Mapping[str, tuple[str, ...]]:
        """Return the stocks each addition adds to."""
        return {
            addition: tuple(
                key for key, names in self.names.items() if key != addition and bases & names
            )
            for addition, bases in self._bases.items()
        }

    @cached_property
    def _bases(self) -> Mapping[str, frozenset[str]]:
        """Return the names of what each addition adds to."""
        return {
            key: frozenset(map(base_name, self.names[key]))
            for key, one in self.config.indicators.items()
            if one.kind == "addition"
        }

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Return the indicators below each framework node."""
        indicators = self.config.indicators.items()
        return _grouped((one.parent, key) for key, one in indicators if one.parent)


def _grouped(pairs: Iterable[tuple[Group, str]]) -> dict[Group, tuple[str, ...]]:
    """Return the ids of each group, each once, in the order they come."""
    found: dict[Group, dict[str, None]] = {}
    for group, key in pairs:
        found.setdefault(group, {})[key] = None
    return {group: tuple(keys) for group, keys in found.items()}


def roots(name: str) -> frozenset[str]:
    """Return the roots of the words of an English name, without small words."""
    return frozenset(map(root, _ENGLISH_WORD.findall(name.lower()))) - _SMALL_WORDS


def root(word: str) -> str:
    """Return an English word without plural, -ed, -er and -ing: transferred and transfers meet."""
    word = _SYNONYMS.get(word, stem(word))
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e")


def make_dictionary(config: Config) -> Dictionary:
    """Return the dictionary of a project."""
    lexicon, terms = Lexicon(), Lexicon()
    for meaning, form in find_forms(config):
        lexicon.add(form, meaning)
    for term in config.terms.values():
        for name in (*in_both(term.term), *term.aliases, *term.avoid):
            terms.add(name, "term")
    return Dictionary(
        config=config,
        lexicon=lexicon,
        terms=terms,
        shares=dict(find_shares(config)),
        ranks=dict(find_ranks(config)),
        groups={
            frozenset(region.members): key
            for key, region in config.regions.items()
            if len(region.members) > 1
        },
    )
