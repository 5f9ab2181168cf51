"""Revisions: old beside new, whether they differ, and who says why."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen import pipeline
from reportgen.facts.revisions import revisions
from reportgen.project import Project

EDITIONS = """\
editions:
  S 2023: {series: S, title: {zh: 2023年版}, published: 2023-06-06, last_period: "2023"}
  S 2022: {series: S, title: {zh: 2022年版}, published: 2022-06-06, last_period: "2022"}
  S 2021: {series: S, title: {zh: 2021年版}, published: 2021-06-06, last_period: "2021"}
  T 2022: {series: T, title: {zh: 另一指数}, published: 2022, last_period: "2022"}
"""
HEAD = "indicator,measure,region,period,value,qualifier,edition,status,source\n"
DATA = (
    HEAD
    + """\
index,level,1,2021,100.00,,S 2023,,book
index,level,1,2022,103.38,,S 2023,,book
index,level,1,2023,115.52,,S 2023,,book
index,level,1,2022,104.0,,S 2022,,paper
index,level,1,2022,90.00,,T 2022,,paper
index,level,1,2021,100.4,,S 2021,,paper
index,level,1,2021,98.0,,S 2022,,paper
index,yoy,1,2022,3.38,,S 2023,,book
index,yoy,1,2022,4.00,,S 2022,,paper
spending,level,1,2023,500.0,,,,book
spending,level,2,2023,300.0,,,,book
spending,level,3,2023,,,,missing,book
"""
)


@pytest.fixture
def facts_of(make_project):
    def make(data=DATA, causes=None):
        root = make_project(
            **{"content/editions.yml": EDITIONS, "content/data/numbers.csv": data,
               "content/revisions.yml": causes},
        )  # fmt: skip
        inputs, findings = pipeline.load(Project(root), None)
        return pipeline.compute(inputs), findings

    return make


def about(facts):
    return [
        (r.new.key.measure, str(r.new.key.period), r.old.printed, r.new.printed, r.is_changed)
        for r in revisions(facts)
    ]


def test_each_edition_is_compared_with_the_one_before_it_of_its_own_series(facts_of):
    facts, _ = facts_of()
    assert about(facts) == [
        ("level", "2021", "100.4", "98.0", True),
        ("level", "2021", "98.0", "100.00", True),
        ("level", "2022", "104.0", "103.38", True),
        ("yoy", "2022", "4.00", "3.38", True),
    ]


def test_the_change_has_the_digits_of_the_less_exact_value_and_only_levels_a_share(facts_of):
    facts, _ = facts_of()
    *_, level, rate = revisions(facts)
    assert (level.change, level.decimals) == (Decimal("-0.62"), 1)
    assert level.relative == Decimal("-0.62") / Decimal(104)
    assert (rate.change, rate.relative) == (Decimal("-0.62"), None)


def test_values_whose_true_values_can_be_one_are_no_change(facts_of):
    data = DATA.replace("104.0,,S 2022", "103.4,,S 2022").replace("4.00,,S 2022", "3.4,~,S 2022")
    facts, _ = facts_of(data)
    assert [row[-1] for row in about(facts)[2:]] == [False, False]


def test_a_value_only_one_edition_has_or_that_is_confidential_is_not_compared(facts_of):
    data = DATA.replace("104.0,,S 2022,,", ",,S 2022,missing,")
    facts, _ = facts_of(data)
    assert "104.0" not in str(about(facts))
    secret = DATA.replace("104.0,,S 2022,,", "104.0,,S 2022,confidential,")
    facts, _ = facts_of(secret)
    assert "104.0" not in str(about(facts))


def test_the_first_entry_that_fits_gives_the_cause_and_what_is_not_said_means_all(facts_of):
    causes = """\
revisions:
  - {edition: S 2023, earlier: S 2022, indicators: inde*, period: "2022", cause: 普查修订, reason: 普查}
  - {edition: S 2023, indicators: [总指数], regions: [甲], cause: base, reason: {zh: 换基期, en: Rebased}}
  - {edition: S 2022, cause: 未说明, reason: 没有说明}
