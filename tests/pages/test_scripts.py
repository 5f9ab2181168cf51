"""Scripts of the design: linked where every page finds them, ours before the project's own."""

from __future__ import annotations

from reportgen.publish.artifacts import Artifact
from tests.conftest import ROOT

CHAPTER = "2023/chapters/progress/index.html"


def test_every_page_with_a_chart_finds_the_script_and_waits_for_none(pages):
    for path, script in {
        "index.html": "2023/assets/charts.js",
        CHAPTER: "../../assets/charts.js",
        "2023/en/chapters/progress/index.html": "../../../assets/charts.js",
    }.items():
        ours = [one for one in pages[path].all("script") if "src" in one]
        assert ours[-1] == {"src": script, "defer": ""}
        assert ours == [{**one, "defer": ""} for one in ours]


def test_the_script_is_copied_as_it_is(small_site):
    assert small_site["2023/assets/charts.js"] == (ROOT / "templates/assets/charts.js").read_bytes()


def test_the_projects_own_script_runs_after_ours(site_with):
    files, findings = site_with(**{"templates/assets/app.js": "'use strict';\n"})
    assert findings == ()
    page = files[CHAPTER]
    assert 0 < page.index("assets/charts.js") < page.index("assets/app.js")


def test_a_script_of_the_same_name_replaces_ours(tmp_path):
    from tests.pages.conftest import made

    own = "/* 不用提示框 */\n"
    result = made(tmp_path / "project", **{"templates/assets/charts.js": own})
    scripts = {a.path: a.make() for a in result.artifacts if a.path.endswith(".js")}
    assert set(scripts) == {"2023/assets/charts.js", "2023/assets/page.js"}
    assert scripts["2023/assets/charts.js"] == own.encode()


def test_a_script_is_served_as_one():
    script = Artifact(path="2023/assets/charts.js", make=bytes)
    assert script.media_type == "text/javascript"
