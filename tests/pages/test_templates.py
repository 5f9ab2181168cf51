"""A project's own templates: one block, one file, and what is told when they break."""

from __future__ import annotations

import pytest

LANDING = "2023/index.html"


def test_one_block_can_be_replaced_and_the_rest_stays(site_with):
    template = (
        '{% extends "reportgen/base.html" %}\n'
        "{% block footer_extra %}<p>联系：研究所</p>{% endblock %}\n"
    )
    files, findings = site_with(**{"templates/base.html": template})
    assert findings == ()
    for path in (LANDING, "2023/regions/1/index.html", "404.html"):
        assert "<p>联系：研究所</p>" in files[path]
        assert "虚构的数据" in files[path]


def test_one_file_can_be_replaced(site_with):
    files, findings = site_with(**{"templates/partials/pager.html": "<p>翻页</p>\n"})
    assert findings == ()
    assert "<p>翻页</p>" in files["2023/chapters/progress/index.html"]


def test_the_projects_own_stylesheet_is_linked_after_ours(site_with):
    files, _ = site_with(**{"templates/assets/own.css": "h1 { color: red }\n"})
    page = files[LANDING]
    assert page.index("assets/ground.css") < page.index("assets/own.css")


CASES = {
    "syntax": ("{% block main %}\n{{ page.title\n{% endblock %}\n", "template/error", 4),
    "name": ("{% block main %}\n\n{{ nothing.here }}\n{% endblock %}\n", "template/undefined", 4),
    "attribute": ("{% block main %}\n{{ page.colour }}\n{% endblock %}\n", "template/undefined", 3),
    "filter": ("{% block main %}{{ page.title | shout }}{% endblock %}\n", "template/error", 2),
    "arithmetic": ("{% block main %}\n{{ 1 / 0 }}\n{% endblock %}\n", "template/error", 3),
    "type": ("{% block main %}\n{{ 'a' + 1 }}\n{% endblock %}\n", "template/error", 3),
    "include": ("{% block main %}\n{% include 'no.html' %}\n{% endblock %}\n",
                "template/not-found", 3),
    "sandbox": ("{% block main %}\n{{ page.__class__.__mro__ }}\n{% endblock %}\n",
                "template/", 3),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_broken_template_is_a_finding_at_its_line(site_with, name):
    body, code, line = CASES[name]
    template = '{% extends "reportgen/region.html" %}\n' + body
    files, findings = site_with(**{"templates/region.html": template})
    told = {(f.code, f.location.path, f.location.line) for f in findings}
    assert len(told) == 1
    found, path, at = told.pop()
    assert found.startswith(code)
    assert (path, at) == ("templates/region.html", line)
    assert files[LANDING]
    for finding in findings:
        assert finding.message("zh")
        assert finding.hint("en")


def test_a_broken_partial_is_named_and_not_the_page_that_uses_it(site_with):
    _, findings = site_with(**{"templates/partials/table.html": "<p>\n{{ display.colour }}</p>\n"})
    assert {(f.location.path, f.location.line) for f in findings} == {
        ("templates/partials/table.html", 2)
    }


def test_a_template_that_extends_itself_is_a_finding(site_with):
    _, findings = site_with(**{"templates/base.html": '{% extends "base.html" %}\n'})
    assert {f.location.path for f in findings} == {"templates/base.html"}


def test_a_template_in_another_encoding_is_a_finding(tmp_path, site_with):
    folder = tmp_path / "project/templates"
    folder.mkdir(parents=True)
    (folder / "glossary.html").write_bytes("术语".encode("gb18030"))
    _, findings = site_with()
    assert {(f.code, f.location.path) for f in findings} == {
        ("template/not-utf-8", "templates/glossary.html")
    }
