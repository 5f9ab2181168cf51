"""A column of nothing but gaps is a mistake somebody made."""

from __future__ import annotations

import pytest

from reportgen import pipeline
from reportgen.project import Project

GRID = """\
{kind}s:
  growth:
    title: 指数
    {extra}
    rows: {{periods: 2022-2023}}
    columns:
      - {{indicator: index}}
      - {{indicator: index, measure: cagr, since: "2050"}}
"""


@pytest.mark.parametrize(("kind", "extra"), [("figure", "kind: lines"), ("table", "note: 无")])
def test_a_column_without_a_single_value_is_told_with_the_reason(make_project, kind, extra):
    path = f"content/{kind}s.yml"
    prose = f"---\ntitle: 进展\n---\n{{@{'fig' if kind == 'figure' else 'tbl'}:growth}}\n\n"
    prose += f'{{{{ {kind}("growth") }}}}\n'
    root = make_project(
        **{path: GRID.format(kind=kind, extra=extra), "content/narrative/zh/progress.md": prose}
    )
    told = [f for f in pipeline.check(Project(root)).findings if f.code == "fact/empty-column"]
    assert [(f.location.path, f.location.line, f.values["reasons"]) for f in told] == [
        (path, 8, "fact/window")
    ]
