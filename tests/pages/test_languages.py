"""Two languages: the same pages, one click apart; what is not translated says so."""

from __future__ import annotations

import re

import pytest

from reportgen.pages.language_marks import mark_chinese
from tests.pages.conftest import FILES, Read, translating

NOTE = "has not been translated yet"


def codes(findings):
    return [(f.code, str(f.location)) for f in findings]


def switch(page: Read) -> str:
    return next(a["href"] for a in page.all("a") if a.get("hreflang"))


def test_both_languages_have_the_same_pages(small_site):
    pages = {path for path in small_site if path.endswith(".html") and path.startswith("2023/")}
    english = {path.replace("2023/en/", "2023/") for path in pages if "/en/" in path}
    assert english == {path for path in pages if "/en/" not in path}


def test_every_page_says_its_language_and_that_of_the_other_one(pages):
    for path, page in pages.items():
        (html,) = page.all("html")
        assert html["lang"] == ("en" if "/en/" in path else "zh-CN")
        others = [a["hreflang"] for a in page.all("a") if "hreflang" in a]
        assert others == ([] if path == "404.html" else ["zh-CN" if "/en/" in path else "en"])


def test_a_page_without_a_translation_stands_at_its_address_and_says_so(site_with):
    files, findings = site_with(**{"content/narrative/en/flows.md": None})
    assert codes(findings) == [
        ("narrative/page-not-translated", "content/narrative/zh/flows.md")
    ]  # fmt: skip
    assert switch(Read(html=files["2023/chapters/flows/index.html"])) == (
        "../../en/chapters/flows/index.html"
    )
    html = files["2023/en/chapters/flows/index.html"]
    page = Read(html=html)
    assert page.wrong == []
    assert NOTE in page.text
    assert page.all("html")[0]["lang"] == "en"
    assert '<h1 lang="zh-CN">流动</h1>' in html
    assert '<div class="prose" lang="zh-CN">' in html
    assert "甲的专利" in page.text
    assert NOTE not in files["2023/en/chapters/progress/index.html"]
    assert "untranslated" not in files["2023/en/chapters/progress/index.html"].split("pager")[0]


def test_its_name_is_marked_wherever_the_other_pages_name_it(site_with):
    files, _ = site_with(**{"content/narrative/en/flows.md": None})
    marked = re.compile(r'<span class="untranslated" lang="zh-CN" title="[^"]+">流动</span>')
    assert marked.search(files["2023/en/index.html"])
    assert marked.search(files["2023/en/chapters/progress/index.html"])
    assert "untranslated" not in files["2023/chapters/flows/index.html"]


def test_tables_in_a_text_that_is_not_translated_are_in_the_language_of_the_page(site_with):
    files, _ = site_with(**{"content/narrative/en/progress.md": None})
    html = files["2023/en/chapters/progress/index.html"]
    table = html[html.index('id="tbl-cities"') :]
    assert table.startswith('id="tbl-cities" lang="en">')
    assert "Spending of cities" in table
    assert "untranslated" not in table[: table.index("</table>")]


def test_a_report_whose_first_language_is_english_falls_back_to_english(site_with):
    report = FILES["report.yml"].replace("[zh, en]", "[en, zh]")
    files, findings = site_with(
        **{"content/report.yml": report, "content/narrative/zh/flows.md": None}
    )
    assert ("narrative/page-not-translated", "content/narrative/en/flows.md") in codes(findings)
    html = files["2023/zh/chapters/flows/index.html"]
    assert '<div class="prose" lang="en">' in html
    assert "还没有译文" in html


