"""Corrections: their page, and a notice wherever a corrected value is shown or used."""

from __future__ import annotations

import pytest

from tests.pages.conftest import FILES, Read

VALUE = """\
corrections:
  - date: 2023-07-01
    indicator: spending
    region: 甲
    period: "2023"
    wrong: {zh: 经费多写一位, en: Spending had a digit too many}
    old: "5005"
    new: "500.5"
"""
PAGE = """\
  - date: 2023-08-01
    page: chapters/flows
    wrong: {zh: 错字, en: A misprint}
    old: {zh: 流通, en: flaws}
    new: {zh: 流动, en: flows}
"""


@pytest.fixture(scope="module")
def corrected(tmp_path_factory):
    from tests.pages.conftest import made

    root = tmp_path_factory.mktemp("corrected")
    result = made(root, **{"content/corrections.yml": VALUE + PAGE})
    assert result.findings == ()
    files = {a.path: a.make().decode("utf-8") for a in result.artifacts if "html" in a.path}
    return {path: Read(html=text) for path, text in files.items()}


def told(pages, sentence):
    """Return the pages that have a sentence at their head."""
    return {
        path
        for path, page in pages.items()
        if sentence in page.html.partition('<aside class="corrected"')[2].partition("</aside>")[0]
    }


def test_a_corrected_value_is_told_on_every_page_that_shows_or_uses_it(corrected):
    assert told(corrected, "经费多写一位") == {
        "2023/chapters/progress/index.html",  # holds the table of cities
        "2023/indicators/spending/index.html",
        "2023/regions/1/index.html",
    }
    assert told(corrected, "Spending had a digit too many") == {
        "2023/en/chapters/progress/index.html",
        "2023/en/indicators/spending/index.html",
        "2023/en/regions/1/index.html",
    }


def test_a_corrected_page_is_told_there_alone_and_in_both_languages(corrected):
    assert told(corrected, "错字") == {"2023/chapters/flows/index.html"}
    assert told(corrected, "A misprint") == {"2023/en/chapters/flows/index.html"}


def test_a_table_that_shows_the_value_says_so_below_itself(corrected):
    page = corrected["2023/chapters/progress/index.html"].html
    below = page[page.index('id="tbl-cities"') :].partition('class="below"')[2]
    assert "更正（2023-07-01）" in below
    assert 'href="../../corrections/index.html#correction-1"' in below


def test_the_page_has_the_latest_first_with_old_new_and_every_place(corrected):
    page = corrected["2023/corrections/index.html"]
    assert page.wrong == []
    assert page.ids()[-2:] == ["correction-2", "correction-1"]
    assert page.html.index("2023-08-01</time>") < page.html.index("2023-07-01</time>")
    assert "<del>5005</del>" in page.html
    assert "<ins>500.5</ins>" in page.html
    for place in ("regions/1/index.html", "chapters/progress/index.html#tbl-cities"):
        assert f'href="../{place}"' in page.html


def test_the_badge_and_the_footer_of_every_page_have_the_date_of_the_latest(corrected):
    for path, page in corrected.items():
        badge = page.html.partition('class="edition-badge">')[2].partition("</span>")[0]
        assert "2023-08-01" in badge, path
        assert "2023-08-01" in page.html[page.html.index("<footer") :], path
    assert 'href="corrections/index.html"' in corrected["2023/index.html"].html


def test_a_report_without_corrections_has_no_page_and_says_so_in_the_method(pages):
    assert not [path for path in pages if "corrections" in path]
    assert "本版没有更正。" in pages["2023/methodology/index.html"].text
    assert "corrected" not in pages["2023/index.html"].html


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        (("page: chapters/flows", "page: chapters/flow"), "site/correction-of-no-page", 10),
        (("page: chapters/flows", "page: ../../etc"), "config/not-ascii-id", 10),
        (('period: "2023"', "period: 1999"), "site/correction-of-no-value", 2),
        (("region: 甲", "region: 戊"), "name/unknown-region", 4),
        (("indicator: spending", "indicator: spendin"), "name/unknown-indicator", 3),
        (("page: chapters/flows", "figure: cities"), "ref/unknown-figure", 10),
        (("page: chapters/flows", "table: citie"), "ref/unknown-table", 10),
        (("2023-08-01", "2023-02-30"), "config/wrong-type", 9),
        (("2023-08-01", "2023-01-01"), "site/correction-before-release", 9),
        (('new: "500.5"', 'new: "505.5"'), "site/correction-disagrees", 8),
        (("{zh: 流动, en: flows}", "{zh: 流通, en: flaws}"), "site/correction-changes-nothing", 13),
        (("    page: chapters/flows\n", ""), "config/exactly-one", 9),
        (("page: chapters/flows", "page: landing\n    table: cities"), "config/exactly-one", 9),
        (("    new: {zh: 流动, en: flows}\n", ""), "config/missing-key", 9),
        (("{zh: 错字, en: A misprint}", '""'), "config/missing-key", 11),
    ],
)
def test_what_is_wrong_in_an_entry_is_told_at_its_place(site_with, change, code, line):
    text = (VALUE + PAGE).replace(*change)
    assert text != VALUE + PAGE
    _, findings = site_with(**{"content/corrections.yml": text})
    found = [(f.code, f.location.path, f.location.line) for f in findings]
    assert (code, "content/corrections.yml", line) in found


def test_one_correction_may_name_the_landing_page(site_with):
    text = (VALUE + PAGE).replace("chapters/flows", "landing")
    files, findings = site_with(**{"content/corrections.yml": text})
    assert findings == ()
    assert "错字" in files["index.html"]
    assert "错字" not in files["2023/chapters/flows/index.html"]


def test_markup_in_a_correction_is_printed_as_text(site_with):
    text = VALUE.replace("经费多写一位", "<script>alert(1)</script>")
    files, _ = site_with(**{"content/corrections.yml": text})
    assert "<script>alert" not in "".join(files.values())
    assert "&lt;script&gt;" in files["2023/corrections/index.html"]


def test_the_files_of_the_fixture_know_nothing_of_corrections():
    assert "corrections.yml" not in FILES
