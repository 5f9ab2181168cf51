"""VALIDATE what ``report.yml`` says of publisher and website: each number has its form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.config.project_config import Config

_WEB = re.compile(r"https?://[^\s\"<>]+")
_FORMS = {
    ("licence_url",): (_WEB, "https://creativecommons.org/licenses/by/4.0/"),
    ("doi",): (re.compile(r"10\.\d{4,9}/[^\s\"<>]+"), "10.12345/example.2024"),
    ("contact", "phone"): (re.compile(r"\+?[0-9(（][0-9 ()（）/-]{2,40}"), "021-12345678"),
    ("contact", "email"): (re.compile(r"[^\s@<>\"?&]+@[^\s@<>\"?&]+\.[^\s@<>\"?&]+"),
                           "data@example.cn"),
    ("website", "domain"): (re.compile(r"[^\s/:@<>\"]+\.[^\s/:@<>\"]+"), "www.example.cn"),
    ("website", "code"): (re.compile(r"\d{10}|[a-z]{2}\d{8}"), "3100000001"),
    ("website", "icp"): (re.compile(r"[\u4e00-\u9fff]ICP[备证]\d{5,10}号(-\d+)?"),
                         "沪ICP备12345678号-1"),
    ("website", "police"): (re.compile(r"[\u4e00-\u9fff]公网安备\s?\d{14}号?"),
                            "沪公网安备 31010602001234号"),
}  # fmt: skip
"""Key, the form its value must have, and an example of it."""


def check_publishing(config: Config) -> Iterator[Finding]:
    """Yield the values that do not look like what they are to be, and an ISBN with a slip."""
    for path, (form, example) in _FORMS.items():
        value = _value(config, path)
        if value and not form.fullmatch(value):
            yield Finding(
                code="config/not-in-form",
                location=config.place("report", *path),
                values={"key": ".".join(path), "value": value[:60], "example": example},
            )
    isbn = config.report.isbn
    if isbn and not is_isbn(isbn):
        yield Finding(
            code="config/isbn", location=config.place("report", "isbn"), values={"value": isbn[:60]}
        )
    for key, edition in config.editions.items():
        if edition.source and edition.source not in config.sources:
            yield Finding(
                code="name/unknown-source",
                location=config.place("editions", key, "source"),
                values={
                    "name": edition.source,
                    "suggestion": config.source_names.suggest(edition.source),
                },
            )


def is_isbn(text: str) -> bool:
    """Return whether a text is an ISBN of 10 or 13 digits whose check digit is right.

    Source: ISO 2108: weights 10 to 1 modulo 11, or 1 and 3 in turn modulo 10.
    """
    digits = text.replace("-", "").replace(" ", "").upper()
    if re.fullmatch(r"\d{9}[\dX]", digits, re.ASCII):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        return sum((10 - place) * value for place, value in enumerate(values)) % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", digits, re.ASCII):
        return sum(int(d) * (3 if place % 2 else 1) for place, d in enumerate(digits)) % 10 == 0
    return False


def _value(config: Config, path: tuple[str, ...]) -> str:
    found: object = config.report
    for name in path:
        found = getattr(found, name, None)
    return found if isinstance(found, str) else ""
