"""The words of the interface, in the language of a page.

Templates and code carry the Chinese words; other languages are gettext catalogues.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HTML_LANGUAGE = {"zh": "zh-CN", "en": "en"}
OWN_NAME = {"zh": "中文", "en": "English"}


def N_(message: str) -> str:  # noqa: N802 - the name gettext's tools look for
    """Return ``message``; marks a constant for translation."""
    return message


@dataclass(frozen=True, kw_only=True)
class Words:
    """The interface words of one language: by Chinese message, one text or one a plural form."""

    language: str
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def gettext(self, message: str) -> str:
        """Return ``message`` in the language, or as it stands."""
        return self.texts.get(message, (message,))[0]

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return the form for ``number``; English has two, Chinese one."""
        forms = self.texts.get(singular, (singular, plural))
        return forms[0] if number == 1 or len(forms) == 1 else forms[1]


@cache
def words_in(language: str) -> Words:
    """Return the interface words of ``language``; Chinese needs no catalogue."""
    if language == "zh":
        return Words(language=language)
    from babel.messages.pofile import read_po  # noqa: PLC0415 - Chinese sites do without

    path = catalogue_path(language)
    with path.open("rb") as file:
        entries = read_po(file, locale=language)
    texts: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        key = entry.id[0] if isinstance(entry.id, list | tuple) else entry.id
        forms = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
        if key and all(forms):
            texts[str(key)] = forms
    return Words(language=language, texts=texts)


def catalogue_path(language: str) -> Path:
    """Return the file of the interface words of ``language``."""
    folder = Path(__file__).parent.parent / "locale" / language / "LC_MESSAGES"
    return folder / "reportgen.po"
