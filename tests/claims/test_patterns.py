"""Patterns are tried only on texts that hold what they need: none needs more than it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.narrative.claims.language import claim_words, masks, time_patterns
from reportgen.narrative.claims.language.patterns import Patterns, compiled, matches
from tests.claims.labelled import read_cases

if TYPE_CHECKING:
    from reportgen.narrative.claims.language.patterns import Pattern

PATTERNS = (
    *masks.PATTERNS.listed, *time_patterns.TIMES.listed, *claim_words.PATTERNS.listed,
)  # fmt: skip


def found_by(pattern: Pattern, text: str) -> list[tuple[int, int]]:
    return [match.span() for _, match in matches(Patterns((pattern,)), text)]


def found_always(pattern: Pattern, text: str) -> list[tuple[int, int]]:
    return found_by(pattern._replace(needs=frozenset()), text)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_whatever_matches_a_pattern_holds_what_the_pattern_needs(pattern: Pattern) -> None:
    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(pattern.regex, alphabet=st.characters(codec="gb18030")))
    def holds(text: str) -> None:
        text = text.replace("ſ", "s").replace("ı", "i")  # only ignoring case makes these letters
        assert found_by(pattern, text) == found_always(pattern, text), text

    holds()


def test_in_the_labelled_sentences_every_pattern_finds_what_it_always_found() -> None:
    for case in read_cases():
        for pattern in PATTERNS:
            assert found_by(pattern, case.text) == found_always(pattern, case.text)


def test_a_pattern_is_not_tried_on_a_text_without_the_signs_or_words_it_needs() -> None:
    patterns = compiled((("last", "末位|垫底", "末垫"), ("since", r"\bsince\b", "since|from")))
    assert [name for name, _ in matches(patterns, "苏州位居末位, and since 2011")] == [
        "last",
        "since",
    ]
    assert not list(matches(patterns, "苏州位居首位, and sincerely"))
