"""What is told about claims: every sentence can be filled, and has an example."""

from __future__ import annotations

import string

import pytest

from reportgen.findings import catalogue
from reportgen.narrative.claims.coverage import STATE_WORDS
from reportgen.narrative.claims.model import STATES, Verdict
from reportgen.narrative.claims.report import NOTHING, Claim
from reportgen.narrative.source_text import SourceText, Span

ABOUT_COMMENTS = {
    "claim/excuse-unused", "claim/excuse-without-reason", "claim/unknown-comment",
    "claim/unknown-source",
}  # fmt: skip
CODES = sorted(code for code in catalogue() if code.startswith("claim/"))
GIVEN = {"found", "expected", "formula", "place", "other"}


def claim(**verdict):
    known = {"start": 0, "end": 2, "text": "88", "kind": "level", "state": "contradicted"}
    place = SourceText(path="a.md", text="88").place(Span(0, 2))
    return Claim(verdict=Verdict(**{**known, **verdict}), location=place)


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_wrong_and_a_right_sentence_in_both_languages(code):
    for language in ("zh", "en"):
        wrong, right = (catalogue()[code][f"{which}_{language}"] for which in ("wrong", "right"))
        assert wrong != right


@pytest.mark.parametrize("code", [code for code in CODES if code not in ABOUT_COMMENTS])
def test_every_sentence_can_be_filled_from_any_verdict(code):
    words = catalogue()[code]
    texts = [words[key] for key in ("zh", "en", "hint_zh", "hint_en")]
    named = {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}
    assert named <= GIVEN
    finding = claim(code=code).finding()
    assert NOTHING in finding.message("zh") or "expected" not in named
    assert "88" in finding.message("en")


def test_only_a_hidden_fall_and_an_unused_comment_stop_no_build():
    mild = {code for code in CODES if catalogue()[code]["severity"] == "warning"}
    assert mild == {"claim/hidden-fall", "claim/excuse-unused"}


def test_values_of_the_verdict_fill_the_sentence():
    told = claim(code="claim/wrong-year", expected="77", values={"other": "2021"}).finding()
    assert "2021" in told.message("zh")
    assert (told.expected, told.found) == ("77", "88")


def test_a_contradiction_without_a_code_is_still_told():
    assert claim().finding().code == "claim/value-mismatch"


@pytest.mark.parametrize("state", ["verified", "ambiguous", "unchecked"])
def test_nothing_is_told_about_what_is_right_or_open(state):
    assert claim(state=state).finding() is None


def test_every_state_has_its_words():
    for words in STATE_WORDS.values():
        assert set(words) == {*STATES, "sourced", "excused"}
