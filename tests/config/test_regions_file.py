"""regions.csv is read as strictly as data: what does not fit is named at its line."""

from __future__ import annotations

import pytest

from reportgen.config.load import load_config
from tests.conftest import REGIONS


def told(root):
    return [(f.code, f.location.line) for f in load_config(root / "content")[1]
            if f.location.path == "content/regions.csv"]  # fmt: skip


CASES = {
    "stray quote": (REGIONS + '4,"丁"x,Delta,,,city,,,\n', ("data/stray-quote", 5)),
    "open quote": (REGIONS + '4,"丁,Delta,,,city,,,\n', ("data/unterminated-quote", 5)),
    "too few cells": (REGIONS + "4,丁\n", ("data/ragged-row", 5)),
    "too many cells": (REGIONS + "4,丁,Delta,,,city,,,,x\n", ("data/ragged-row", 5)),
    "too long a cell": (REGIONS + f"4,丁,{'x' * 140_000},,,city,,,\n", ("data/cell-too-long", 5)),
    "column twice": (REGIONS.replace("name_en", "id", 1), ("data/duplicate-column", 1)),
    "empty": ("\n\n", ("data/empty-file", 0)),
    "tile of other digits": (REGIONS + "4,丁,Delta,,,city,,٣,0\n", ("config/tile", 5)),
    "tile of many digits": (REGIONS + f"4,丁,Delta,,,city,,{'9' * 5000},0\n", ("config/tile", 5)),
    "far tile": (REGIONS + "4,丁,Delta,,,city,,1000,0\n", ("config/tile", 5)),
    "NUL": (REGIONS + "4,丁\0,Delta,,,city,,,\n", ("config/control-character", 5)),
}


@pytest.mark.parametrize("name", CASES)
def test_what_does_not_fit_is_named_at_its_line(make_project, name):
    text, expected = CASES[name]
    assert expected in told(make_project(**{"content/regions.csv": text}))


def test_a_row_after_a_name_over_two_lines_is_named_at_the_line_it_begins_on(make_project):
    text = REGIONS + '4,"丁\n市",Delta,,,city,,,\n1,又,Again,,,city,,,\n'
    assert ("config/duplicate-id", 7) in told(make_project(**{"content/regions.csv": text}))


def test_empty_cells_beyond_the_header_and_blank_rows_are_what_excel_leaves_behind(make_project):
    text = REGIONS + "4,丁,Delta,,,city,,,,,\n,,,,,,,,\n"
    root = make_project(**{"content/regions.csv": text})
    assert told(root) == []
    config, _ = load_config(root / "content")
    assert config.regions["4"].name.zh == "丁"
