"""The articles the project began with: their known misprints are found, and nothing else."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen.cli import commands
from tests.claims.labelled import HERE

SOURCES = Path(__file__).parents[3] / "shared" / "sources"
pytestmark = pytest.mark.skipif(
    not SOURCES.is_dir(), reason="the articles are not part of the project"
)

MISPRINTS = {
    ("三", "claim/list-count", "2"),
    ("19万", "claim/decimal-point-lost", "19000"),
    ("13万", "claim/decimal-point-lost", "13000"),
    ("7384万", "claim/decimal-point-lost", "73.84万"),
    ("19835万", "claim/decimal-point-lost", "198.35万"),
    ("技术进发区", "claim/tier-unknown", "技术迸发区"),
}
WENZHOU = ("262", "70", "50", "700", "400", "364", "171", "92", "1856万")
KUNSHAN = (
    "150", "900", "7.4亿", "13", "767", "28", "20", "60", "5888.4万", "24", "7", "90", "10",
)  # fmt: skip


def claims_of(name):
    (file,) = SOURCES.glob(f"{name}_*.txt")
    done = CliRunner().invoke(commands, ["check", str(file), "--json", "-C", str(HERE / "project")])
    return json.loads(done.stdout)["claims"]


def texts(claims, state):
    return [claim["text"] for claim in claims if claim["state"] == state]


def test_every_misprint_of_the_reprint_is_found_and_nothing_else_is_denied():
    wrong = [claim for claim in claims_of("001") if claim["state"] == "contradicted"]
    assert {(one["text"], one["code"], one["expected"]) for one in wrong} == MISPRINTS


@pytest.mark.parametrize("name", ["000", "002", "003", "004"])
def test_no_number_of_the_other_articles_is_denied(name):
    assert texts(claims_of(name), "contradicted") == []


@pytest.mark.parametrize("name", ["000", "001"])
def test_the_figures_of_wenzhou_are_verified(name):
    assert set(WENZHOU) <= set(texts(claims_of(name), "verified"))


def test_the_figures_of_kunshan_are_verified():
    assert set(KUNSHAN) <= set(texts(claims_of("002"), "verified"))


def test_two_names_for_two_reasons_are_right_in_one_print_and_wrong_in_the_other():
    assert "两" in texts(claims_of("000"), "verified")


@pytest.mark.parametrize("name", ["003", "004"])
def test_articles_about_something_else_are_left_unchecked(name):
    assert texts(claims_of(name), "verified") == []
