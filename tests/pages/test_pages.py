"""Every page: readable by machines, linked, and with nothing a strict content policy refuses."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urlsplit

import pytest

from tests.pages.conftest import FILES, Read


def test_every_page_closes_its_tags_in_order_and_repeats_no_id(pages):
    for path, page in pages.items():
        assert page.wrong == [], path
        assert len(page.ids()) == len(set(page.ids())), path


def test_every_page_has_one_h1_a_title_a_description_and_its_language(pages):
    for path, page in pages.items():
        assert len(page.all("h1")) == 1, path
        assert page.all("html") == [{"lang": "en" if "/en/" in path else "zh-CN"}], path
        described = [m for m in page.all("meta") if m.get("name") == "description"]
        assert len(described) == 1
        assert described[0]["content"], path
        assert re.search(r"<title>\S.*</title>", page.html), path


def test_every_page_begins_with_a_skip_link_to_its_main_part(pages):
    for path, page in pages.items():
        assert page.all("a")[0]["href"] == "#main", path
        assert page.all("main") == [{"id": "main", "tabindex": "-1"}], path


def test_the_notice_stands_at_the_top_and_in_the_footer_of_every_page(pages):
    for path, page in pages.items():
        notice = "Invented data" if "/en/" in path else "虚构的数据"
        head, _, foot = page.html.partition("<main")
        assert notice in head, path
        assert notice in foot[foot.index("<footer") :], path


def test_no_page_has_style_script_or_handlers_in_it(pages):
    for path, page in pages.items():
        assert not page.all("style"), path
        scripts = [s for s in page.all("script") if s != {"type": "application/ld+json"}]
        assert all(set(script) == {"src", "defer"} for script in scripts), path
        assert page.html.count("></script>") == len(scripts), path
        for tag, attributes in page.seen:
            assert not [n for n in attributes if n == "style" or n.startswith("on")], (path, tag)


def test_every_link_is_relative_and_leads_to_a_file_and_an_id_that_exist(small_site, pages):
    for path, page in pages.items():
        for _, attributes in page.seen:
            for name in ("href", "src"):
                target = urlsplit(attributes.get(name, "#main"))
                if target.scheme:
                    assert target.geturl() == "https://example.org/a?b=1&c=2"
                    continue
                here = posixpath.join(posixpath.dirname(path), unquote(target.path))
                file = posixpath.normpath(here) if target.path else path
                assert file in small_site, (path, target.geturl())
                assert not target.path or posixpath.basename(target.path), (path, target.geturl())
                if target.fragment:
                    assert unquote(target.fragment) in pages[file].ids(), (path, target.geturl())


def test_the_root_page_repeats_the_landing_page_with_links_of_its_own(small_site, pages):
    root, landing = pages["index.html"], pages["2023/index.html"]
    assert root.text == landing.text
    assert {"href": "2023/assets/tokens.css", "rel": "stylesheet"} in root.all("link")
    assert 'href="2023/data/index.html"' in root.html
    assert "canonical" not in root.html
    assert "canonical" not in landing.html


def test_with_a_site_url_pages_say_their_canonical_address(site_with):
    report = FILES["report.yml"] + "site_url: https://example.org/r\n"
    files, _ = site_with(**{"content/report.yml": report})
    wanted = '<link rel="canonical" href="https://example.org/r/2023/">'
    assert wanted in files["index.html"]
    assert wanted in files["2023/index.html"]
    assert 'href="https://example.org/r/2023/"' in files["404.html"]


def other_language(html: str) -> str:
    return next(a["href"] for a in Read(html=html).all("a") if a.get("hreflang"))


def test_the_language_switch_leads_to_the_same_page(pages):
    chapter = pages["2023/chapters/progress/index.html"].html
    assert other_language(chapter) == "../../en/chapters/progress/index.html"
    assert other_language(pages["2023/en/regions/index.html"].html) == "../../regions/index.html"
    assert other_language(pages["index.html"].html) == "2023/en/index.html"


def test_what_the_report_does_not_have_has_no_page_and_no_menu_entry(site_with):
    empty = {f"content/{n}": "terms: {}\n" if "gloss" in n else FILES[n] for n in FILES}
    empty["content/narrative/zh/progress.md"] = FILES["narrative/zh/progress.md"].replace(
        "{@term:rd}", "研发"
    )
    empty["content/indicators.yml"] = FILES["indicators.yml"].replace(", parent: index", "")
    files, _ = site_with(**empty)
    assert not [path for path in files if "glossary" in path or "framework" in path]
    assert "术语" not in files["2023/data/index.html"]
    assert "指标体系" not in files["2023/data/index.html"]


def test_a_region_with_fewer_than_three_observations_is_listed_without_a_page(small_site, pages):
    assert "2023/regions/1/index.html" in small_site
    assert "2023/regions/4/index.html" not in small_site
    listed = pages["2023/regions/index.html"]
    assert "丁" in listed.text
    assert "4/index.html" not in listed.html


def test_an_indicator_without_an_observation_has_no_page(small_site, pages):
    assert "2023/indicators/unused/index.html" not in small_site
    assert "没有数值" not in pages["2023/indicators/index.html"].text


def test_every_number_entry_leads_to_the_row_and_the_line_of_its_cells(small_site, pages):
    page = pages["2023/chapters/progress/index.html"]
    bound = [a for a in page.all("a") if a.get("class") == "num"]
    assert [a["href"] for a in bound] == [f"#n{n}" for n in range(1, len(bound) + 1)]
    assert {a["id"] for a in bound} <= set(page.ids())
    entry = re.search(r'id="n2".*?</li>\s*</ul>', page.html, re.DOTALL)[0]
    assert "100.00" in entry
    assert "../../indicators/index/index.html#v-d-2021-s-2023" in entry
    line = int(re.search(r"CSV第(\d+)行", entry)[1])
    csv = small_site["2023/data/indicators/index.csv"].decode("utf-8-sig").splitlines()
    assert ",2021,year,2021-01-01,2021-12-31,100.00," in csv[line - 1]


def test_the_profile_says_which_tier_is_computed_and_which_the_publisher_assigned(pages):
    text = " ".join(pages["2023/regions/1/index.html"].text.split())
    assert "第一梯队 按规则算出" in text.replace("第一梯队按", "第一梯队 按")
    assert "热区 发布方认定" in text.replace("热区发", "热区 发")
    assert "报道说甲在热区" in text
    assert "高出100.5亿元" in text  # 500.5 - 400
    assert "流出" in text
    assert "流入" in text


def test_values_of_an_older_edition_stand_on_the_page_of_their_indicator(pages):
    page = pages["2023/indicators/index/index.html"]
    assert "v-d-2022-s-2022" in page.ids()
    assert "104.00" in page.text


def test_a_missing_value_is_an_ellipsis_with_its_reason(pages):
    page = pages["2023/chapters/progress/index.html"]
    missing = [a for a in page.all("span") if a.get("class") == "missing"]
    assert missing
    # Spending is marked as missing; the rank of a region without a value does not exist.
    assert [a["title"] for a in missing] == ["未公布", "无数据"]
    assert "… 未公布或无数据" in page.text


@pytest.mark.parametrize("path", ["2023/chapters/progress/index.html"])
def test_a_table_names_its_number_title_source_and_download(pages, path):
    page = pages[path]
    assert "tbl-cities" in page.ids()
    assert "表1-1" in page.text
    assert "各市经费" in page.text
    assert "统计局《年鉴》" in page.text
    assert "../../data/tables/cities.csv" in page.html


def test_chapters_lead_to_the_next_and_the_previous_one(pages):
    rels = {a["rel"]: a["href"] for a in pages["2023/chapters/progress/index.html"].all("a")
            if a.get("rel") in {"next", "prev"}}  # fmt: skip
    assert rels == {"next": "../flows/index.html"}
