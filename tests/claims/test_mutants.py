"""Mutants are wrong for certain, differ from their sentence in one thing, and never change."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from reportgen.periods import year
from tests.claims.labelled import IGNORED, Case, Label, facts_of_the_project, read_cases
from tests.claims.mutants import make_mutants
from tests.claims.spans import of_digits
from tests.claims.truths import Key, truths_of

PAGE = {"edition": "YRD-CII 2024", "region": "YRD", "year": 2023}
CASES = read_cases()
MUTANTS = make_mutants(CASES)


def mutants_of(text, *claims, page=PAGE):
    labels = tuple(
        Label(
            start=text.index(words), end=text.index(words) + len(words), kind=kind, state="verified"
        )
        for words, kind in claims
    )
    case = Case(id="x", text=text, page=page, labels=labels)
    return {(one.change, one.text) for one in make_mutants([case])}


def truth(family, since, last, indicator="index"):
    truths = truths_of(facts_of_the_project())
    key = Key(
        family=family, indicator=indicator, region="YRD", destination="", edition="YRD-CII 2024",
        since=since and year(since), period=year(last),
    )  # fmt: skip
    return truths.of(key)


def test_intervals_of_printed_digits_touch_but_do_not_meet():
    assert not of_digits(Decimal("267.57")).meets(of_digits(Decimal("267.58")))
    assert of_digits(Decimal("267.57")).meets(of_digits(Decimal("267.6")))
    assert not of_digits(Decimal(4227)).meets(of_digits(Decimal(4228)))


def test_the_growth_of_two_printed_levels_has_their_rounding():
    # 115.515 / 103.385 - 1 = 11.733 %, 115.525 / 103.375 - 1 = 11.753 %
    computed = [one for one in truth("growth", 2012, 2013) if one.span.closed]
    assert [(round(one.span.low, 3), round(one.span.high, 3)) for one in computed] == [
        (Decimal("11.733"), Decimal("11.753"))
    ]


def test_twelve_years_have_twelve_intervals():
    # 267.57 / 100 is 2.6757, and 1.0855 to the 12th 2.677
    assert any(round(one.value, 2) == Decimal("8.55") for one in truth("cagr", 2011, 2023))


def test_a_rate_loses_its_point_and_becomes_points():
    made = mutants_of("2023年指数较上年增长1.92%。", ("1.92%", "yoy"))
    assert ("decimal", "2023年指数较上年增长192%。") in made
    assert ("unit", "2023年指数较上年增长1.92个百分点。") in made
    assert all(text != "2023年指数较上年增长1.92%。" for _, text in made)


def test_a_ratio_is_told_as_an_increase():
    text = "2023年上海向苏浙皖输出技术合同成交额是2018年的4.31倍。"
    wrong = "2023年上海向苏浙皖输出技术合同成交额比2018年增长了4.31倍。"
    assert ("multiple", wrong) in mutants_of(text, ("4.31", "multiple"))


def test_a_qualifier_is_turned_round_only_where_that_is_wrong():
    assert ("qualifier", "2023年指数超270。") in mutants_of("2023年指数近270。", ("270", "level"))
    assert ("qualifier", "2023年指数近260。") in mutants_of("2023年指数超260。", ("260", "level"))


def test_a_bound_proves_no_other_number_above_it_wrong():
    page = {"edition": "YRD-CII 2022", "region": "YRD", "year": 2021}
    text = "2021年，长三角专利转移数量超过3万件。"
    assert all(
        change in {"scale", "year", "qualifier"}
        for change, _ in mutants_of(text, ("3万", "level"), page=page)
    )


def test_another_year_and_another_region_bring_their_own_values():
    text = "2023年江苏城乡居民收入比为2.07。"
    made = mutants_of(text, ("2.07", "level"))
    assert ("year", "2018年江苏城乡居民收入比为2.07。") in made
    assert {"2023年浙江城乡居民收入比为2.07。", "2023年安徽城乡居民收入比为2.07。"} == {
        text for change, text in made if change == "region"
    }


def test_a_growth_on_the_year_before_is_not_that_of_a_window():
    text = "In 2019 the index grew by 15.18 per cent, and in 2020 by 9.25 per cent."
    made = [
        one
        for one in make_mutants([replace(CASES[0], id="x", text=text, before="", page=PAGE, labels=(
            Label(start=text.index("9.25"), end=text.index("9.25") + 4, kind="yoy", state="verified"),
        ))])
        if one.change == "year" and "2019" not in one.text
    ]  # fmt: skip
    assert made == []


def test_there_are_many_of_every_sort_in_both_languages():
    changes = Counter(one.change for one in MUTANTS)
    assert len(MUTANTS) >= 1500
    assert min(changes.values()) >= 15
    assert {
        "digit",
        "decimal",
        "year",
        "region",
        "unit",
        "scale",
        "rank",
        "multiple",
        "qualifier",
    } == set(changes)
    english = sum(not one.is_chinese for one in MUTANTS)
    assert 0.15 <= english / len(MUTANTS) <= 0.5


def test_every_mutant_has_an_error_and_its_own_name_and_text():
    sentences = {case.id: case for case in CASES}
    assert max(Counter(one.id for one in MUTANTS).values()) == 1
    for one in MUTANTS:
        assert one.text != sentences[one.id.partition("/")[0]].text
        assert any(label.state == "contradicted" for label in one.labels)
        assert all(0 <= label.start < label.end <= len(one.text) for label in one.labels)
        assert {label.state for label in one.labels} <= {
            "verified", "contradicted", "ambiguous", "unchecked", IGNORED,
        }  # fmt: skip


def test_the_same_sentences_have_the_same_mutants():
    assert make_mutants(CASES[:200]) == MUTANTS[: len(make_mutants(CASES[:200]))]


@pytest.mark.parametrize("name", ["rank-005", "level-008"])
def test_a_sentence_without_a_verified_claim_has_none(name):
    assert [one for one in MUTANTS if one.id.startswith(f"{name}/")] == []
