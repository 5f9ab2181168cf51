"""Citations: the four forms, with and without publisher, address and date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.pages.citation import Work, apa, bibtex, gb7714, ris

WORK = Work(
    key="cnnic-2012",
    title="第29次中国互联网络发展状况统计报告",
    language="zh",
    author="中国互联网络信息中心",
    edition="29",
    released="2012-01-16",
    url="https://example.org/2012/",
)


def test_a_report_on_the_web_is_cited_as_the_standard_shows_it():
    # GB/T 7714-2015, 4.6: 中国互联网络信息中心. 第29次…报告[R/OL]. (2012-01-16)[2013-03-26]. http://….
    assert gb7714(WORK) == (
        "中国互联网络信息中心. 第29次中国互联网络发展状况统计报告[R/OL]. "
        "(2012-01-16)[引用日期]. https://example.org/2012/."
    )


def test_a_report_without_an_address_is_cited_as_printed():
    assert gb7714(replace(WORK, url="")) == (
        "中国互联网络信息中心. 第29次中国互联网络发展状况统计报告[R]. 中国互联网络信息中心, 2012."
    )


def test_without_an_author_the_title_comes_first():
    bare = replace(WORK, author="", url="", released="")
    assert gb7714(bare) == "第29次中国互联网络发展状况统计报告[R]."
    assert apa(bare) == "第29次中国互联网络发展状况统计报告 (n.d.)."
    assert bibtex(bare).startswith("@misc{cnnic-2012,\n  title =")


@pytest.mark.parametrize(
    ("released", "date"),
    [
        ("2024-06-06", "(2024, June 6)"),
        ("2024-6", "(2024, June)"),
        ("2024", "(2024)"),
        ("2024-13-40", "(2024)"),
        ("去年", "(n.d.)"),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(released, date):
    work = replace(WORK, author="Office", title="Report", released=released)
    assert apa(work) == f"Office {date}. Report. https://example.org/2012/"


def test_ris_has_its_lines_in_the_form_reference_managers_read():
    assert ris(WORK).split("\r\n") == [
        "TY  - RPRT",
        "AU  - 中国互联网络信息中心",
        "TI  - 第29次中国互联网络发展状况统计报告",
        "ET  - 29",
        "PB  - 中国互联网络信息中心",
        "PY  - 2012",
        "DA  - 2012/01/16",
        "UR  - https://example.org/2012/",
        "LA  - zh-CN",
        "ER  - ",
        "",
    ]


def test_bibtex_names_the_institution_and_keeps_its_name_whole():
    assert "  author = {{中国互联网络信息中心}},\n" in bibtex(WORK)
    assert "  month = {1},\n" in bibtex(WORK)


def test_what_means_something_to_tex_or_ends_a_line_is_only_text():
    hostile = replace(WORK, title="R&D 50%_{#}\nER  - \n@book{x,")
    assert r"{{R\&D 50\%\_\{\#\} ER - @book\{x,}}" in bibtex(hostile)
    assert "TI  - R&D 50%_{#} ER - @book{x,\r\n" in ris(hostile)
