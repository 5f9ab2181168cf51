"""What the SVG holds: marks, tooltips, classes, real text, and always the same bytes."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from reportgen.charts import Chart, draw_chart
from reportgen.charts.palette import CLASS_OF
from reportgen.charts.svg import Caption, web_svg
from tests.charts.conftest import every_kind, index_scene

if TYPE_CHECKING:
    from reportgen.charts.scene import Scene

SVG = "{http://www.w3.org/2000/svg}"
NAMES = sorted(every_kind("zh"))


def drawn(asked: Scene) -> Chart:
    chart, findings = draw_chart(
        asked.id, asked.figure, asked.grid, config=asked.config, language=asked.language
    )
    assert findings == ()
    assert chart is not None
    return chart


@pytest.fixture(scope="module")
def charts() -> dict[str, Chart]:
    return {name: drawn(asked) for name, asked in every_kind("zh").items()}


@pytest.mark.parametrize("name", NAMES)
def test_the_nth_mark_is_the_nth_row_of_the_frame(charts: dict[str, Chart], name: str) -> None:
    from reportgen.charts.studio import prepare

    frame = prepare(every_kind("zh")[name])
    for picture in (charts[name].svg, charts[name].svg_narrow):
        marks = [e for e in ET.fromstring(picture).iter() if "mark" in e.get("class", "").split()]
        assert [mark[0].text for mark in marks] == list(frame["tip"])
    assert charts[name].marks == len(frame)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_a_strict_policy_forbids_is_in_the_picture(
    charts: dict[str, Chart], name: str
) -> None:
    for picture in (charts[name].svg, charts[name].svg_narrow):
        assert "style" not in picture
        for forbidden in ("<script", "<metadata", "onclick", "http://www.w3.org/1999/xlink"):
            assert forbidden not in picture


@pytest.mark.parametrize("name", NAMES)
def test_every_colour_has_the_class_that_switches_it(charts: dict[str, Chart], name: str) -> None:
    for picture in (charts[name].svg, charts[name].svg_narrow):
        for element in ET.fromstring(picture).iter():
            for kind in ("fill", "stroke"):
                value = element.get(kind, "none")
                if value != "none":
                    assert CLASS_OF[kind, value] in element.get("class", "").split()


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_small(charts: dict[str, Chart], name: str) -> None:
    for picture in (charts[name].svg, charts[name].svg_narrow):
        assert len(gzip.compress(picture.encode())) <= 12 * 1024


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_to_chart_and_width(charts: dict[str, Chart], name: str) -> None:
    wide, narrow = charts[name].svg, charts[name].svg_narrow
    ids = [re.findall(r'\bid="([^"]+)"', picture) for picture in (wide, narrow)]
    assert ids == [
        ["fig-wide", "fig-wide-title", "fig-wide-desc"],
        ["fig-narrow", "fig-narrow-title", "fig-narrow-desc"],
    ]


def test_the_picture_names_and_describes_itself() -> None:
    chart = drawn(index_scene())
    root = ET.fromstring(chart.svg)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "fig-wide-title fig-wide-desc"
    assert root.findtext(f"{SVG}title") == "总指数及其增长（2011—2023年）"
    assert root.findtext(f"{SVG}desc") == chart.description
    assert root.get("viewBox", "").startswith("0 0 720 ")
    assert ET.fromstring(chart.svg_narrow).get("viewBox", "").startswith("0 0 380 ")


def test_title_values_units_notes_and_source_are_text_in_the_picture() -> None:
    texts = [e.text for e in ET.fromstring(drawn(index_scene()).svg).iter(f"{SVG}text")]
    for expected in (
        "总指数及其增长（2011—2023年）", "总指数（2011年=100）", "增长（%）", "267.57", "15.18",
        "…：未公布", "来源：《年报》",
    ):  # fmt: skip
        assert expected in texts


def test_every_index_value_is_written_where_there_is_room() -> None:
    from tests.charts.conftest import INDEX

    texts = [e.text for e in ET.fromstring(drawn(index_scene()).svg).iter(f"{SVG}text")]
    assert set(INDEX) <= set(texts)


def test_text_a_browser_could_read_as_markup_stays_text() -> None:
    from dataclasses import replace

    from reportgen.config.models import Text

    asked = index_scene()
    asked = replace(asked, figure=asked.figure.model_copy(update={"title": Text(zh="<b>R&D$x$")}))
    chart = drawn(asked)
    assert "&lt;b&gt;R&amp;D$x$" in chart.svg
    assert ET.fromstring(chart.svg).findtext(f"{SVG}title") == "<b>R&D$x$"


def test_the_same_figure_gives_the_same_bytes() -> None:
    assert drawn(index_scene()) == drawn(index_scene())


def test_another_process_draws_the_same_bytes() -> None:
    script = (
        "import sys, tests.charts.conftest as c\n"
        "from reportgen.charts import draw_chart\n"
        "s = c.index_scene()\n"
        "chart, _ = draw_chart(s.id, s.figure, s.grid, config=s.config, language='zh')\n"
        "sys.stdout.buffer.write((chart.svg + chart.svg_narrow).encode())\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    chart = drawn(index_scene())
    assert done.stdout.decode() == chart.svg + chart.svg_narrow


def test_importing_charts_imports_neither_matplotlib_nor_pandas() -> None:
    script = "import sys, reportgen.charts; print({'matplotlib', 'pandas'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "set()"


def test_drawing_leaves_the_settings_of_matplotlib_alone() -> None:
    import matplotlib as mpl

    # Reading "backend" chooses one, so it is not compared; pyplot would have chosen it too.
    before = {key: mpl.rcParams[key] for key in mpl.rcParams if key != "backend"}
    drawn(index_scene())
    assert before == {key: mpl.rcParams[key] for key in before}
    assert "matplotlib.pyplot" not in sys.modules
    assert "mpl_font" not in sys.modules


CAPTION = Caption(id="fig", name="wide", language="en", title="T", description="D")
DRAWING = (
    f'<svg xmlns="{SVG[1:-1]}" viewBox="0 0 10 10"><metadata/><defs><style>x</style></defs>'
    '<g id="axes_1">{}</g></svg>'
)


def test_style_declarations_become_attributes_and_classes() -> None:
    path = '<g id="mark-0"><path d="M 1.23456 2 \nL 3.0 4 \nz\n" style="fill: #0f3b8c"/></g>'
    picture = web_svg(DRAWING.format(path), CAPTION, ["2023: 5"])
    assert (
        '<path class="mark f1" d="M1.23 2L3 4z" fill="#0f3b8c"><title>2023: 5</title></path>'
        in picture
    )


def test_the_font_shorthand_of_older_drawings_is_taken_apart() -> None:
    text = '<g id="t"><text style="font: 700 12px \'X\'; text-anchor: end" x="1" y="2">a</text></g>'
    picture = web_svg(DRAWING.format(text), CAPTION, [])
    assert (
        '<text x="1" y="2" font-size="12" font-weight="700" text-anchor="end">a</text>' in picture
    )


def test_clip_paths_are_named_after_the_chart() -> None:
    path = '<g id="x"><path d="M 0 0" clip-path="url(#p1)" style="fill: none"/></g>'
    assert 'clip-path="url(#fig-wide-p1)"' in web_svg(DRAWING.format(path), CAPTION, [])


def test_a_mark_that_is_not_drawn_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="marks drawn"):
        web_svg(DRAWING.format(""), CAPTION, ["2023: 5"])
