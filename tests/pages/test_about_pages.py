"""How to cite, editions, accessibility, the page for lost addresses, and files for machines."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from tests.pages.conftest import FILES, Read, made

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ADDRESS = "https://example.org/reports/"


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    """Return the files of the small report with a public address, authors and a publisher."""
    report = FILES["report.yml"] + (
        f"site_url: {ADDRESS}\npublisher: {{zh: 某院, en: An Institute}}\n"
        "authors: [{zh: 张三, en: Zhang San}, {zh: 李四, en: Li Si}]\n"
    )
    result = made(tmp_path_factory.mktemp("public"), **{"content/report.yml": report})
    assert result.findings == ()
    return {a.path: a.make().decode("utf-8") for a in result.artifacts
            if a.path.rpartition(".")[2] in {"html", "xml", "txt", "bib", "ris"}}  # fmt: skip


def test_the_whole_report_is_cited_in_four_forms_and_two_files(public):
    page = Read(html=public["2023/cite/index.html"])
    for text in (
        "张三, 李四. 小报告[R/OL]. (2023-06-06)[引用日期]. https://example.org/reports/2023/.",
        "张三 & 李四 (2023, June 6). 小报告. 某院. https://example.org/reports/2023/",
        "@techreport{small-2023,",
        "author = {{张三} and {李四}},",
        "TY  - RPRT",
    ):
        assert text in page.text
    assert public["2023/cite/small-2023.ris"].count("\r\nAU  - ") == 2
    assert "title = {{Small report}}" in public["2023/en/cite/small-2023.bib"]
    english = Read(html=public["2023/en/cite/index.html"])
    assert re.findall(r"[\u4e00-\u9fff]+", english.text.replace("中文", "")) == []


def test_every_page_has_a_reference_of_its_own(public):
    page = public["2023/indicators/spending/index.html"]
    reference = re.search(r'<p class="reference">(.*?)</p>', page)[1]
    assert reference.startswith("张三, 李四. 小报告：经费[R/OL].")
    assert "https://example.org/reports/2023/indicators/spending/" in reference


def test_the_editions_of_the_series_are_listed_the_newest_first(pages):
    page = pages["2023/editions/index.html"]
    assert page.text.index("2023年版（本版）") < page.text.index("2022年版")
    assert (
        "最后一期" not in page.html.partition("<table")[2]
    )  # no edition says it: a column nobody fills is left out
    assert "2023-06-06" in page.text


def test_a_report_with_one_edition_has_no_page_of_editions(tmp_path):
    one = FILES["editions.yml"].replace("S 2022: {series: S,", "S 2022: {series: T,")
    result = made(tmp_path / "p", **{"content/editions.yml": one})
    paths = {a.path: a for a in result.artifacts}
    assert "2023/editions/index.html" not in paths
    assert "历次版本" not in paths["2023/index.html"].make().decode("utf-8")


def test_the_accessibility_page_names_what_was_not_tested_and_whom_to_ask(pages, tmp_path):
    assert "没有检查过的和已知的不足" in pages["2023/accessibility/index.html"].text
    assert "mailto:" not in pages["2023/accessibility/index.html"].html
    report = FILES["report.yml"] + "contact: {email: data@example.cn}\n"
    result = made(tmp_path / "p", **{"content/report.yml": report})
    page = next(a for a in result.artifacts if a.path == "2023/en/accessibility/index.html")
    assert 'href="mailto:data@example.cn"' in page.make().decode("utf-8")


def test_the_lost_page_has_only_absolute_links_with_an_address_and_none_without(public, pages):
    lost = Read(html=public["404.html"])
    linked = [link["href"] for link in (*lost.all("a"), *lost.all("link")) if "href" in link]
    assert len(linked) > 20
    assert all(href.startswith(ADDRESS) or href == "#main" for href in linked)
    assert next(a["src"] for a in lost.all("script")) == f"{ADDRESS}2023/assets/page.js"
    assert [a["href"] for a in pages["404.html"].all("a")] == ["#main"]
    for page in (lost, pages["404.html"]):
        assert {"name": "robots", "content": "noindex"} in page.all("meta")


def test_the_absolute_links_of_the_lost_page_lead_to_files_of_the_site(public, small_site):
    lost = Read(html=public["404.html"])
    for link in (*lost.all("a"), *lost.all("link")):
        target = link["href"].partition("#")[0].removeprefix(ADDRESS)
        if target:
            assert (target if "." in target else f"{target}index.html") in {*public, *small_site}, (
                link
            )


def test_the_sitemap_names_every_page_once_with_its_twin(public):
    found = ET.fromstring(public["sitemap.xml"])
    places = [url.find(f"{MAP}loc").text for url in found]
    assert len(places) == len(set(places))
    pages = {path for path in public if path.endswith("/index.html")}
    assert {place.removeprefix(ADDRESS) + "index.html" for place in places} == pages
    assert "404" not in public["sitemap.xml"]
    twins = [link.get("hreflang") for link in found[0] if link.tag.endswith("link")]
    assert twins == ["zh-CN", "en"]
    assert found[0].find(f"{MAP}lastmod").text == "2023-06-06"


def test_robots_may_read_everything_and_are_told_where_the_sitemap_is(public, small_site):
    assert public["robots.txt"].splitlines() == [
        "User-agent: *", "Disallow:", "", f"Sitemap: {ADDRESS}sitemap.xml",
    ]  # fmt: skip
    assert small_site["robots.txt"].decode("utf-8").splitlines() == ["User-agent: *", "Disallow:"]


def test_the_feed_announces_the_release_in_each_language(public):
    for path, title in (("feed.xml", "小报告"), ("feed.en.xml", "Small report")):
        feed = ET.fromstring(public[path])
        assert feed.find(f"{ATOM}title").text == title
        assert feed.find(f"{ATOM}updated").text == "2023-06-06T00:00:00Z"
        entries = feed.findall(f"{ATOM}entry")
        assert [entry.find(f"{ATOM}updated").text for entry in entries] == ["2023-06-06T00:00:00Z"]
        assert entries[0].find(f"{ATOM}link").get("href").startswith(f"{ADDRESS}2023/")
    assert 'type="application/atom+xml"' in public["2023/index.html"]


def test_the_feed_announces_corrections_before_the_release(tmp_path):
    report = FILES["report.yml"] + f"site_url: {ADDRESS}\n"
    correction = (
        "corrections:\n  - {date: 2023-07-01, page: data, wrong: {zh: 写错了, en: A slip},"
        " old: {zh: 一, en: one}, new: {zh: 二, en: two}}\n"
    )
    result = made(tmp_path / "p", **{
        "content/report.yml": report, "content/corrections.yml": correction})  # fmt: skip
    files = {a.path: a for a in result.artifacts}
    feed = ET.fromstring(files["feed.xml"].make())
    entries = feed.findall(f"{ATOM}entry")
    assert [e.find(f"{ATOM}updated").text[:10] for e in entries] == ["2023-07-01", "2023-06-06"]
    assert entries[0].find(f"{ATOM}summary").text == "写错了"
    address = entries[0].find(f"{ATOM}link").get("href")
    assert address == f"{ADDRESS}2023/corrections/#correction-1"
    assert 'id="correction-1"' in files["2023/corrections/index.html"].make().decode("utf-8")


def test_without_an_address_there_is_no_sitemap_and_no_feed(small_site):
    assert [path for path in small_site if path.endswith(".xml")] == []


def test_a_release_without_a_day_is_not_announced(tmp_path):
    report = FILES["report.yml"] + f"site_url: {ADDRESS}\n"
    editions = FILES["editions.yml"].replace("published: 2023-06-06", "published: 2023")
    result = made(tmp_path / "p", **{
        "content/report.yml": report, "content/editions.yml": editions})  # fmt: skip
    paths = {a.path: a for a in result.artifacts}
    assert "feed.xml" not in paths
    assert b"lastmod" not in paths["sitemap.xml"].make()


def test_text_cannot_leave_the_elements_of_sitemap_and_feed(tmp_path):
    report = FILES["report.yml"].replace("zh: 小报告", "zh: '</title><x>&amp;'")
    report += f"site_url: {ADDRESS}a&b/\n"
    result = made(tmp_path / "p", **{"content/report.yml": report})
    files = {a.path: a for a in result.artifacts}
    feed = ET.fromstring(files["feed.xml"].make())
    assert feed.find(f"{ATOM}title").text == "</title><x>&amp;"
    ET.fromstring(files["sitemap.xml"].make())


def test_a_term_in_the_prose_has_its_definition_beside_it(pages):
    page = pages["2023/chapters/progress/index.html"]
    (tip,) = [a for a in page.all("span") if a.get("role") == "tooltip"]
    (term,) = [a for a in page.all("a") if a.get("class") == "term"]
    assert term["aria-describedby"] == tip["id"]
    assert "研究与开发" in page.text
