"""The line that says how much was checked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.narrative.claims.coverage import STATE_WORDS, Coverage
from reportgen.narrative.claims.reasons import REASONS, reason_text

MIXED = Coverage(verified=61, contradicted=2, ambiguous=1, unchecked=10, bound=40)
COUNTS = st.builds(Coverage, **{name: st.integers(0, 9) for name in STATE_WORDS["en"]})


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "61 of 74 claims verified, 2 contradicted, 1 ambiguous, 10 unchecked (listed)"),
        ("zh", "74 处陈述中 61 处核实，2 处不符，1 处两可，10 处未核（已列出）"),
    ],
)
def test_the_line_counts_every_state_in_both_languages(language, line):
    assert MIXED.line(language) == line


def test_what_was_sourced_or_excused_is_named_where_there_is_some():
    some = Coverage(verified=1, sourced=2, excused=3)
    assert some.line("en") == (
        "1 of 6 claims verified, 0 contradicted, 0 ambiguous, 0 unchecked, 2 sourced, 3 excused"
    )
    assert some.line("zh").endswith("0 处未核，2 处另有出处，3 处已说明")


def test_the_line_says_where_the_unchecked_are_listed():
    assert "10 unchecked (listed in build/check.html)" in MIXED.line(
        "en", "listed in build/check.html"
    )


@given(st.lists(COUNTS))
def test_the_coverage_of_several_texts_is_the_sum_of_theirs(parts):
    whole = sum(parts, Coverage())
    assert whole.total == sum(part.total for part in parts)
    assert whole.total == sum(whole.by_state().values())


def test_bindings_are_among_the_verified():
    found = Coverage.of(["verified", "unchecked"], 3)
    assert (found.verified, found.bound, found.total) == (4, 3, 5)


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_every_reason_has_words_in_both_languages(reason):
    chinese, english = (reason_text(f"claim-reason/{reason}", lang) for lang in ("zh", "en"))
    assert chinese != english
    assert chinese.isascii() is False
    assert english.isascii()
    assert reason_text(reason, "en") == english
