"""The words a data file may use: columns, measures, qualifiers, statuses."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LEVEL = "level"
RATES = ("yoy", "cagr", "growth")
"""Measures printed in percent."""

RATIOS = ("multiple", "increase")
MEASURES = (
    LEVEL,
    *RATES,
    *RATIOS,
    *("points", "points_per_year", "rank", "rank_change"),
)
ABSENT = ("missing", "not_collected", "not_applicable")
"""Statuses that say why there is no value."""

UNREADABLE = "unreadable"
"""Status the reader gives a value nobody can read; no author writes it."""

CONFIDENTIAL = "confidential"
STATUSES = (
    *("", "provisional", "revised", "estimated", "computed", "inferred"),
    *ABSENT,
    CONFIDENTIAL,
)
SUBJECT = ("indicator", "region", "period", "value")
DETAILS = (
    *("measure", "qualifier", "edition", "status", "source", "data_year", "source_prints", "note"),
)
TIDY_COLUMNS = (*SUBJECT, *DETAILS)
FLOW_COLUMNS = ("indicator", "origin", "destination", "period", "value", *DETAILS)

_WORDS = {
    "normal": "",
    "正常": "",
    "≥": ">=",
    "≈": "~",
}
_SUGGESTIONS = {
    "指标": "indicator",
    "指标名称": "indicator",
    "地区": "region",
    "区域": "region",
    "城市": "region",
    "省份": "region",
    "year": "period",
    "年份": "period",
    "年度": "period",
    "时期": "period",
    "时间": "period",
    "数值": "value",
    "值": "value",
    "来源": "source",
    "数据来源": "source",
    "备注": "note",
    "说明": "note",
    "版": "edition",
    "状态": "status",
    "限定": "qualifier",
    "输出地": "origin",
    "输入地": "destination",
    "from": "origin",
    "to": "destination",
    "partner": "destination",
    "约": "~",
    "左右": "~",
    "近": "<~",
    "超": ">",
    "超过": ">",
    "逾": ">",
    "突破": ">",
    "以上": ">=",
    "至少": ">=",
    "余": ">~",
    "多": ">~",
    "不足": "<",
    "以内": "<",
    "≤": "<",
    "同比": "yoy",
    "增长率": "growth",
    "年均增速": "cagr",
    "复合增长率": "cagr",
    "倍数": "multiple",
    "排名": "rank",
    "位次": "rank",
    "百分点": "points",
    "初步": "provisional",
    "修订": "revised",
    "估计": "estimated",
    "缺失": "missing",
    "未公布": "missing",
    "不适用": "not_applicable",
    "保密": "confidential",
    "estimate": "estimated",
    "n/a": "not_applicable",
    "secret": "confidential",
}


def read_word(text: str, known: Iterable[str]) -> str | None:
    """Return the word of ``known`` that ``text`` stands for, or None."""
    word = _WORDS.get(text, text)
    return word if word in known else None


def suggest_word(text: str, known: Iterable[str]) -> str:
    """Return the word probably meant, or all that may stand there."""
    words = [word for word in known if word]
    meant = _SUGGESTIONS.get(text) or _SUGGESTIONS.get(text.lower())
    if meant in words:
        return str(meant)
    close = get_close_matches(text.lower(), words, n=2, cutoff=0.6)
    return ", ".join(close or words)
