"""A chapter as an article: what editors of other systems keep, and nothing they would drop."""

from __future__ import annotations

import base64
import re
from html.parser import HTMLParser

import pytest

from reportgen.articles import write_articles
from reportgen.errors import ContentError
from reportgen.pages.article_form import plain_article
from tests.pages.conftest import FILES, write_project

FIGURES = """\
figures:
  growth: {title: {zh: 总指数, en: Index}, kind: lines, indicator: index, region: D,
           rows: {periods: 2021-2023}, columns: [{label: {zh: 总指数, en: Index}}]}
"""


def silent(*_):
    pass


class Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.seen = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    root = tmp_path_factory.mktemp("article")
    project = write_project(root, {
        "content/figures.yml": FIGURES,
        **{f"content/narrative/{language}/progress.md":
           FILES[f"narrative/{language}/progress.md"] + "\n{{ figure('growth') }}\n"
           for language in ("zh", "en")},
    })  # fmt: skip
    outcome, files = write_articles(project, "progress", progress=silent)
    assert {f.severity.value for f in outcome.findings} <= {"warning"}
    return root, files


def test_a_chapter_is_written_once_a_language_and_no_site_is_touched(written):
    root, files = written
    names = [file.relative_to(root).as_posix() for file in files]
    assert names == ["build/articles/progress.html", "build/articles/progress.en.html"]
    assert not (root / "site").exists()


def test_nothing_stands_in_it_that_an_editor_would_drop(written):
    for file in written[1]:
        tags = Tags(file.read_text(encoding="utf-8")).seen
        assert not {tag for tag, _ in tags} & {"script", "style", "link", "a", "svg", "div", "span"}
        names = {name for _, attributes in tags for name in attributes}
        assert names <= {"style", "src", "alt", "scope", "lang", "charset", "colspan", "rowspan"}
        assert all("style" in attributes for tag, attributes in tags if tag in {"p", "h2", "table"})


def test_figures_are_pictures_in_the_file_and_beside_it(written):
    root, files = written
    html = files[0].read_text(encoding="utf-8")
    inside = base64.b64decode(re.search(r'src="data:image/png;base64,([^"]+)"', html)[1])
    assert inside.startswith(b"\x89PNG")
    assert (root / "build/articles/progress-pictures/growth.png").read_bytes() == inside
    assert re.search(r'alt="[^"]*总指数', html)


def test_tables_numbers_and_footing_are_there_as_text(written):
    html = written[1][0].read_text(encoding="utf-8")
    assert "表1-1 各市经费" in html
    assert "500.5" in html
    assert "虚构的数据" in html
    assert "小报告：进展[R]" in html
    assert "由100.00升至115.52" in html
    english = written[1][1].read_text(encoding="utf-8")
    assert '<html lang="en">' in english
    assert "Small report: Progress" in english


def test_two_runs_write_the_same_bytes(written):
    from reportgen.project import Project

    root, files = written
    before = [file.read_bytes() for file in files]
    _, again = write_articles(Project(root), "progress", use_cache=False, progress=silent)
    assert [file.read_bytes() for file in again] == before


def test_a_chapter_that_is_not_there_is_told_with_the_nearest_name(tmp_path):
    project = write_project(tmp_path, {})
    with pytest.raises(ContentError, match="progress"):
        write_articles(project, "progres", progress=silent)
    assert not (tmp_path / "build/articles").exists()


def test_with_errors_nothing_is_written(tmp_path):
    project = write_project(tmp_path, {
        "content/narrative/zh/progress.md": FILES["narrative/zh/progress.md"] + "\n{{ nope }}\n"})  # fmt: skip
    outcome, files = write_articles(project, "progress", progress=silent)
    assert outcome.findings
    assert files == ()
    assert not (tmp_path / "build/articles").exists()


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ('<p class="x" id="y">a <a href="z">b</a></p>', "a b</p>"),
        (('<p><span class="defined"><a class="term" href="t">研发</a>'
         '<span class="tip" role="tooltip" id="tip-1">定义</span></span>。</p>'), "研发。</p>"),
        ('<ul><li onclick="x">a</li></ul>', ">a</li></ul>"),
    ],
)  # fmt: skip
def test_what_editors_drop_is_gone_and_the_text_stays(html, plain):
    done = plain_article(html)
    assert done.endswith(plain)
    assert not re.search(r"class=|id=|onclick|href|定义", done)


def test_the_command_line_says_which_files_and_refuses_a_wrong_name(tmp_path):
    from click.testing import CliRunner

    from reportgen.cli import commands

    write_project(tmp_path, {})
    done = CliRunner().invoke(commands, ["build", "-C", str(tmp_path), "--article", "progress"])
    assert done.exit_code == 0
    assert "progress.en.html" in done.output
    wrong = CliRunner().invoke(commands, ["build", "-C", str(tmp_path), "--article", "flow"])
    assert isinstance(wrong.exception, ContentError)
    assert wrong.exception.exit_code == 2
