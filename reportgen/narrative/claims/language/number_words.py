"""The grammar around a number in Chinese and English: scales, signs, qualifiers, measures."""

from __future__ import annotations

import re

from reportgen.narrative.claims.language.word_lists import between_bars, counted

FULL_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), 0xFF0E, 0xFF05)}
"""Digits, point and per cent sign; the comma of a sentence stays what it is."""

SCALES = {
    "万亿": "12", "千亿": "11", "百亿": "10", "亿": "8",
    "千万": "7", "百万": "6", "十万": "5", "万": "4",
    " trillion": "12", " billion": "9", " million": "6", " thousand": "3",
    "trillion": "12", "billion": "9", "million": "6", "bn": "9",
}  # fmt: skip
"""Powers of ten."""

SIGNS = {
    "%": "percent", " %": "percent", " per cent": "percent", " percent": "percent",
    "‰": "permille",
    "个百分点": "points", "百分点": "points", "个点": "points", "点": "points",
    " percentage points": "points", " percentage point": "points", "-percentage-point": "points",
    " points": "points", " point": "points",
    "倍": "times", " times": "times", "-fold": "times", "fold": "times", " fold": "times",
    ":1": "ratio", "：1": "ratio", "∶1": "ratio",
}  # fmt: skip
"""What kind of number a sign makes."""

_BEFORE_CHINESE = {
    "<~": "将近 接近 近 逼近 直逼 接近于 已近 略低于 稍低于",
    "~": "大约 约为 约 大概 大致 大约为 约有 约达 大致为",
    ">": """
        超过 超过了 突破 突破了 超出 超 逾 高于 多于 大于 已超 已超过 已逾 已突破 冲破 略超 略高于
        稍高于 刚过 迈过 跨过 越过 远超""",
    ">=": "至少 不低于 不少于 至少为 至少有 至少达 至少是 站上 迈上",
    "<": "不足 不到 低于 少于 小于 未满 未达 未到 不满 不超过 未超过",
}
_BEFORE_ENGLISH = {
    "<~": """
        nearly|almost|close to|just under|just below|approaching|slightly under|slightly below|
        a little under""",
    "~": "about|around|roughly|approximately|some|circa|close on|in the region of|or so",
    ">": """
        more than|over|exceeding|above|exceeded|topped|passed|surpassed|crossed|
        pass|cross|pass the|passed the|crossed the|cross the|
        topped the|broke|break|broke the|broken the|breached the|upwards of|
        in excess of|just over|well over|slightly over|beyond|past|exceeds|exceed|a little over|
        just above|topping|passing""",
    ">=": "at least|no less than|no fewer than|not less than|a minimum of",
    "<": "less than|under|below|fewer than|short of|not quite|no more than|at most|up to",
}
BEFORE = {
    **{word: qualifier for qualifier, words in _BEFORE_CHINESE.items() for word in words.split()},
    **{
        word: qualifier
        for qualifier, words in _BEFORE_ENGLISH.items()
        for word in between_bars(words)
    },
}
"""The qualifier each word before a number gives it: > for 超过 and "more than"."""

AFTER = {
    "余": ">~", "多": ">~", " odd": ">~",
    "以上": ">=", "及以上": ">=", " or more": ">=", "+": ">=",
    "左右": "~", "上下": "~", " or so": "~",
    "以内": "<", "以下": "<", " or less": "<",
}  # fmt: skip
"""The qualifier each word behind a number gives it."""

_MEASURE_WORDS = (
    "件 项 家 个 人 名 位 篇 批 次 座 所 支 种 类 条 年 元 万元 亿元 亿美元 美元 平方公里 公里 "
    "吨 户 场 对 届 倍 重 大 市 县 省 区 天 月 季度 人次 人年 台 套 册 枚 门 岁"
)
MEASURES = {word: word for word in _MEASURE_WORDS.split()}
"""Words that make a measuring place: Chinese numerals before them are numbers."""

NOT_NUMBERS = re.compile(
    r"第[一二三四五六七八九十百]|十[一二三四五]五"
    r"|一(?:体|带|路|方面|定|般|些|直|样|旦|致|流|级|同|起|线|批|系列|步)"
    r"|统一|唯一|之一|万一|三省一市|一市三省|三支|两会|二级|三级|一级|百年|千年|百分"
    r"|千万(?!元|件|人|美)|两(?:地|岸|者|院|省)|三(?:角|农|者)|四(?:个自信)|双一流|九三|一二线"
    r"|百强|十强|千人计划|万人计划"
)
"""Words whose numerals count nothing."""

SMALL_NUMBERS = counted("one two three four five six seven eight nine ten eleven twelve")
_COUNTS = {**SMALL_NUMBERS, "twenty": 20, "thirty": 30, "fifty": 50, "hundred": 100}
ENGLISH_NUMBERS: dict[str, tuple[str, str]] = {
    **{word: (str(value), "") for word, value in _COUNTS.items()},
    **{f"{word}fold": (str(value), "times") for word, value in _COUNTS.items() if value > 1},
    **dict.fromkeys(("a third", "one third", "one-third"), ("0.3333", "fraction")),
    **dict.fromkeys(("two thirds", "two-thirds"), ("0.6667", "fraction")),
    **dict.fromkeys(("a quarter", "one quarter", "one-quarter"), ("0.25", "fraction")),
    **dict.fromkeys(("three quarters", "three-quarters"), ("0.75", "fraction")),
    **dict.fromkeys(("half", "one half"), ("0.5", "fraction")),
    **dict.fromkeys(("doubled", "twice", "double"), ("2", "times")),
    **dict.fromkeys(("tripled", "trebled", "thrice"), ("3", "times")),
    "quadrupled": ("4", "times"),
    "halved": ("0.5", "times"),
}
"""English words for a number, and what they say it is."""
