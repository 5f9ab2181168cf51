"""What the pages of a site are read for before they replace the old ones."""

from __future__ import annotations

import pytest

from reportgen.publish.artifacts import Artifact
from reportgen.publish.problems import Sources
from reportgen.publish.verify import check_site
from tests.pages.conftest import FILES, made

WHOLE = """<!doctype html><html lang="zh-CN"><head><title>t</title></head><body><h1>一</h1>
<h2>二</h2><h3>三</h3><h2>四</h2><img src="a.png" alt="图"><svg aria-hidden="true"></svg>
<svg role="img" aria-label="线"></svg><svg><title>点</title></svg>
<table><thead><tr><th scope="col">年</th><th scope="col">数</th></tr></thead>
<tbody><tr><th scope="row">2023</th><td></td></tr><tr><th scope="row">2022</th><td>1</td></tr>
</tbody></table><p>2024-06-06发布</p></body></html>"""


def told(html, **options):
    site = [Artifact(path="a/index.html", make=html.encode), Artifact(path="a/a.png", make=bytes)]
    return [(f.code, dict(f.values)) for f in check_site(site, released="2024-06-06", **options)]


def test_a_page_with_everything_has_no_finding():
    assert told(WHOLE) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("<h1>一</h1>", "<p>一</p>", "site/main-heading"),
        ("<h2>四</h2>", "<h1>四</h1>", "site/main-heading"),
        ("<h3>三</h3>", "<h4>三</h4>", "site/heading-skipped"),
        (' alt="图"', "", "site/no-alternative"),
        (' alt="图"', ' alt=" "', "site/no-alternative"),
        (' role="img" aria-label="线"', "", "site/no-alternative"),
        ("<title>点</title></svg>", "</svg>", "site/no-alternative"),
        (' scope="col"', "", "site/no-heads"),
        (' lang="zh-CN"', "", "site/no-language"),
        ("2024-06-06发布", "", "site/no-date"),
        ("<td>1</td>", "<td> </td>", "site/empty-column"),
        ('src="a.png"', 'src="https://cdn.example/a.png"', "site/other-host"),
        (
            "<title>t</title>",
            '<link rel="stylesheet" href="https://cdn.example/a.css">',
            "site/other-host",
        ),
        ("<h2>四</h2>", '<h2><a href="b.html">四</a></h2>', "site/broken-link"),
        ("<h2>四</h2>", '<h2><a href="#nowhere">四</a></h2>', "site/broken-link"),
    ],
)
def test_each_mistake_has_its_own_code(old, new, code):
    assert old in WHOLE
    html = WHOLE.replace(old, new)
    if code == "site/no-heads":
        html, code = html.replace(' scope="row"', ""), "site/table-without-heads"
    codes = {found for found, _ in told(html)}
    assert code in codes
    assert codes <= {code, "site/heading-skipped"}


def test_links_to_the_public_address_of_the_site_itself_are_looked_up():
    html = WHOLE.replace(
        "<h2>四</h2>",
        '<a href="https://example.org/r/a/">1</a><a href="https://example.org/r/a/gone.html">2</a>'
        '<a href="https://example.org/other">3</a>',
    )
    found = told(html, site_url="https://example.org/r/")
    assert found == [("site/broken-link", {"target": "https://example.org/r/a/gone.html"})]


def test_the_page_for_lost_addresses_need_not_show_a_date():
    html = WHOLE.replace("2024-06-06发布", "").replace("a.png", "a/a.png")
    site = [Artifact(path="404.html", make=html.encode), Artifact(path="a/a.png", make=bytes)]
    assert check_site(site, released="2024-06-06") == ()


def test_a_finding_names_the_line_and_columns_of_the_text_it_comes_from():
    page = Artifact(
        path="index.html", make=WHOLE.replace("<h2>四</h2>", '<a href="gone.html">四</a>').encode,
        made_from=("content/a.yml", "content/b.md"),
    )  # fmt: skip
    texts = {"content/b.md": "一\n二[四](gone.html)。\n"}
    sources = Sources(read=lambda path: texts.get(path, ""))
    (found,) = check_site([page, Artifact(path="a.png", make=bytes)], sources)
    place = found.location
    assert (place.path, place.line, place.column, place.end_column) == ("content/b.md", 2, 6, 15)


CHAPTER = "content/narrative/zh/progress.md"


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("\n[这里](../gone/index.html)\n", "site/broken-link", "../gone/index.html"),
        ("\n[这里](#gone)\n", "site/broken-link", "#gone"),
        ("\n#### 太深\n\n文字。\n", "site/heading-skipped", "太深"),
    ],
)
def test_a_mistake_in_a_narrative_is_found_at_its_line(tmp_path, text, code, shown):
    before = FILES["narrative/zh/progress.md"].replace("### 细节\n", "")
    result = made(tmp_path / "p", **{CHAPTER: before + text})
    (found,) = (f for f in result.findings if f.code.startswith("site/"))
    assert found.code == code
    lines = (before + text).split("\n")
    line = next(n for n, one in enumerate(lines, 1) if shown in one)
    assert (found.location.path, found.location.line) == (CHAPTER, line)


def test_a_mistake_in_a_template_is_found_at_its_line(tmp_path):
    text = (
        '{% extends "reportgen/base.html" %}\n{% block footer_extra %}\n'
        '<p><a href="gone/index.html">x</a></p>\n{% endblock %}\n'
    )
    result = made(tmp_path / "p", **{"templates/base.html": text})
    (found,) = (f for f in result.findings if f.code == "site/broken-link" and f.location.line)
    assert (found.location.path, found.location.line) == ("templates/base.html", 3)


def test_a_template_that_drops_the_date_is_told(tmp_path):
    text = (
        '{% extends "reportgen/base.html" %}\n{% block issue %}{% endblock %}\n'
        "{% block footer %}{% endblock %}\n"
    )
    result = made(tmp_path / "p", **{"templates/base.html": text})
    assert {f.code for f in result.findings} == {"site/no-date"}


def test_every_column_of_the_example_holds_something(example_site):
    pages = [
        Artifact(path=p.relative_to(example_site).as_posix(), make=p.read_bytes)
        for p in example_site.rglob("*") if p.is_file()
    ]  # fmt: skip
    assert check_site(pages, released="2024-06-06") == ()
