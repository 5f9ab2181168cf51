"""Laws of the prose checker that no set of sentences can hold it to."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reportgen.narrative.claims import Checker, Page
from reportgen.periods import year
from tests.claims.labelled import facts_of_the_project, page_of, read_cases
from tests.claims.rendered import WORDINGS, Saying, sayings
from tests.claims.spans import Span, of_digits

EXAMPLES = settings(derandomize=True, deadline=None, max_examples=150)
MEASURES = sorted(WORDINGS)
BOUNDS = {">", ">=", "<", ">~", "<~"}
PAGE = Page(edition="YRD-CII 2024", region="YRD", period=year(2023))

UNRELATED = {
    "zh": (
        "天气晴朗，游客如织。", "会议由主持人宣布闭幕。", "会场摆放了12盆鲜花，午餐用了35分钟。",
        "“大家合影留念！”他说。", "晚会的歌声一直唱到九点半。",
    ),
    "en": (
        "The weather was fine.", "Lunch took 35 minutes.", "A choir of 12 singers welcomed the guests.",
        "“Smile,” said the photographer.", "It ended at half past nine.",
    ),
}  # fmt: skip


@cache
def checker() -> Checker:
    return Checker(facts_of_the_project())


def verdict_on(saying: Saying, number: str):
    """Return state and code of the claim that a number is in its sentence."""
    text = saying.with_number(number)
    start, end = len(saying.head), len(saying.head) + len(number)
    for verdict in checker().check(text, saying.page):
        if start <= verdict.start < end:
            return verdict.state, verdict.code
    return "no claim", ""


def is_exact(saying: Saying) -> bool:
    """Return whether nothing in a fact is a bound or an estimate."""
    cells = (*saying.fact.trail.cells, *saying.fact.trail.also)
    return saying.fact.qualifier == "=" and all(cell.qualifier in {"", "="} for cell in cells)


def of_measures(*measures: str, exact: bool = True):
    """Choose a fact in one of its wordings: one printed exactly, or one known only as a bound."""
    found = [one for measure in measures or MEASURES for one in sayings(measure)]
    return st.sampled_from(
        [
            one for one in found
            if (is_exact(one) if exact else one.fact.qualifier in BOUNDS)
            and one.fact.unit != "rank"
        ]
    )  # fmt: skip


@pytest.mark.parametrize("measure", MEASURES)
def test_a_fact_in_any_wording_is_verified_as_the_renderer_writes_it(measure):
    wrong = [
        (text, one.ask.edition, found)
        for one in sayings(measure)
        if (found := verdict_on(one, one.as_rendered()))[0] != "verified"
        and (text := one.with_number(one.as_rendered()))
    ]
    assert wrong == []


@given(of_measures(), st.integers(0, 3))
@EXAMPLES
def test_fewer_decimals_say_the_same(saying, fewer):
    decimals = max(0, saying.fact.decimals - fewer)
    assume(round(saying.printed_size, decimals) != 0)
    number = saying.number(saying.size, decimals=decimals)
    assume(not re.search(r"00(?!\d)(?! [mbt]r?illion)", number))  # 12.9万 is not 129,000
    assert verdict_on(saying, number)[0] == "verified"


def printed_intervals(saying: Saying) -> list[Span]:
    """Return where a right number may lie, without its sign and in the scale it is printed in."""
    scale = 100 if saying.fact.unit == "share" else 1
    fact = checker().evidence.answer(saying.ask) or saying.fact  # with what bases of 100 imply
    ends = [(one.low * scale, one.high * scale) for one in fact.intervals]
    return [Span(min(map(abs, e)), max(map(abs, e)), closed=True) for e in ends]


def moved(saying: Saying, steps: int) -> Decimal:
    """Return the printed size moved by steps of its last digit beyond all its intervals."""
    unit = Decimal(1).scaleb(-saying.fact.decimals)
    at = round(saying.printed_size, saying.fact.decimals)
    while any(of_digits(at).meets(one) for one in printed_intervals(saying)):
        at += unit if steps > 0 else -unit
    return at + steps * unit


@given(of_measures(), st.integers(-60, 60).filter(bool))
@EXAMPLES
def test_a_number_moved_beyond_its_interval_is_contradicted(saying, steps):
    size = moved(saying, steps)
    assume(Decimal("0.4") < size / saying.printed_size < Decimal("2.5"))
    value = size / 100 if saying.fact.unit == "share" else size
    assert verdict_on(saying, saying.number(value))[0] == "contradicted"


@given(of_measures("value", exact=False), st.integers(-60, 60).filter(bool))
@EXAMPLES
def test_a_bound_verifies_no_number_beside_it(saying, steps):
    value = saying.size + steps * Decimal(1).scaleb(-saying.fact.decimals)
    assume(value > 0)
    assert verdict_on(saying, saying.number(value))[0] != "verified"


def two_digits(saying: Saying, rounding: str) -> Decimal:
    """Return the size rounded up or down to two digits, in the scale of the fact."""
    size = saying.printed_size
    unit = Decimal(1).scaleb(size.adjusted() - 1)
    rounded = size.quantize(unit, rounding=rounding)
    return rounded / 100 if saying.fact.unit == "share" else rounded


def decimals_of(saying: Saying) -> int:
    return max(0, 1 - saying.printed_size.adjusted())


@given(of_measures("value", "yoy", "cagr", "growth", "times"))
@EXAMPLES
def test_more_than_holds_below_the_value_and_nearly_above_it(saying):
    assume(saying.printed_size >= 10)
    low, high = two_digits(saying, ROUND_FLOOR), two_digits(saying, ROUND_CEILING)
    decimals = decimals_of(saying)
    for value, right, wrong in ((low, ">", "<~"), (high, "<~", ">")):
        scaled = value * 100 if saying.fact.unit == "share" else value
        assume(
            not any(Span(scaled, scaled, closed=True).meets(i) for i in printed_intervals(saying))
        )
        said = saying.number(value, decimals=decimals, qualifier=right)
        assert (said, verdict_on(saying, said)[0]) == (said, "verified")
        said = saying.number(value, decimals=decimals, qualifier=wrong)
        assert (said, verdict_on(saying, said)) == (said, ("contradicted", "claim/qualifier"))


def told(text: str, page: Page, start: int, length: int):
    """Return the verdicts on a stretch of a text, as if it stood alone."""
    return [
        (v.start - start, v.end - start, v.kind, v.state, v.code, v.expected)
        for v in checker().check(text, page)
        if start <= v.start < start + length
    ]


@given(st.sampled_from(read_cases()), st.data())
@EXAMPLES
def test_unrelated_text_around_a_sentence_changes_no_verdict(case, data):
    language = "zh" if case.is_chinese else "en"
    sentence = st.sampled_from(UNRELATED[language])
    block = f"{case.before}\n{case.text}" if case.before else case.text
    is_line = case.text.startswith(("|", "#", "-"))
    gap = "" if case.is_chinese else " "
    before = data.draw(sentence) + (
        "\n\n" if case.before or is_line else data.draw(st.sampled_from((gap, "\n\n")))
    )
    after = ("\n\n" if is_line else data.draw(st.sampled_from((gap, "\n\n")))) + data.draw(sentence)
    page = page_of(case.page)
    alone = told(block, page, 0, len(block))
    assert told(before + block + after, page, len(before), len(block)) == alone
