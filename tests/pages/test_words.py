"""Interface words: every one has an English form with the same placeholders."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract

import reportgen
from reportgen.pages.environment import packaged_templates
from reportgen.pages.languages import words_in

KEYWORDS = {"_": None, "gettext": None, "say": None, "N_": None, "ngettext": (1, 2)}


def messages():
    pages = Path(reportgen.__file__).parent / "pages"
    for path in (*sorted(packaged_templates().rglob("*.html")), *sorted(pages.rglob("*.py"))):
        method = "jinja2" if path.suffix == ".html" else "python"
        options = {"trimmed": "true"} if path.suffix == ".html" else None
        with path.open("rb") as file:
            for _, message, _, _ in extract(method, file, keywords=KEYWORDS, options=options):
                yield path.name, message


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"%\(\w+\)s", text))


def test_every_message_has_an_english_form_with_the_same_placeholders():
    english = words_in("en").texts
    wanted = list(messages())
    assert len(wanted) > 150
    for where, message in wanted:
        assert message in english, (where, message)
        for form in english[message]:
            assert placeholders(form) == placeholders(message), (where, message)


def test_the_catalogue_has_no_message_that_nothing_uses():
    used = {message for _, message in messages()}
    assert set(words_in("en").texts) - used == set()


def test_no_english_form_has_hanzi_but_the_one_that_quotes_a_period():
    hanzi = re.compile(r"[\u4e00-\u9fff]")
    forms = [form for forms in words_in("en").texts.values() for form in forms]
    assert [form for form in forms if hanzi.search(form) and "累计" not in form] == []


@pytest.mark.parametrize("path", ["2023/en/indicators/spending/index.html", "2023/en/index.html",
                                  "2023/en/regions/1/index.html", "2023/en/data/index.html",
                                  "2023/en/methodology/index.html"])  # fmt: skip
def test_an_english_page_has_no_hanzi_but_names_of_things_given_only_in_chinese(pages, path):
    text = pages[path].text.replace("中文", "").replace("累计", "")
    assert re.findall(r"[\u4e00-\u9fff]+", text) == []
