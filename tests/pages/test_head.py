"""What the heads of pages say: absolute addresses only with a site_url, nothing that is not set."""

from __future__ import annotations

import json
import re

import pytest

from reportgen.pages.head import POLICY
from tests.pages.conftest import FILES, Read, made

WHOLE = """\
publisher: {zh: 某院, en: An Institute}
authors: [{zh: 张三, en: Zhang San}, {zh: 李四, en: Li Si}]
contact: {name: {zh: 统计处, en: Statistics}, phone: 021-12345678, email: data@example.cn}
licence: {zh: 署名许可, en: CC BY 4.0}
licence_url: https://creativecommons.org/licenses/by/4.0/
version: "1.0"
isbn: 978-7-03-000000-2
doi: 10.12345/example.2024
website:
  name: {zh: 某院网站, en: Institute}
  domain: www.example.cn
  code: "3100000001"
  icp: 沪ICP备12345678号-1
  police: 沪公网安备 31010602001234号
  column: {name: {zh: 统计报告, en: Reports}, type: {zh: 数据发布, en: Data}}
site_url: https://example.org/reports/
"""
HOSTILE = "'</script><script>alert(1)</script>\"&'"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Return the pages of the small report with everything said that can be said."""
    report = FILES["report.yml"] + WHOLE
    result = made(tmp_path_factory.mktemp("whole"), content__report_yml=None, **{
        "content/report.yml": report})  # fmt: skip
    assert result.findings == ()
    files = {a.path: a.make() for a in result.artifacts}
    return files, {p: Read(html=d.decode()) for p, d in files.items() if p.endswith(".html")}


def metas(page, key="name"):
    found = {}
    for meta in page.all("meta"):
        if key in meta:
            found.setdefault(meta[key], []).append(meta["content"])
    return found


def graph(page):
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page.html, re.DOTALL)
    return json.loads(block[1])["@graph"]


def test_every_page_begins_with_the_policy_that_lets_nothing_in_but_the_site_itself(pages):
    for path, page in pages.items():
        first = [meta for meta in page.all("meta") if "http-equiv" in meta]
        assert [meta["http-equiv"] for meta in first] == ["Content-Security-Policy"], path
        assert first[0]["content"] == POLICY
        before = page.html[: page.html.index("Content-Security-Policy")]
        assert "<link" not in before
        assert "<script" not in before


def test_the_policy_begins_with_nothing_and_allows_no_host_and_no_inline_code():
    assert POLICY.startswith("default-src 'none';")
    assert "http" not in POLICY
    assert "unsafe" not in POLICY


def test_without_a_site_url_no_page_has_an_absolute_address_in_its_head(pages):
    for path, page in pages.items():
        head = page.html[: page.html.index("</head>")]
        assert "http" not in re.sub(r"https://schema\.org|http-equiv", "", head), path
        assert metas(page, "property") == {}
        assert [
            link for link in page.all("link") if link["rel"] in {"canonical", "alternate"}
        ] == []


def test_with_a_site_url_every_page_names_itself_and_its_twin(whole):
    _, pages = whole
    page = pages["2023/indicators/spending/index.html"]
    here = "https://example.org/reports/2023/indicators/spending/"
    links = [(a["rel"], a.get("hreflang", ""), a["href"]) for a in page.all("link")]
    assert ("canonical", "", here) in links
    assert [(lang, href) for rel, lang, href in links if rel == "alternate" and lang] == [
        ("zh-CN", here),
        ("en", "https://example.org/reports/2023/en/indicators/spending/"),
        ("x-default", here),
    ]


def test_the_picture_of_open_graph_is_a_file_of_the_site_of_the_size_named(whole):
    files, pages = whole
    for path in ("2023/index.html", "2023/en/chapters/progress/index.html"):
        tags = metas(pages[path], "property")
        picture = tags["og:image"][0].removeprefix("https://example.org/reports/")
        data = files[picture]
        assert data.startswith(b"\x89PNG")
        width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
        assert [str(width), str(height)] == [*tags["og:image:width"], *tags["og:image:height"]]
        assert (width, height) == (1200, 630)
        assert tags["og:url"][0].startswith("https://example.org/reports/2023/")
    assert metas(pages["2023/index.html"], "property")["og:locale:alternate"] == ["en_GB"]


def test_without_a_site_url_no_picture_is_made(small_site):
    assert [path for path in small_site if path.endswith("share.png")] == []


def test_reference_managers_find_title_authors_date_institution_and_numbers(whole):
    _, pages = whole
    tags = metas(pages["2023/en/chapters/progress/index.html"])
    assert tags["citation_title"] == ["Progress"]
    assert tags["citation_inbook_title"] == ["Small report"]
    assert tags["citation_author"] == ["Zhang San", "Li Si"]
    assert tags["citation_publication_date"] == ["2023/06/06"]
    assert tags["citation_technical_report_institution"] == ["An Institute"]
    assert tags["citation_isbn"] == ["978-7-03-000000-2"]
    assert tags["citation_doi"] == ["10.12345/example.2024"]
    assert "citation_inbook_title" not in metas(pages["2023/en/index.html"])


def test_government_tags_are_there_only_when_report_yml_describes_the_website(whole, pages):
    _, told = whole
    tags = metas(told["2023/chapters/progress/index.html"])
    assert {name: tags[name] for name in tags if name[0].isupper()} == {
        "SiteName": ["某院网站"], "SiteDomain": ["www.example.cn"], "SiteIDCode": ["3100000001"],
        "ColumnName": ["统计报告"], "ColumnType": ["数据发布"], "ArticleTitle": ["进展"],
        "PubDate": ["2023-06-06"], "ContentSource": ["某院"],
    }  # fmt: skip
    for page in pages.values():
        assert [name for name in metas(page) if name[0].isupper()] == []


def test_structured_data_names_the_report_and_the_way_to_the_page(whole):
    _, pages = whole
    report = graph(pages["2023/index.html"])[0]
    assert report["@type"] == "Report"
    assert report["datePublished"] == "2023-06-06"
    assert report["publisher"] == {"@type": "Organization", "name": "某院"}
    inside, crumbs, *_ = graph(pages["2023/indicators/spending/index.html"])
    assert inside["isPartOf"]["@type"] == "Report"
    assert [item["name"] for item in crumbs["itemListElement"]] == ["首页", "指标", "经费"]
    assert crumbs["itemListElement"][1]["item"] == "https://example.org/reports/2023/indicators/"


def test_an_indicator_is_a_dataset_with_its_unit_its_years_and_its_file(whole):
    _, pages = whole
    dataset = graph(pages["2023/indicators/spending/index.html"])[-1]
    assert dataset["@type"] == "Dataset"
    assert dataset["temporalCoverage"] == "2022/2023"
    assert dataset["variableMeasured"] == [
        {"@type": "PropertyValue", "name": "经费", "unitText": "亿元"}
    ]
    (file,) = dataset["distribution"]
    assert file["contentUrl"] == "https://example.org/reports/2023/data/indicators/spending.csv"


def test_structured_data_without_a_site_url_has_no_address(pages):
    for path, page in pages.items():
        if path == "404.html":
            continue
        text = json.dumps(graph(page)).replace("https://schema.org", "")
        assert "http" not in text, path


def test_a_title_cannot_leave_its_tag_or_the_block_of_data(tmp_path):
    report = FILES["report.yml"].replace("zh: 小报告", f"zh: {HOSTILE!r}")
    result = made(tmp_path / "p", **{"content/report.yml": report})
    for artifact in result.artifacts:
        if artifact.path.endswith(".html"):
            page = Read(html=artifact.make().decode())
            assert page.wrong == []
            assert "<script>alert" not in page.html
            if artifact.path != "404.html":
                assert graph(page)


def test_the_footer_says_who_answers_and_leaves_out_what_is_not_set(whole, pages):
    _, told = whole
    footer = told["2023/index.html"].html.partition("<footer")[2]
    for text in ("某院", "021-12345678", 'href="mailto:data@example.cn"', "沪ICP备12345678号-1",
                 'href="https://beian.miit.gov.cn/"', "沪公网安备 31010602001234号", "3100000001",
                 'href="https://creativecommons.org/licenses/by/4.0/"'):  # fmt: skip
        assert text in footer
    bare = pages["2023/index.html"].html.partition("<footer")[2]
    for word in ("主办", "电话", "备案", "标识码", "许可", "关于本站"):
        assert word not in bare


def test_the_imprint_exists_only_where_somebody_is_named(whole, pages):
    _, told = whole
    assert "978-7-03-000000-2" in told["2023/imprint/index.html"].text
    assert "Zhang San, Li Si" in told["2023/en/imprint/index.html"].text
    assert [path for path in pages if "imprint" in path] == []


def test_every_page_says_edition_version_and_date_and_how_it_is_cited(whole):
    _, pages = whole
    for path, page in pages.items():
        if path == "404.html":
            continue
        assert "2023-06-06" in page.text, path
        assert ("1.0版" if "/en/" not in path else "version 1.0") in page.text, path
        assert 'class="reference"' in page.html
