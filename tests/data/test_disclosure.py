"""Confidential values that published ones give away."""

from __future__ import annotations

import pytest

from reportgen.config.models import Indicator, Region
from reportgen.config.project_config import Config
from reportgen.config.texts import Text
from reportgen.data.checks_disclosure import check_disclosure
from reportgen.data.observations import read_observations
from tests.data.conftest import small_config

HEAD = "indicator,region,period,value,source,status,measure"
PARTS = [
    "patents,P,2023,100,yearbook,,",
    "patents,A,2023,30,yearbook,,",
    "patents,B,2023,60,yearbook,,",
]
SECRET = "patents,C,2023,,yearbook,confidential,"


def config() -> Config:
    known = small_config()
    regions = {
        "P": Region(id="P", name=Text(zh="省"), level="province"),
        **{key: Region(id=key, name=Text(zh=key), parent="P") for key in "ABC"},
        "G": Region(id="G", name=Text(zh="组"), level="group", members=("A", "C")),
    }
    more = {
        "index": Indicator(name="总指数", kind="index"),
        "patents": Indicator(name="专利", unit="件"),
    }
    return Config(
        report=known.report, indicators=more, regions=regions,
        sources=known.sources, editions=known.editions,
    )  # fmt: skip


@pytest.fixture
def codes(tmp_path):
    def check(*lines: str) -> list[tuple[str, int]]:
        (tmp_path / "data").mkdir(exist_ok=True)
        (tmp_path / "data/a.csv").write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")
        observations, findings = read_observations(tmp_path, config())
        assert not findings
        return [(f.code, f.location.line) for f in check_disclosure(observations, config())]

    return check


def test_the_only_part_left_out_of_a_published_total_is_given_away(codes):
    assert codes(*PARTS, SECRET) == [("data/confidential-by-difference", 5)]


def test_two_parts_left_out_keep_each_other_secret(codes):
    assert codes(*PARTS[:2], "patents,B,2023,,yearbook,confidential,", SECRET) == []


@pytest.mark.parametrize("left_out", [0, 1, 2])
def test_without_the_total_or_with_another_gap_nothing_follows(codes, left_out):
    assert codes(*(line for n, line in enumerate(PARTS) if n != left_out), SECRET) == []


def test_the_parts_of_an_index_do_not_add_up(codes):
    lines = [line.replace("patents", "index") for line in (*PARTS, SECRET)]
    assert codes(*lines) == []


def test_a_group_with_one_secret_member_gives_it_away(codes):
    group = ["patents,G,2023,40,yearbook,,", "patents,A,2023,30,yearbook,,"]
    assert codes(*group, SECRET) == [("data/confidential-by-difference", 4)]


@pytest.mark.parametrize(
    "lines",
    [
        ["patents,C,2022,9,yearbook,,", "patents,C,2023,11.1,yearbook,,yoy"],
        ["patents,C,2024,12,yearbook,,", "patents,C,2024,20,yearbook,,yoy"],
    ],
)
def test_growth_and_the_level_beside_it_give_a_level_away(codes, lines):
    assert codes(*lines, SECRET) == [("data/confidential-by-rate", 4)]
    assert codes(lines[0], SECRET) == []
    assert codes(lines[1], SECRET) == []
