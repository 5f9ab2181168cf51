"""Every mistake in content/*.yml and regions.csv is named at its place, all in one run."""

from __future__ import annotations

import json

import pytest

from reportgen.config.load import load_config
from reportgen.config.schema import schema_text, schemas
from reportgen.config.yaml_reader import read_yaml
from reportgen.errors import ContentError
from tests.conftest import INDICATORS, REGIONS, REPORT


def findings_of(root):
    return load_config(root / "content")[1]


def only(root, code):
    found = [f for f in findings_of(root) if f.code == code]
    assert len(found) == 1, [f.code for f in findings_of(root)]
    return found[0]


def test_a_sound_project_has_no_findings(make_project):
    config, findings = load_config(make_project() / "content")
    assert findings == ()
    assert config.indicators["spending"].unit == "亿元"
    assert config.regions["1"].tile == (0, 0)


def test_an_unknown_key_is_named_with_its_line_column_and_the_key_meant(make_project):
    text = REPORT.replace("chapters:", "chaptres:")
    found = only(make_project(**{"content/report.yml": text}),
                 "config/unknown-key")  # fmt: skip
    assert (found.location.path, found.location.line, found.location.column) == (
        "content/report.yml", 8, 1,
    )  # fmt: skip
    assert found.values["suggestion"].startswith("chapters")


def test_an_unknown_key_in_a_nested_place_is_compared_with_the_keys_of_that_place(make_project):
    text = INDICATORS.replace("because:", "becuase:")
    found = only(make_project(**{"content/indicators.yml": text}), "config/unknown-key")
    assert found.location.line == 10
    assert found.values["suggestion"] == "because"


def test_a_missing_key_is_named_where_it_should_stand(make_project):
    text = REPORT.replace("edition: S 2023\n", "")
    found = only(make_project(**{"content/report.yml": text}), "config/missing-key")
    assert found.values["key"] == "edition"


def test_a_duplicate_key_is_found_although_yaml_allows_it(make_project):
    text = REPORT + "id: other\n"
    found = only(make_project(**{"content/report.yml": text}), "config/duplicate-key")
    assert (found.location.line, found.values["first"]) == (9, "2")


@pytest.mark.parametrize("broken", ["a: [1", "a: 'x", "\ta: 1", "a: b: c", "a: 1\n b: 2"])
def test_yaml_that_cannot_be_read_is_a_finding_with_a_line(make_project, broken):
    found = only(make_project(**{"content/sources.yml": "sources:\n  x: {title: y}\n" + broken}),
                 "config/yaml")  # fmt: skip
    assert found.location.line >= 2


def test_aliases_that_grow_without_bound_are_refused():
    text = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}, *{chr(97 + n)}]\n"
        for n in range(20)
    )
    _, _, findings = read_yaml(text, "x.yml")
    assert {f.code for f in findings} == {"config/too-deep"}


def test_an_alias_to_itself_is_refused():
    assert read_yaml("a: &a\n  b: *a\n", "x.yml")[2][0].code == "config/too-deep"


def test_ten_thousand_brackets_are_refused_and_not_a_crash():
    assert read_yaml("[" * 10_000, "x.yml")[2] != ()


def test_a_region_code_and_a_year_stay_the_text_that_was_written():
    value, _, _ = read_yaml("a: 0310\nb: 2024-06-07\nc: no\nd: 1e5\ne: 1_000", "x.yml")
    assert value == {"a": "0310", "b": "2024-06-07", "c": "no", "d": "1e5", "e": "1_000"}


def test_a_period_nobody_can_read_is_named(make_project):
    text = REPORT.replace('period: "2023"', 'period: "二〇二三"')
    found = only(make_project(**{"content/report.yml": text}), "config/period")
    assert found.values["value"] == "二〇二三"


def test_a_wrong_word_names_the_words_allowed(make_project):
    text = INDICATORS.replace("kind: index", "kind: indexx")
    found = only(make_project(**{"content/indicators.yml": text}), "config/not-one-of")
    assert found.values["allowed"] == "index, level, share, rank, stock, addition"
    assert found.location.line == 5


@pytest.mark.parametrize(
    ("line", "key", "form"),
    [
        ("png: big", "png", "true / false"),
        ("sort: descending", "sort", "{…: …}"),
        ("zones: [{name: a, x: 5}]", "x", "[…, …]"),
        ("zones: [{name: a, x: [5]}]", "x", "[…, …]"),
        ("sort: {column: 0}", "column", "≥ 1"),
    ],
)
def test_a_value_of_the_wrong_type_is_told_its_form(make_project, line, key, form):
    text = (
        "figures:\n  f:\n    title: 图\n    kind: scatter\n    rows: {periods: [2023]}\n"
        f"    columns: [{{}}, {{}}]\n    {line}\n"
    )
    found = only(make_project(**{"content/figures.yml": text}), "config/wrong-type")
    assert (found.values["key"], found.values["wanted"]) == (key, form)


def test_a_circular_framework_names_the_circle_once(make_project):
    text = (
        "indicators:\n"
        + "".join(f"  {a}: {{name: {a}, parent: {b}}}\n" for a, b in ("xy", "yz", "zx"))
        + "  index: {name: i}\n"
    )
    found = only(make_project(**{"content/indicators.yml": text}), "config/circular-framework")
    assert found.values["chain"] == "x → y → z → x"


def test_weights_that_do_not_sum_to_one_are_named_with_their_sum(make_project):
    text = ("indicators:\n  index: {name: i}\n"
            "  a: {name: a, parent: index, weight: 0.5}\n"
            "  b: {name: b, parent: index, weight: 0.4}\n")  # fmt: skip
    found = only(make_project(**{"content/indicators.yml": text}), "config/weights-do-not-sum")
    assert found.values["sum"] == "0.9"


