"""What the description of each kind of chart says of small grids."""

from __future__ import annotations

from decimal import Decimal

from reportgen.charts.describe import description_of
from reportgen.facts.model import Fact
from tests.charts.conftest import YEARS, scene
from tests.charts.described import selecting, told


def test_few_rows_in_two_periods_are_told_as_changes() -> None:
    asked = scene("grouped_bars", {"2018年": ["2", "5"], "2023年": ["3", "4"]}, rows=list("12"))
    text = description_of(selecting(asked, period=["2018", "2023"]))
    assert "2018年至2023年，甲由2升至3；乙由5降至4。" in text


def test_bars_and_points_of_regions_are_told_by_size_and_not_as_a_course() -> None:
    asked = scene("bars_line", {"额": ["9", "7", "5"], "增速": ["1", "2", "3"]}, rows=list("123"),
                  lines=["增速"])  # fmt: skip
    text = description_of(asked)
    assert "甲最高（9）" in text
    assert "丙丙丙最高（3）" in text
    assert not any(word in text for word in ("升至", "降至", "逐"))


def test_a_radar_tells_which_series_is_the_larger() -> None:
    series = {"前": ["9", "7", "5"], "后": ["18", "10", "6"]}
    text = told("radar", series, rows=["资源", "合作", "成果"])
    assert "前：资源最高（9），成果最低（5）。" in text
    assert text.endswith("后在全部3项上均最高。")
    series["后"][2] = "4"
    text = told("radar", series, rows=["资源", "合作", "成果"])
    assert "3项中，后有2项最高，前有1项" in text


def test_a_slope_chart_tells_rises_falls_and_who_changed_places() -> None:
    cells = {"2018年": ["90", "70", "50", "10"], "2023年": ["80", "99", "60", "10"]}
    asked = scene("slope", cells, rows=list("1234"))
    text = description_of(selecting(asked, period=["2018", "2023"]))
    assert "2018年至2023年，4个城市中2个上升、1个下降、1个持平。" in text
    assert "上升最多的是乙（由70到99），下降最多的是甲（由90到80）。乙超过甲。" in text


def test_ranks_rise_towards_the_first_place() -> None:
    place = {"measure": "rank", "unit": "rank", "decimals": 0}
    cells = [
        [Fact(id="r", value=Decimal(n), low=Decimal(n), high=Decimal(n), **place) for n in column]
        for column in ((2, 1), (1, 2))
    ]
    text = told("slope", {"2018年": cells[0], "2023年": cells[1]}, rows=list("12"))
    assert "上升最多的是甲（由第2位到第1位）" in text
    assert "甲超过乙" in text


def test_a_dumbbell_tells_the_widest_and_narrowest_gap() -> None:
    text = told("dumbbell", {"男": ["90", "70", "50"], "女": ["30", "90", "60"]}, rows=list("123"))
    assert text == (
        "3个城市中，女高于男的有2个，低于的有1个。差距最大的是甲（90与30），最小的是丙丙丙（50与60）。"
    )


def test_stacked_shares_tell_the_largest_part_and_how_parts_moved() -> None:
    parts = {"A": ["40", "30"], "B": ["35", "45"], "C": ["25", "25"]}
    text = told("stacked_share", parts, rows=YEARS[:2], units=dict.fromkeys("ABC", "%"))
    assert text == (
        "2011年占比最大的是A（40%），2012年为B（45%）。"
        "上升最多的是B（由35%到45%），下降最多的是A（由40%到30%）。"
    )


def test_a_matrix_tells_its_extreme_cells_and_leaves_the_diagonal_alone() -> None:
    cells = {"甲": ["…", "35", "30"], "乙": ["36", "…", "45"], "丙丙丙": ["25", "…", "…"]}
    asked = selecting(scene("heat_map", cells, rows=list("123")), destination=["1", "2", "3"])
    text = description_of(asked)
    assert "丙丙丙至乙最高（45），甲至丙丙丙最低（25）。乙至丙丙丙未公布。" in text


def test_flows_are_told_by_total_and_by_where_most_comes_from_and_goes() -> None:
    cells = {"甲": ["…", "35", "30"], "乙": ["35", "…", "45"], "丙丙丙": ["25", "20", "…"]}
    asked = selecting(scene("sankey", cells, rows=list("123")), destination=["1", "2", "3"])
    assert (
        "流量合计190；最大的是丙丙丙至乙（45）；流出最多的是丙丙丙（75）；流入最多的是乙（80）。"
    ) in description_of(asked)


def test_a_missing_flow_leaves_open_where_most_comes_from() -> None:
    cells = {"乙": ["35", "…"], "丁": ["25", "20"]}
    asked = selecting(scene("sankey", cells, rows=list("13")), destination=["2", "4"])
    text = description_of(asked)
    assert "有数据的流量合计80" in text
    assert "流出最多" not in text
    assert "流入最多" not in text
    assert "丙丙丙至乙未公布" in text


def test_points_are_counted_by_zone_and_bounds_left_open() -> None:
    cells = {"投入": ["1", "2", ">3", "9"], "产出": ["4", "6", "5", "11"]}
    zone = {"name": {"zh": "双高区", "en": "High"}, "x": [2, None], "y": [5, None]}
    upper = {"name": {"zh": "顶区", "en": "Top"}, "x": [5, None], "y": [5, 6]}
    text = told("scatter", cells, rows=list("1234"), zones=[zone, upper])
    assert text.startswith("共4个城市，横轴为投入，纵轴为产出。")
    assert "位于双高区的有3个，位于顶区的有0个，不在任何分区的有1个。" in text
    text = told("scatter", cells, rows=list("1234"), zones=[upper])
    assert "不在任何分区的有3个，所在分区不能判定的有1个" in text


def test_many_small_multiples_are_told_together() -> None:
    cells = {name: [f"{n}0", f"{2 * n}0"] for n, name in enumerate("ABCDEFG", start=1)}
    cells["A"] = ["…", "10"]
    cells["G"] = ["70", "50"]
    text = told("small_multiples", cells, rows=YEARS[:2])
    assert text == (
        "2011年至2012年，6条线中5条上升、1条下降。"
        "上升最多的是F（由60到120），下降最多的是G（由70到50）。"
        "2012年：F最高（120），A最低（10）。A部分时期无数据。"
    )


def test_a_waterfall_tells_what_its_contributions_do_not_explain() -> None:
    rows = ["2018", "研发", "人才", "2023"]
    text = told("waterfall", {"值": ["100", "20", "-5", "130"]}, rows=rows)
    assert text == (
        "2018年为100，2023年为130；增加最多的是研发（20），减少最多的是人才（−5）；"
        "另有15未由各项解释。"
    )
    assert "解释" not in told("waterfall", {"值": ["100", "20", "-5", "116"]}, rows=rows)


def test_overlapping_intervals_cannot_be_ranked() -> None:
    ends = {"低": ["1", "2", "8"], "高": ["6", "7", "9"]}
    text = told("interval", ends, rows=list("123"))
    assert "最窄的是丙丙丙（8至9）" in text
    assert "居首的丙丙丙与其后的乙区间不重叠" in text
    ends["低"][2] = "7"
    assert "区间重叠，先后不能判定" in told("interval", ends, rows=list("123"))
