"""What the SVG holds: marks, tooltips, classes, real text, and always the same bytes."""

from __future__ import annotations

import base64
import gzip
import io
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.font_manager import FontManager
from matplotlib.lines import Line2D
from PIL import Image

from reportgen.charts import Chart, draw_chart
from reportgen.charts.ink import box, rules, trace, words
from reportgen.charts.labels import Box
from reportgen.charts.palette import CLASS_OF
from reportgen.charts.png import MARGIN, png_of
from reportgen.charts.sheet import Sheet
from reportgen.charts.studio import drawings_of, prepare, shared_picture
from reportgen.charts.svg import Caption, Tip, web_svg
from reportgen.config.texts import Text
from tests.charts.conftest import INDEX, index_scene, scene
from tests.charts.gallery import NAMES, all_scenes

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.charts.scene import Scene

SVG = "{http://www.w3.org/2000/svg}"


def drawn(asked: Scene) -> Chart:
    chart, findings = draw_chart(
        asked.id, asked.figure, asked.grid, config=asked.config, language=asked.language
    )
    assert findings == ()
    assert chart is not None
    return chart


@pytest.fixture(scope="module")
def charts() -> dict[str, Chart]:
    return {name: drawn(asked) for name, asked in all_scenes("zh").items()}


@pytest.mark.parametrize("name", NAMES)
def test_the_nth_mark_is_the_nth_row_of_the_frame(charts: dict[str, Chart], name: str) -> None:
    frame = prepare(all_scenes("zh")[name])
    for picture in (charts[name].svg, charts[name].svg_narrow):
        marks = [e for e in ET.fromstring(picture).iter() if "mark" in e.get("class", "").split()]
        assert [mark[0].text for mark in marks] == [mark.tip for mark in frame.marks]
        assert [mark.get("data-k") for mark in marks] == [mark.key for mark in frame.marks]
    assert charts[name].marks == len(frame.marks)


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
        most = 12 if charts[name].marks < 150 else 25
        assert len(gzip.compress(picture.encode())) <= most * 1024


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_to_chart_and_width(charts: dict[str, Chart], name: str) -> None:
    wide, narrow = charts[name].svg, charts[name].svg_narrow
    ids = [re.findall(r'\bid="([^"]+)"', picture) for picture in (wide, narrow)]
    chart = charts[name].id
    assert ids == [
        [f"{chart}-wide", f"{chart}-wide-title", f"{chart}-wide-desc"],
        [f"{chart}-narrow", f"{chart}-narrow-title", f"{chart}-narrow-desc"],
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
    texts = [e.text for e in ET.fromstring(drawn(index_scene()).svg).iter(f"{SVG}text")]
    assert set(INDEX) <= set(texts)


def test_text_a_browser_could_read_as_markup_stays_text() -> None:
    asked = index_scene()
    asked = replace(asked, figure=asked.figure.model_copy(update={"title": Text(zh="<b>R&D$x$")}))
    chart = drawn(asked)
    assert "&lt;b&gt;R&amp;D$x$" in chart.svg
    assert ET.fromstring(chart.svg).findtext(f"{SVG}title") == "<b>R&D$x$"


def test_the_same_figure_gives_the_same_bytes() -> None:
    assert drawn(index_scene()) == drawn(index_scene())


def test_charts_drawn_at_the_same_time_have_the_same_bytes(charts: dict[str, Chart]) -> None:
    with ThreadPoolExecutor(max_workers=4) as pool:
        again = pool.map(drawn, (all_scenes("zh")[name] for name in NAMES))
        assert dict(zip(NAMES, again, strict=True)) == charts


def test_two_processes_at_the_same_time_draw_the_same_bytes() -> None:
    script = (
        "import sys, tests.charts.conftest as c\n"
        "from reportgen.charts import draw_chart\n"
        "s = c.index_scene()\n"
        "chart, _ = draw_chart(s.id, s.figure, s.grid, config=s.config, language='zh')\n"
        "sys.stdout.buffer.write((chart.svg + chart.svg_narrow).encode())\n"
    )
    command = [sys.executable, "-c", script]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
    chart = drawn(index_scene())
    for process in running:
        told, _ = process.communicate()
        assert process.returncode == 0
        assert told.decode() == chart.svg + chart.svg_narrow


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


def written(*tips: Tip, draw: Callable[[Sheet], None]) -> str:
    """Return the elements of a drawing of 100 by 50 units, without the root."""
    figure, sheet = Figure(figsize=(100 / 72, 50 / 72), dpi=72), Sheet()
    figure.patch.set_visible(False)
    figure.add_artist(sheet)
    draw(sheet)
    return web_svg(figure, CAPTION, tips).partition("</desc>")[2].removesuffix("</svg>")


def test_a_bar_is_a_path_with_attributes_and_a_class_in_a_mark_with_its_title() -> None:
    picture = written(
        Tip(text="2023: 5 < 6", key="A1"),
        draw=lambda sheet: box(sheet, Box(1, 2.256, 3, 40), fill="1", row=0),
    )
    assert picture == (
        '<g class="mark" data-k="A1"><title>2023: 5 &lt; 6</title>'
        '<path class="f1" fill="#0f3b8c" d="M1 2.26h2v37.74h-2z"/></g>'
    )


def test_text_is_anchored_where_it_was_aligned() -> None:
    picture = written(
        draw=lambda sheet: words(sheet, 50, 20, "R&D", 12, align="center", bold=True, halo=True)
    )
    assert picture == (
        '<text class="c-fg halo" fill="#1b2430" x="50" y="20" font-size="12" font-weight="700"'
        ' text-anchor="middle">R&amp;D</text>'
    )


def test_what_belongs_to_a_region_carries_its_key() -> None:
    picture = written(
        draw=lambda sheet: trace(sheet, [(0, 0), (10, 5)], ink="2", key="A1", dashes=(4, 3))
    )
    assert picture == (
        '<path data-k="A1" class="s2" fill="none" stroke="#bb461e" stroke-width="2.25"'
        ' stroke-dasharray="4 3" stroke-linecap="round" d="M0 0L10 5"/>'
    )


def test_an_artist_of_matplotlib_can_be_drawn_beside_ours() -> None:
    """Whatever matplotlib draws through a renderer becomes paths with attributes."""

    def draw(sheet: Sheet) -> None:
        sheet.get_figure(root=True).add_artist(Line2D([0, 1], [0, 1], color="#0f3b8c", linewidth=2))

    assert 'class="s1"' in written(draw=draw)
    assert 'd="M0 50L100 0"' in written(draw=draw)


def test_a_mark_that_is_not_drawn_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="marks drawn"):
        written(Tip(text="2023: 5"), draw=lambda _sheet: None)


