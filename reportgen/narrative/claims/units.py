"""Which units of measurement can be meant by which: people, money, things that are counted."""

from __future__ import annotations

from functools import lru_cache

from reportgen.facts.model import SHARE
from reportgen.numerals.write import PERCENT, split_scale

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
_NEIGHBOURS = {
    frozenset({"people", "person-years"}), frozenset({"firms", "things"}),
    frozenset({"people", "things"}),
}  # fmt: skip
_NEAR_WORDS = {"位", "个", "名", "次", "批"}
PERCENT_UNITS = frozenset({PERCENT, SHARE})


@lru_cache(maxsize=4096)
def can_mean(said: str, unit: str) -> bool:
    """Return whether digits followed by ``said`` can be a value in ``unit``.

    Nothing said fits every unit but a percentage; 项, 个 and 件 count the same things, 人 and 人年 the
    same people.
    """
    if not said:
        return True
    first, second = (_CLASS_OF.get(_base(one), _base(one)) for one in (said, unit))
    if not unit:
        return first == "points"
    if first == second or frozenset({first, second}) == frozenset({"people", "person-years"}):
        return True
    if frozenset({first, second}) == frozenset({"firms", "things"}):
        return said in _NEAR_WORDS or _base(unit) in {"个", "项", "次"}
    return False


def _base(unit: str) -> str:
    base = split_scale(unit)[1]
    return base.partition("/")[0] if base not in _CLASS_OF else base
