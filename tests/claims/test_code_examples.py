"""The sentences `reportgen explain CODE` shows are judged as it says, over the example report."""

from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.findings import catalogue
from reportgen.narrative.claims import Checker, Page
from reportgen.project import Project

ABOUT_COMMENTS = {
    "claim/excuse-unused",
    "claim/excuse-without-reason",
    "claim/unknown-comment",
    "claim/unknown-source",
}
CODES = sorted(
    code for code in catalogue() if code.startswith("claim/") and code not in ABOUT_COMMENTS
)
PAGE = Page(edition="YRD-CII 2024", region="YRD")


@pytest.fixture(scope="module")
def checker():
    inputs, _ = pipeline.load(Project(Path(__file__).parents[2]), None)
    return Checker(pipeline.compute(inputs))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", CODES)
def test_the_wrong_sentence_has_the_code_and_the_right_one_is_verified(checker, code, language):
    told = catalogue()[code]
    wrong = checker.check(told[f"wrong_{language}"], PAGE)
    right = checker.check(told[f"right_{language}"], PAGE)
    assert code in {verdict.code for verdict in wrong}
    assert {(verdict.state, verdict.code) for verdict in right} == {("verified", "")}
