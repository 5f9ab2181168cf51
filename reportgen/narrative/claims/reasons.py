"""Why a claim is not decided, in words: what a verdict's ``reason`` stands for."""

from __future__ import annotations

AREA = "claim-reason/"

REASONS = {
    "no-indicator": (
        "句子没有说是哪个指标",
        "the sentence does not say which indicator",
    ),
    "unknown-words": (
        "这里说的事项不在数据里",
        "the data hold nothing under these words",
    ),
    "no-region": (
        "句子没有说是哪个区域",
        "the sentence does not say which region",
    ),
    "no-period": (
        "句子没有说是哪一年",
        "the sentence does not say which year",
    ),
    "no-edition": (
        "不知道说的是哪一版的数",
        "it is open which edition's figure is meant",
    ),
    "no-data": (
        "数据里没有这个区域、这个时期的值",
        "the data have no value for this region and period",
    ),
    "bound-only": (
        "数据只给出上限或下限，不足以判定",
        "the data only give a bound, which does not decide it",
    ),
    "unit": (
        "单位与数据的单位不同，无法换算",
        "its unit cannot be converted to that of the data",
    ),
    "kind": (
        "这种说法无法由现有数据算出",
        "a statement of this kind cannot be computed from the data",
    ),
    "range": (
        "这是一个范围，不是一个数",
        "it is a range, not one number",
    ),
    "list": (
        "列举的项目与数字对不上，不知道哪个数属于哪一项",
        "it is open which number of the list belongs to which item",
    ),
    "hypothetical": (
        "说的是目标、预测或假设，不是已有的数据",
        "it is a target, forecast or assumption, not a figure of the data",
    ),
    "several": (
        "有几个数都说得通，不知道指哪一个",
        "several figures fit, and it is open which one is meant",
    ),
}
"""zh and en, without a full stop: they stand behind a place, or in brackets."""


def reason_text(reason: str, language: str) -> str:
    """Return why a claim is not decided; a reason without words stands for itself."""
    name = reason.removeprefix(AREA)
    known = REASONS.get(name)
    return known[0 if language == "zh" else 1] if known else name
