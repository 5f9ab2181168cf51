"""The prose checker meets its bars on the labelled sentences and on their mutants."""

from __future__ import annotations

import pytest

from reportgen.narrative.claims import Checker
from tests.claims.labelled import facts_of_the_project, read_cases
from tests.claims.mutants import make_mutants
from tests.claims.scoring import score

BARS = {"precision": 0.98, "recall": 0.95, "decided": 0.90}
NAMED = 60
"""Failures told, of as many as there may be."""


@pytest.fixture(scope="module")
def checker():
    return Checker(facts_of_the_project())


@pytest.fixture(scope="module")
def labelled(checker):
    return score(checker, read_cases())


@pytest.fixture(scope="module")
def mutants(checker):
    return score(checker, make_mutants())


def failures(share):
    told = "\n".join(str(one) for one in share.rest[:NAMED])
    return f"{share.part} of {share.whole} = {share.value:.4f}\n{told}"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("measure", BARS)
def test_the_labelled_sentences_meet_the_bar(labelled, measure, language):
    share = getattr(labelled.where(lambda one: one.language == language), measure)
    assert share.whole >= 80
    assert share.value >= BARS[measure], failures(share)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("measure", BARS)
def test_the_mutants_meet_the_bar(mutants, measure, language):
    share = getattr(mutants.where(lambda one: one.language == language), measure)
    assert share.whole >= 500
    assert share.value >= BARS[measure], failures(share)


@pytest.mark.parametrize(
    "change",
    ["digit", "decimal", "year", "region", "unit", "scale", "rank", "multiple", "qualifier"],
)
def test_of_every_change_most_are_found_and_few_others_are_alleged(mutants, change):
    own = mutants.where(lambda one: one.case.change == change)
    assert own.recall.whole >= 15
    assert own.recall.value >= 0.85, failures(own.recall)
    assert own.precision.value >= 0.90, failures(own.precision)


def test_a_clean_sentence_contradicts_nothing(labelled):
    clean = labelled.where(lambda one: one.case.is_clean)
    alleged = [str(one) for one in clean.judged if one.got == "contradicted"]
    assert alleged == []


def test_an_error_that_is_found_gets_the_code_of_its_label(labelled):
    named = [one for one in labelled.found if one.label and one.verdict and one.label.code]
    wrong = [str(one) for one in named if one.verdict.code != one.label.code]
    assert len(wrong) <= len(named) / 50, "\n".join(wrong)
