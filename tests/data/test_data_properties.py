"""Whatever a file holds, nothing raises, and both ways of reading CSV agree."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.data.checks import check_observations
from reportgen.data.csv_tables import read_csv_table
from reportgen.data.observations import read_observations
from reportgen.data.tables import field_span
from tests.data.conftest import small_config

KNOWN = st.sampled_from(
    (
        *("index", "personnel", "intensity", "weight", "place", "YRD", "苏州", "Suzhou", "2023"),
        *("2011", "2022H1", "2019-2023", "2009-2023累计", "yoy", "cagr", "multiple", "points"),
        *("rank", "100", "73.84", "7384", "0.0855", "-5", "1e9", "９", "1,5", '"', "#REF!", "="),
        *("~", ">", "<", ">~", "missing", "confidential", "yearbook", "CII 2024", "", " ", "\n"),
        *(";", "0", "99" * 15),
    )
)
CELL = st.one_of(KNOWN, st.text(max_size=6))
HEADER = "indicator,measure,region,period,value,qualifier,edition,status,source,data_year,note\n"
ROW = st.lists(CELL, min_size=9, max_size=13)
GUIDED = st.tuples(
    *(
        st.sampled_from(words)
        for words in (
            ["index", "personnel", "intensity", "weight", "place"],
            ["", "yoy", "cagr", "growth", "multiple", "increase", "points", "rank"],
            ["YRD", "苏州"],
            ["2011", "2022", "2023", "2022H1", "2011-2023", "2022-2023", "2009-2023累计"],
            ["0", "100", "73.84", "7384", "0.0855", "-5", "9" * 30, "", "x", "0.000001"],
            ["", "=", "~", ">", ">=", "<", ">~", "<~"],
            ["", "CII 2024"],
            ["", "missing", "confidential", "provisional"],
            ["", "yearbook", "bulletin"],
        )
    )
)


def read_and_check(content: bytes, name: str = "a.csv") -> None:
    with TemporaryDirectory() as folder:
        data = Path(folder) / "content" / "data"
        data.mkdir(parents=True)
        (data / name).write_bytes(content)
        config = small_config()
        observations, findings = read_observations(data.parent, config)
        for finding in (*findings, *check_observations(observations, config)):
            assert finding.location.path == f"content/data/{name}"
            assert finding.message("zh")
            assert finding.hint("en")


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.lists(ROW, max_size=8), st.booleans())
def test_a_csv_of_any_cells_never_raises(rows, is_quoted):
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_MINIMAL)
    for row in rows:
        if is_quoted:
            writer.writerow(row)
        else:
            text.write(",".join(row) + "\n")
    read_and_check((HEADER + text.getvalue()).encode("utf-8", "replace"))


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.lists(GUIDED, max_size=12))
def test_any_mixture_of_plausible_cells_never_raises(rows):
    lines = "".join(",".join(row) + ",,\n" for row in rows)
    read_and_check((HEADER + lines).encode())


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes_never_raise(content):
    read_and_check(content)
    read_and_check(HEADER.encode() + content)
    read_and_check(content, "a.xlsx")


@settings(derandomize=True, deadline=None, max_examples=300)
@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_characters='\n\r\0"', codec="utf-8"), max_size=4),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=6,
    )
)
def test_the_fast_reader_and_the_careful_one_agree(rows):
    plain = [[cell.replace(",", "") or "x" for cell in row] for row in rows]
    text = "".join(",".join(row) + "\n" for row in plain)
    careful, _ = read_csv_table("a", 'a,b,"c"\n' + text)
    fast, _ = read_csv_table("a", "a,b,c\n" + text)
    assert careful is not None
    assert fast is not None
    assert [list(column) for column in fast.columns] == [list(c) for c in careful.columns]
    assert list(fast.lines) == list(careful.lines)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(
    st.lists(
        st.text(st.characters(exclude_characters="\r\0", codec="utf-8"), max_size=5),
        min_size=1,
        max_size=5,
    )
)
def test_every_field_of_a_record_is_found_where_it_was_written(cells):
    written = ['"' + cell.replace('"', '""') + '"' for cell in cells]
    text = ",".join(written) + "\n"
    for number, field in enumerate(written):
        begin, end = field_span(text, 0, number, ",")
        assert text[begin:end] == field
