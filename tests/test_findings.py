"""Findings: every code is documented in both languages, and shown at its place."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from reportgen.findings import (
    Finding,
    Location,
    Severity,
    as_github,
    as_json,
    as_text,
    catalogue,
    display_width,
    ordered,
)

PACKAGE = Path(__file__).parent.parent / "reportgen"


def codes_in_the_program():
    areas = {code.split("/")[0] for code in catalogue()}
    pattern = re.compile(rf'"((?:{"|".join(sorted(areas))})/[a-z][a-z0-9-]*)"')
    return {
        code
        for path in PACKAGE.rglob("*.py")
        for code in pattern.findall(path.read_text(encoding="utf-8"))
    }


def test_every_code_the_program_uses_is_documented():
    assert codes_in_the_program() - catalogue().keys() == set()


def placeholders(sentence):
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_every_code_speaks_both_languages_about_the_same_values(code):
    entry = catalogue()[code]
    assert Severity(entry["severity"])
    assert re.fullmatch(r"[a-z]+/[a-z0-9-]+", code)
    assert placeholders(entry["zh"]) | placeholders(entry.get("hint_zh", "")) == (
        placeholders(entry["en"]) | placeholders(entry.get("hint_en", ""))
    )
    assert ("hint_zh" in entry) == ("hint_en" in entry)


def finding(**place):
    return Finding(
        code="name/unknown-indicator",
        location=Location(path="content/narrative/zh/a.md", **place),
        values={"name": "indx", "suggestion": "index"},
    )


def test_the_underline_stands_below_the_word_although_hanzi_are_two_columns_wide():
    text = as_text(finding(line=3, column=3, end_column=5), "zh", "指数指标增长")
    lines = text.split("\n")
    assert lines[0] == "content/narrative/zh/a.md:3:3  error  name/unknown-indicator"
    assert lines[1] == "   3 | 指数指标增长"
    assert lines[2] == "     |     ^^^^"


def test_a_long_line_is_shown_around_the_place():
    text = as_text(
        finding(line=1, column=500, end_column=505), "en", "x" * 499 + "wrong" + "y" * 99
    )
    shown, marks = text.split("\n")[1:3]
    assert len(shown) < 130
    assert shown[marks.index("^") : marks.rindex("^") + 1] == "wrong"


def test_a_value_cannot_write_escape_sequences_to_the_terminal():
    evil = Finding(
        code="name/unknown-indicator", values={"name": "\x1b[2J\u202e", "suggestion": ""}
    )
    assert "\x1b" not in as_text(evil, "zh")
    assert "\u202e" not in as_text(evil, "zh")


def test_a_value_with_braces_is_only_text():
    odd = Finding(code="name/unknown-indicator", values={"name": "{suggestion}", "suggestion": "s"})
    assert "{suggestion}" in odd.message("en")


def test_a_workflow_command_cannot_be_ended_by_a_value():
    odd = Finding(
        code="name/unknown-indicator",
        location=Location(path="a,b:c.md", line=2, column=3),
        values={"name": "x\n::error::y", "suggestion": "%"},
    )
    text = as_github(odd, "en")
    assert "\n" not in text
    assert text.startswith("::error file=a%2Cb%3Ac.md,line=2,col=3,title=name/unknown-indicator::")


def test_the_json_form_has_place_message_and_hint():
    got = as_json(finding(line=3, column=3, end_column=5), "en")
    assert (got["line"], got["column"], got["end_column"], got["severity"]) == (3, 3, 5, "error")
    assert "index" in got["hint"]


def test_the_same_finding_is_told_once_and_in_the_order_of_places():
    later, earlier = finding(line=9), finding(line=2)
    assert ordered([later, earlier, later]) == (earlier, later)


def test_a_spreadsheet_cell_is_named_by_sheet_and_cell():
    place = Location(path="content/data/a.xlsx", sheet="GDP", cell="B7")
    assert str(place) == "content/data/a.xlsx[GDP!B7]"


def test_widths_count_what_a_terminal_shows():
    assert display_width("a指e\u0301") == 4