def test_a_name_without_english_is_marked_and_told_once_a_file(site_with):
    changed = FILES["indicators.yml"].replace(", en: Spending", "").replace(", en: Pillar", "")
    files, findings = site_with(**{"content/indicators.yml": changed})
    (finding,) = [f for f in findings if f.code == "config/not-translated"]
    assert (finding.count, finding.location.line, finding.more[0].line) == (2, 3, 4)
    html = files["2023/en/indicators/spending/index.html"]
    assert re.search(r'<h1><span class="untranslated" lang="zh-CN"[^>]*>经费</span></h1>', html)
    assert "untranslated" not in files["2023/indicators/spending/index.html"]


def test_a_unit_without_english_is_told(site_with):
    changed = FILES["report.yml"].replace(", 件: {en: patents}", "")
    _, findings = site_with(**{"content/report.yml": changed})
    assert [f.code for f in findings] == ["config/unit-not-translated"]


def test_a_note_beside_a_value_is_translated_once_for_all_values_that_have_it(site_with):
    data = FILES["data/numbers.csv"].replace("=1+1", "年末数。").replace(
        "100.00,,S 2023,,book,", "100.00,,S 2023,,book,年末数。"
    )  # fmt: skip
    files, findings = site_with(**{"content/data/numbers.csv": data})
    (finding,) = findings
    assert (finding.code, finding.count) == ("data/note-not-translated", 2)
    assert (finding.location.line, finding.more[0].line) == (2, 4)
    html = files["2023/en/indicators/index/index.html"]
    assert re.search(r'<span class="untranslated" lang="zh-CN"[^>]*>年末数</span>', html)
    notes = "notes:\n  - {zh: 年末数。, en: End of the year.}\n"
    files, findings = site_with(**{"content/data/numbers.csv": data, "content/notes.yml": notes})
    assert findings == ()
    assert files["2023/en/indicators/index/index.html"].count("End of the year") == 2
    assert "年末数" in files["2023/indicators/index/index.html"]


def test_a_report_in_chinese_alone_needs_no_english(site_with):
    files, findings = site_with(
        **{
            "content/report.yml": FILES["report.yml"].replace("[zh, en]", "[zh]"),
            "content/indicators.yml": FILES["indicators.yml"].replace(", en: Spending", ""),
        }
    )
    assert findings == ()
    assert not [path for path in files if "/en/" in path]


def test_a_changed_paragraph_makes_its_translation_outdated_and_both_places_are_named(site_with):
    changed = FILES["narrative/zh/progress.md"].replace("旧版印作", "旧版曾印作")
    _, findings = site_with(**{"content/narrative/zh/progress.md": changed})
    (finding,) = findings
    assert finding.code == "narrative/translation-outdated"
    line = FILES["narrative/en/progress.md"].split("\n").index(
        'An older edition printed {{ value("index", period=2022, edition="S 2022") }}.'
    )  # fmt: skip
    assert (finding.location.path, finding.location.line) == (
        "content/narrative/en/progress.md", line + 1,
    )  # fmt: skip
    assert finding.values["original"] == "content/narrative/zh/progress.md:13"


def test_a_table_the_translation_does_not_place_is_told_once(site_with):
    changed = FILES["narrative/en/progress.md"].replace('{{ table("cities") }}\n', "")
    changed = changed.replace("see {@tbl:cities} and", "see")
    _, findings = site_with(**{"content/narrative/en/progress.md": changed})
    assert codes(findings) == [
        ("narrative/translation-display-missing", "content/narrative/zh/progress.md:9:1")
    ]


def test_a_paragraph_put_into_the_original_is_missing(site_with):
    changed = FILES["narrative/zh/progress.md"] + "\n又一段。\n"
    _, findings = site_with(**{"content/narrative/zh/progress.md": changed})
    assert codes(findings) == [
        ("narrative/translation-missing", "content/narrative/zh/progress.md:15:1")
    ]


