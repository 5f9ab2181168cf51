"""Which units of measurement can be meant by which: people, money, things that are counted."""

from __future__ import annotations

from functools import lru_cache

from reportgen.numerals.write import split_scale

_CLASSES = {
    "people": "人 名 位 人次",
    "person-years": "人年",
    "firms": "家 户 家次",
    "money": "元 美元 万元/人 元/人",
    "things": "项 个 件 份 条 篇 台 套 批 场 次 支 种 类 座 处 所 册 期 门 辆 吨",
    "area": "平方公里",
    "points": "点 分",
}
_CLASS_OF = {unit: name for name, units in _CLASSES.items() for unit in units.split()}
_PEOPLE = frozenset({"people", "person-years"})
_COUNTED = frozenset({"firms", "things"})
_MEASURES_OF_ALL = frozenset({"位", "个", "名", "次", "批"})
"""Measure words that firms and things share."""

_UNITS_OF_ALL = frozenset({"个", "项", "次"})


_ENGLISH = {
    "people": "人", "persons": "人", "person-years": "人年", "firms": "家", "companies": "家",
    "agreements": "份", "contracts": "份", "papers": "篇", "patents": "件",
}  # fmt: skip
"""English words for what is counted that are words of their own elsewhere."""


def is_unit_word(word: str, unit: str) -> bool:
    """Return whether an English word behind a number only names its unit: 364 firms, 30 people."""
    return word in _ENGLISH and can_mean(_ENGLISH[word], unit)


@lru_cache(maxsize=4096)
def can_mean(said: str, unit: str) -> bool:
    """Return whether digits followed by ``said`` can be a value in ``unit``.

    Nothing said fits every unit; 项, 个 and 件 count the same things, 人 and 人年 the same people.
    """
    if not said:
        return True
    own = _class_of(said)
    if not unit:
        return own == "points"
    classes = {own, _class_of(unit)}
    if len(classes) == 1 or classes == _PEOPLE:
        return True
    if classes == _COUNTED:
        return said in _MEASURES_OF_ALL or _base(unit) in _UNITS_OF_ALL
    return False


def _class_of(unit: str) -> str:
    """Return what a unit measures; a unit of no class is one by itself."""
    base = _base(unit)
    return _CLASS_OF.get(base, base)


def _base(unit: str) -> str:
    """Return a unit without its scale and without what it is per: 元 for 万元/家."""
    base = split_scale(unit)[1]
    return base.partition("/")[0] if base not in _CLASS_OF else base
