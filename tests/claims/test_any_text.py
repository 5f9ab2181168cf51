"""No text breaks the prose checker, and none makes it slow: its time grows with the length."""

from __future__ import annotations

import re
import time
from functools import cache
from itertools import pairwise
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportgen.narrative.claims import Checker, Page
from reportgen.periods import year
from tests.claims.labelled import facts_of_the_project, read_cases

EXAMPLES = settings(derandomize=True, deadline=None, max_examples=200)
PAGE = Page(edition="YRD-CII 2024", region="YRD", period=year(2023))
CLAIM = "2023年，长三角区域协同创新指数为267.57，较上年增长1.92%。"
ENGLISH = "In 2023 the index rose by 1.92% to 267.57. "
PATTERNS = {
    "claims": CLAIM,
    "claims in paragraphs": f"{CLAIM}\n\n",
    "claims in lines": f"{CLAIM}\n",
    "claims without a stop": "2023年，总指数为267.57，较上年增长1.92%，",
    "claims without a mark": "2023年指数267.57增长1.92%",
    "English claims": ENGLISH,
    "English claims without a stop": "In 2023 the index rose by 1.92% to 267.57 and ",
    "table rows": "| 2023 | 267.57 | 1.92% |\n",
    "one wide row": "| 267.57 ",
    "short lines": "第1行\n",
    "headings": "# 指数\n",
    "digits": "9",
    "noughts": "0",
    "groups of digits": "123,",
    "points": "1.",
    "per cent": "5%",
    "per cent listed": "5%、",
    "shares": "三分之",
    "half a share": "百分之",
    "scales": "1万",
    "numerals": "一二三百",
    "multiples": "3倍",
    "folds": "3-fold ",
    "fractions": "1/3 ",
    "ratios": "2:1 ",
    "minus signs": "-1",
    "qualifiers": "近约超",
    "years": "2023年",
    "years listed": "2011年、",
    "windows": "2011年至",
    "since": "从2011年的100增至",
    "respectively": "分别",
    "regions": "上海、",
    "indicators": "资源共享、",
    "ranks": "居第一，",
    "superlatives": "增幅最大，",
    "tiers": "“技术进发区”",
    "streaks": "连续3年",
    "doublings": "翻一番",
    "counts": "三重",
    "parts": "其中，",
    "on the one hand": "一方面，",
    "words": "growth ",
    "one word": "a",
    "hanzi": "增",
    "open brackets": "（",
    "all brackets": "（“「《[(",
    "quotes in quotes": "“‘",
    "only marks": "，。；：",
    "only ASCII marks": ".,;:!?-",
    "blanks": " ",
    "empty lines": "\n",
    "control characters": "\x00\x01\x0b\x0c\x85\u2028",
    "directions": "\u202e\u2066a\u2069",
    "combining marks": "e\u0301\u0302",
    "joined emoji": "👩\u200d💻",
    "half a character": "\ud800",
    "full-width": "１２．５％",
    "code": "`",
    "tags": "<a ",
}
ORDINARY = (
    "claims",
    "claims in paragraphs",
    "claims in lines",
    "English claims",
    "table rows",
    "short lines",
)

pieces = st.sampled_from(
    [*PATTERNS.values(), *(case.text for case in read_cases()), "0" * 400, "9" * 400, "1" + "0" * 400, "1e999",
     "٣", "²", "Ⅻ", "½", "０", "−", "—", "\t", "\r\n", "|", "```", "<!--", "&#50;"]
)  # fmt: skip
texts = st.lists(st.one_of(pieces, st.text(max_size=20)), max_size=12).map("".join)


@cache
def checker() -> Checker:
    return Checker(facts_of_the_project())


@given(texts)
@example(
    "Resource sharing and industry linkage stood at 299.08, 1 and 2 respectively in 2023.2023年"
)
@EXAMPLES
def test_every_verdict_names_its_own_place_and_they_stand_in_order(text):
    verdicts = checker().check(text, PAGE)
    assert [text[v.start : v.end] for v in verdicts] == [v.text for v in verdicts]
    assert all(v.start < v.end for v in verdicts)
    assert all(a.end <= b.start for a, b in pairwise(verdicts))


@given(st.text(max_size=400))
@EXAMPLES
def test_any_characters_are_read(text):
    checker().check(text, PAGE)


@pytest.mark.parametrize(
    "nothing", [Page(), Page(region="nowhere"), Page(edition="none", region="", indicator="none")]
)
def test_a_page_that_says_nothing_known_is_no_mistake(nothing):
    assert {v.state for v in checker().check(CLAIM + ENGLISH, nothing)} <= {
        "unchecked",
        "verified",
        "ambiguous",
    }


@pytest.mark.parametrize("length", [1, 24, 25, 400, 50_000])
@pytest.mark.parametrize(
    "frame", ["指数为{}。", "增长{}%。", "是{}倍。", "1.{}", "{}万亿元", "{}年", "第{}位", "{}/3"]
)
def test_a_number_of_any_length_is_read(frame, length):
    for digit in "09":
        checker().check(frame.format(digit * length), PAGE)


def varied(pattern, length):
    """Return a pattern over and over with other digits each time: the same is read only once."""
    random = Random(length)
    text = (pattern * (length // len(pattern) + 1))[:length]
    return re.sub(r"[0-9]", lambda _: random.choice("123456789"), text)


def seconds(pattern, length):
    """Return the least CPU time of three on such a text, each with a checker of its own.

    One is enough where it takes so long that the clock does not matter.
    """
    text, taken = varied(pattern, length), []
    for _ in range(3):
        fresh = Checker(facts_of_the_project())
        fresh.check(CLAIM, PAGE)
        start = time.process_time()
        fresh.check(text, PAGE)
        taken.append(time.process_time() - start)
        if taken[-1] > 0.3:
            break
    return min(taken)


def grows_with_the_length(pattern, length):
    """Return whether twice the text takes well under three times as long.

    What takes next to nothing is not measured: the clock would be.
    """
    once = max(seconds(pattern, length), 0.03)
    return seconds(pattern, 2 * length) < 3 * once


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_over_and_over_is_read(name):
    checker().check(varied(PATTERNS[name], 250), PAGE)  # for ever, were it exponential


@pytest.mark.slow
@pytest.mark.parametrize("name", PATTERNS)
def test_time_grows_with_the_length(name):
    assert grows_with_the_length(PATTERNS[name], 10_000)


@pytest.mark.slow
@pytest.mark.parametrize("name", ORDINARY)
def test_time_grows_with_the_length_of_long_texts(name):
    assert grows_with_the_length(PATTERNS[name], 100_000)


@pytest.mark.slow
def test_a_line_of_a_megabyte_is_read():
    text = CLAIM.replace("。", "，") * (1_000_000 // len(CLAIM))
    assert checker().check(text, PAGE)


def test_many_short_lines_are_read():
    lines = "\n".join(f"{number}" for number in range(20_000))
    checker().check(lines, PAGE)


@pytest.mark.parametrize("depth", [1_000, 20_000])
def test_deep_brackets_quotations_lists_and_tables_are_read(depth):
    for opening in ("（", "“", "[", "> ", "  - ", "| "):
        checker().check(opening * depth + CLAIM, PAGE)
    rows = "\n".join("|" * 20 + f" {number} |" for number in range(depth // 20))
    checker().check(rows, PAGE)