@pytest.mark.parametrize(
    ("old", "new", "there", "here"),
    [
        ('cagr("index", since=2021)', 'cagr("index", since=2022)', "7.48%", "11.74%"),
        ('cagr("index", since=2021)', 'cagr("index", since=2021) | percent(1)', "—", "—"),
        ('{{ value("index") }}, by', "115.52, by", "—", "—"),
        ('{{ value("index") }}, by', "its value of 2023, by", "115.52", "—"),
    ],
)
def test_a_number_only_one_language_has_is_told_with_both_places(site_with, old, new, there, here):
    changed = FILES["narrative/en/progress.md"].replace(old, new)
    assert changed != FILES["narrative/en/progress.md"]
    _, findings = site_with(**{"content/narrative/en/progress.md": changed})
    if there == here == "—":
        assert findings == ()
        return
    (finding,) = findings
    assert finding.code == "narrative/translation-number-differs"
    assert finding.values["original"] == "content/narrative/zh/progress.md:7"
    assert (finding.values["there"], finding.values["here"]) == (there, here)


def test_a_difference_may_be_meant(site_with):
    changed = FILES["narrative/en/progress.md"].replace(
        '{{ value("index") }}, by', "its value of 2023, by<!-- numbers: it is in the lead -->"
    )
    _, findings = site_with(**{"content/narrative/en/progress.md": changed})
    assert findings == ()


def test_numbers_of_a_text_that_names_no_originals_are_compared_where_all_have_one(site_with):
    plain = re.sub(r"<!-- translates.*?-->\n|translates:.*\n", "", FILES["narrative/en/flows.md"])
    plain = plain.replace("Alpha", "Beta and Alpha", 1)
    _, findings = site_with(**{"content/narrative/en/flows.md": plain})
    assert [f.code for f in findings] == ["narrative/translation-unlinked"]
    _, findings = site_with(
        **{"content/narrative/en/flows.md": plain.replace("patents", "spending")}
    )
    assert {f.code for f in findings} == {
        "narrative/translation-unlinked", "narrative/translation-number-differs",
    }  # fmt: skip


def test_a_translation_written_anew_and_recorded_has_no_finding(site_with):
    chinese = "---\ntitle: 流动\n---\n甲有{{ value('patents', region='甲') }}。\n"
    english = "---\ntitle: Flows\n---\nAlpha has {{ value('patents', region='Alpha') }}.\n"
    _, findings = site_with(
        **{
            "content/narrative/zh/flows.md": chinese,
            "content/narrative/en/flows.md": translating(chinese, english),
        }
    )
    assert findings == ()


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>Alpha</p>", "<p>Alpha</p>"),
        ("<p>甲</p>", "<p>[甲]</p>"),
        ("<p>the source prints “7384万人年”</p>", "<p>the source prints “[7384万人年]”</p>"),
        ("<p>year inferred; 年份推断</p>", "<p>year inferred; [年份推断]</p>"),
        ('<p lang="zh-CN">甲<b>乙</b></p><p>丙</p>', '<p lang="zh-CN">甲<b>乙</b></p><p>[丙]</p>'),
        (
            '<div lang="zh-CN"><div>甲</div><figure lang="en">乙</figure>丙</div>丁',
            '<div lang="zh-CN"><div>甲</div><figure lang="en">[乙]</figure>丙</div>[丁]',
        ),
        ("<head><title>甲</title></head><svg><text>乙</text></svg>", None),
        ('<a title="甲">b</a>', None),
        ("<!-- 甲 --><p>a</p>", None),
    ],
)
def test_chinese_is_marked_where_nothing_says_that_it_is(html, marked):
    found = mark_chinese(html, "why")
    found = found.replace('<span class="untranslated" lang="zh-CN" title="why">', "[")
    assert found.replace("</span>", "]") == (html if marked is None else marked)


def test_a_character_reference_beside_chinese_stays_whole():
    marked = mark_chinese("<pre>AU 张三\nPB A &#34;B&#34;\nTI 1 &lt; 2</pre>", NOTE)
    assert "</span>;" not in marked
    assert 'A "B"' in marked
    assert "1 &lt; 2" in marked
