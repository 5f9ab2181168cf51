"""A list of the first regions never leaves out one that may belong to it."""

from __future__ import annotations

import pytest

from reportgen import pipeline
from reportgen.project import Project
from tests.conftest import DATA, PROGRESS


@pytest.mark.parametrize(
    ("value", "qualifier", "codes"),
    [("300.0", "", set()), ("300.0", ">", {"fact/rank-open"}), ("300.0", "<", set())],
)
def test_a_bound_that_may_be_first_stops_a_list_of_the_first(make_project, value, qualifier, codes):
    root = make_project(
        **{
            "content/data/numbers.csv": DATA.replace(
                "spending,2,2023,300.0,,", f"spending,2,2023,{value},{qualifier},"
            ),
            "content/narrative/zh/progress.md": f'{PROGRESS}\n{{{{ top("spending", 1) }}}}居首。\n',
        }
    )
    assert {finding.code for finding in pipeline.check(Project(root)).findings} == codes