def test_weights_given_for_some_children_only_are_named(make_project):
    text = ("indicators:\n  index: {name: i}\n"
            "  a: {name: a, parent: index, weight: 1}\n  b: {name: b, parent: index}\n")  # fmt: skip
    found = only(make_project(**{"content/indicators.yml": text}), "config/weight-missing")
    assert found.values["missing"] == "b"


def test_an_unknown_default_is_named_with_a_suggestion(make_project):
    text = REPORT.replace("indicator: index", "indicator: indx")
    found = only(make_project(**{"content/report.yml": text}), "name/unknown-indicator")
    assert found.location.line == 7
    assert found.values["suggestion"].startswith("index")


def test_an_ambiguous_alias_names_its_candidates(make_project):
    regions = REGIONS.replace("甲市", "Suzhou").replace("乙市", "Suzhou")
    report = REPORT.replace('region: "1"', "region: Suzhou")
    root = make_project(**{"content/regions.csv": regions, "content/report.yml": report})
    assert only(root, "name/ambiguous").values["candidates"] == "1, 2"


def test_a_duplicate_region_and_a_taken_tile_are_named(make_project):
    root = make_project(
        **{"content/regions.csv": REGIONS + "3,丙,G,,,city,,5,5\n4,丁,D,,,city,,0,0\n"}
    )
    assert only(root, "config/duplicate-id").location.line == 5
    assert only(root, "config/tile-taken").values == {"region": "4", "other": "1"}


def test_a_regions_file_without_its_columns_is_named(make_project):
    root = make_project(**{"content/regions.csv": "code,name\n1,甲\n"})
    codes = [f.code for f in findings_of(root)]
    assert codes.count("config/missing-column") == 2


def test_a_file_in_another_encoding_names_the_line(make_project):
    root = make_project(
        **{"content/sources.yml": "sources:\n  a: {title: 年鉴}\n".encode("gb18030")}
    )
    assert only(root, "config/encoding").location.line == 2


def test_a_newer_schema_is_refused_instead_of_half_understood(make_project):
    text = REPORT.replace("schema_version: 1", "schema_version: 7")
    assert only(make_project(**{"content/report.yml": text}), "config/newer-schema")


def test_figures_that_name_what_is_not_there_are_found_before_anything_is_drawn(make_project):
    figures = """\
figures:
  one:
    title: 图
    kind: lines
    rows: {periods: 2021-2023}
    columns: [{indicator: indexx}, {indicator: index, region: 丁}]
    sort: {column: 5}
  two: {title: 图, kind: pie, rows: {periods: 2021}, columns: [{}]}
  three: {title: 图, kind: lines, rows: {}, columns: [{}]}
"""
    root = make_project(**{"content/figures.yml": figures})
    codes = sorted(f.code for f in findings_of(root))
    assert codes == ["config/exactly-one", "config/no-such-column", "config/not-one-of",
                     "name/unknown-indicator", "name/unknown-region"]  # fmt: skip


def test_an_unknown_tier_a_publisher_assigned_is_named(make_project):
    tiers = """\
tiers:
  zone:
    title: 区
    rule: assigned
    indicator: index
    period: 2023
    source: book
    tiers: [{id: burst, name: 技术迸发区}]
    members: [{region: 甲, tier: brust, evidence: 报道}]
"""
    found = only(make_project(**{"content/tiers.yml": tiers}), "config/unknown-tier")
    assert (found.location.line, found.values["known"]) == (9, "burst")


def test_every_file_has_a_schema_in_which_every_key_is_explained():
    assert set(schemas()) == {"report", "indicators", "sources", "editions", "tiers", "glossary",
                              "figures", "tables", "regions", "revisions", "corrections", "notes"}  # fmt: skip
    report = json.loads(schema_text("report.yml"))
    silent = {"title", "subtitle", "notice", "publisher", "licence", "defaults", "units", "data",
              "languages", "language"}  # fmt: skip
    for key, field in report["properties"].items():
        assert "description" in field or key in silent, key


def test_a_schema_of_a_file_there_is_none_of_is_refused():
    with pytest.raises(ContentError):
        schema_text("chapters.yml")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "www.example.org", "//example.org/x", "/x"])
def test_the_address_of_a_source_is_a_full_one_on_the_web(make_project, url):
    text = f"sources:\n  book:\n    title: 年鉴\n    url: {url}\n  paper: {{title: 日报}}\n"
    found = only(make_project(**{"content/sources.yml": text}), "config/source-url")
    assert (found.location.line, found.values["value"]) == (4, url)


def test_a_weight_below_zero_is_told_even_if_all_sum_to_one(make_project):
    text = INDICATORS + (
        "  a: {name: a, parent: index, weight: 1.5}\n  b: {name: b, parent: index, weight: -0.5}\n"
    )
    found = only(make_project(**{"content/indicators.yml": text}), "config/weight-negative")
    assert (found.location.line, found.values["weight"]) == (12, "-0.5")


@pytest.mark.parametrize("number", ["1e400", "-1e400", ".inf", ".nan"])
def test_a_zone_ends_at_a_number_that_can_be_drawn(make_project, number):
    text = f"""\
figures:
  f:
    title: 图
    kind: scatter
    rows: {{periods: [2023]}}
    columns: [{{indicator: index}}, {{indicator: index}}]
    zones: [{{name: 区, x: [{number}, null]}}]
"""
    found = only(make_project(**{"content/figures.yml": text}), "config/not-a-number")
    assert (found.location.line, found.values["key"]) == (7, "x")