"""
    facts, findings = facts_of(causes=causes)
    assert [f for f in findings if "revisions" in f.location.path] == []
    assert [r.cause.code for r in revisions(facts)] == ["unstated", "base", "census", "census"]


def test_a_change_of_base_leaves_no_difference(facts_of):
    facts, _ = facts_of(causes="revisions: [{edition: S 2023, cause: 基期变更, reason: 换基期}]\n")
    rebased = revisions(facts)[1]
    assert rebased.is_changed
    assert (rebased.change, rebased.relative) == (None, None)


def test_changed_back_values_without_a_cause_are_one_finding_for_each_edition(make_project):
    made = pipeline.make(
        Project(make_project(**{"content/editions.yml": EDITIONS, "content/data/numbers.csv": DATA,
                                "content/revisions.yml": None})),
        use_cache=False,
    )  # fmt: skip
    told = [f for f in made.findings if f.code == "data/revision-without-cause"]
    assert [(str(f.location), f.count) for f in told] == [
        ("content/data/numbers.csv:2", 3),
        ("content/data/numbers.csv:8", 1),
    ]
    first = told[0]
    assert (first.values["old"], first.values["new"]) == ("98.0", "100.00")
    assert first.values["old_place"] == "content/data/numbers.csv:8"
    assert [place.line for place in first.more] == [2, 3, 9]


def test_a_cause_that_explains_nothing_is_told_at_its_line(make_project):
    causes = """\
revisions:
  - {edition: S 2023, cause: 未说明, reason: 没有说明}
  - {edition: S 2023, indicators: index, cause: 更正, reason: 这一条太晚了}
"""
    root = make_project(**{"content/revisions.yml": causes})
    made = pipeline.make(Project(root), use_cache=False)
    told = [(f.code, str(f.location)) for f in made.findings]
    assert told == [("data/cause-without-revision", "content/revisions.yml:3:5")]


@pytest.mark.parametrize(
    ("entry", "code", "column"),
    [
        ("{edition: S 2023, cause: 修订, reason: 因}", "config/not-one-of", 23),
        ("{edition: S 2023, cause: 更正}", "config/missing-key", 5),
        ("{edition: S 2023, cause: 更正, reason: ''}", "config/missing-key", 34),
        ("{edition: S 1999, cause: 更正, reason: 因}", "name/unknown-edition", 6),
        ("{edition: S 2023, indicators: nothing, cause: 更正, reason: 因}",
         "name/unknown-indicator", 23),
        ("{edition: S 2023, period: soon, cause: 更正, reason: 因}", "config/period", 23),
        ("{edition: S 2023, when: 2020, cause: 更正, reason: 因}", "config/unknown-key", 23),
    ],
)  # fmt: skip
def test_what_is_wrong_in_an_entry_is_told_at_its_place(make_project, entry, code, column):
    root = make_project(**{"content/revisions.yml": f"revisions:\n  - {entry}\n"})
    _, findings = pipeline.load(Project(root), None)
    told = [(f.code, f.location.path, f.location.line, f.location.column) for f in findings]
    assert (code, "content/revisions.yml", 2, column) in told


@pytest.mark.parametrize(
    ("text", "code"),
    [("revisions: {a: 1}\n", "config/not-a-list"), ("[1]\n", "config/not-a-mapping"),
     ("revisions:\n  - 3\n", "config/wrong-type"), ("revision: []\n", "config/unknown-key")],
)  # fmt: skip
def test_a_file_that_is_no_list_of_entries_is_told_and_nothing_else(make_project, text, code):
    made = pipeline.make(Project(make_project(**{"content/revisions.yml": text})), use_cache=False)
    codes = {f.code for f in made.findings}
    assert code in codes
    assert code == "config/unknown-key" or "data/revision-without-cause" not in codes
