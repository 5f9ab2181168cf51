"""Who publishes and on which website: numbers that cannot be right are found."""

from __future__ import annotations

import pytest

from reportgen.config.checks_publishing import is_isbn
from reportgen.config.load import load_config
from tests.conftest import EDITIONS, REPORT

WHOLE = """\
publisher: {zh: 某院, en: An institute}
prepared_by: 某处
authors: [{zh: 张三, en: Zhang San}]
contact: {name: 统计处, phone: "+86 21 1234-5678", email: data@example.cn, address: 某路1号}
licence: CC BY 4.0
licence_url: https://creativecommons.org/licenses/by/4.0/
version: "1.0"
isbn: 978-7-03-000000-2
doi: 10.12345/example.2024
website:
  name: 某院网站
  domain: www.example.cn
  code: "3100000001"
  icp: 沪ICP备12345678号-1
  police: 沪公网安备 31010602001234号
  column: {name: 统计报告, type: 数据发布}
"""


def load(make_project, more, **files):
    return load_config(make_project(**{"content/report.yml": REPORT + more, **files}) / "content")


def test_everything_a_publisher_can_say_is_read(make_project):
    config, findings = load(make_project, WHOLE)
    assert findings == ()
    assert config.report.contact.email == "data@example.cn"
    assert config.report.website.column.name.zh == "统计报告"
    assert config.report.authors[0].en == "Zhang San"


def test_nothing_of_it_need_be_said(make_project):
    config, findings = load(make_project, "")
    assert findings == ()
    assert config.report.website is None
    assert config.report.contact is None


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("沪ICP备12345678号-1", "ICP12345678", "website.icp"),
        ("31010602001234号", "3101号", "website.police"),
        ('"3100000001"', '"310000"', "website.code"),
        ("www.example.cn", "https://www.example.cn/", "website.domain"),
        ("data@example.cn", "data at example.cn", "contact.email"),
        ('"+86 21 1234-5678"', "见官网", "contact.phone"),
        ("10.12345/example.2024", "https://doi.org/10.12345/example.2024", "doi"),
        ("https://creativecommons.org/licenses/by/4.0/", "javascript:alert(1)", "licence_url"),
    ],
)
def test_a_number_or_address_of_another_form_is_found_at_its_line(make_project, old, new, key):
    text = REPORT + WHOLE.replace(old, new)
    _, findings = load_config(make_project(**{"content/report.yml": text}) / "content")
    assert [(f.code, f.values["key"]) for f in findings] == [("config/not-in-form", key)]
    last = key.split(".")[-1]
    line = next(n for n, t in enumerate(text.splitlines(), 1) if f"{last}: " in t and new in t)
    assert findings[0].location.line == line


def test_an_isbn_with_a_slip_is_found(make_project):
    _, findings = load(make_project, WHOLE.replace("000000-2", "000000-3"))
    assert [f.code for f in findings] == ["config/isbn"]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("978-0-306-40615-7", True),  # the example of the ISBN users' manual
        ("0-306-40615-2", True),
        ("0-8044-2957-X", True),
        ("978-0-306-40615-8", False),
        ("0-306-40615-3", False),
        ("9780306", False),
        ("", False),
    ],
)
def test_the_check_digit_of_an_isbn_is_computed(text, answer):
    assert is_isbn(text) is answer


def test_an_edition_may_name_only_a_known_source(make_project):
    text = EDITIONS.replace("en: 2023 edition}}", "en: 2023 edition}, source: boook}")
    _, findings = load(make_project, "", **{"content/editions.yml": text})
    assert [(f.code, f.values["suggestion"]) for f in findings] == [("name/unknown-source", "book")]


def test_an_unknown_key_of_the_website_is_compared_with_its_keys(make_project):
    _, findings = load(make_project, WHOLE.replace("  icp:", "  ipc:"))
    assert [(f.code, f.values["suggestion"].split(",")[0]) for f in findings] == [
        ("config/unknown-key", "icp")
    ]