def shared(asked: Scene) -> bytes:
    return base64.b64decode(shared_picture(drawings_of(asked, prepare(asked))[0]))


def test_a_picture_for_sharing_is_a_png_of_twice_the_size_and_always_the_same() -> None:
    asked = index_scene()
    first, second = (shared(asked) for _ in range(2))
    assert first == second
    assert first.startswith(b"\x89PNG")
    assert int.from_bytes(first[16:20]) == 2 * (720 + 2 * MARGIN)
    for told in (b"matplotlib", b"Software", b"Date"):
        assert told not in first


def test_a_picture_for_sharing_stands_on_paper_and_its_lines_grow_with_it() -> None:
    sheet = Sheet()
    rules(sheet, [((0, 36), (72, 36))], ink="fg", width=2)
    picture = np.asarray(Image.open(io.BytesIO(png_of(sheet, 72, 72))))
    assert (picture[..., 3] == 255).all()
    dark = picture[..., 0] < 128
    assert dark[:, 112].sum() == 2 * 2
    assert dark[112].nonzero()[0][[0, -1]].tolist() == [2 * MARGIN, 2 * (MARGIN + 72) - 1]


def test_only_the_font_of_the_project_is_ever_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """System fonts cannot slip in: matplotlib never compares the fonts of the system."""

    def refuse(*_arguments: object, **_named: object) -> None:
        raise AssertionError("a font was searched for")

    asked = index_scene()
    monkeypatch.setattr(FontManager, "score_family", refuse)
    assert shared(asked)
    assert drawn(asked).svg


@pytest.mark.parametrize("kind", ["lines", "grouped_bars", "ranked_bars"])
def test_more_than_150_marks_stay_below_25_kilobytes(kind: str) -> None:
    rows = [str(year) for year in range(1970, 2024)]
    columns = {name: [f"{100 + 7 * i % 50}.{i % 10}" for i in range(54)] for name in "甲乙丙"}
    chart = drawn(scene(kind, columns, rows=rows))
    for picture in (chart.svg, chart.svg_narrow):
        assert len(gzip.compress(picture.encode())) <= 25 * 1024
