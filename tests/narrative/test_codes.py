"""Every finding of this package has its sentences, and every sentence a finding."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
import yaml

import reportgen
from reportgen.findings import catalogue

PACKAGE = Path(reportgen.__file__).parent
CODES = yaml.safe_load((PACKAGE / "codes" / "narrative.yml").read_text(encoding="utf-8"))
USED = {
    code
    for path in (PACKAGE / "narrative").glob("*.py")
    for code in re.findall(
        r'"((?:binding|narrative|ref)/[a-z-]+)"', path.read_text(encoding="utf-8")
    )
} | {"ref/unknown-figure", "ref/unknown-table"}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_code_used_is_described():
    assert sorted(USED - catalogue().keys()) == []


def test_every_code_described_is_used():
    assert sorted(CODES.keys() - USED) == []


@pytest.mark.parametrize("code", sorted(CODES))
def test_both_languages_say_the_same(code):
    words = CODES[code]
    assert words["severity"] in {"error", "warning"}
    assert placeholders(words["zh"]) == placeholders(words["en"])
    assert placeholders(words["hint_zh"]) == placeholders(words["hint_en"])
