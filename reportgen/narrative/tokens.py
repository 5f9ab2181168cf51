"""Marks that carry what is not Markdown through Markdown: bound numbers, code, references.

A token is a number between two private-use characters. Markdown and the sanitiser see plain
letters; afterwards each token in the text is replaced by its HTML, and one in an attribute by its
plain text. The author's own private-use characters have been removed before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING

from reportgen.narrative.source_text import PRIVATE_USE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportgen.facts.model import Fact

FIRST, LAST = "\ue000", "\ue001"
BRACKET = "\ue002"
"""Stands for ``[`` where Markdown must not look for a link."""

_ZERO = 0xE010
TOKEN = re.compile(f"{FIRST}([\ue010-\ue019]{{1,7}}){LAST}")
_BLOCK = re.compile(f"<div>({FIRST}[\ue010-\ue019]{{1,7}}{LAST})</div>")
_TAG_OR_TEXT = re.compile(r'<[A-Za-z/!](?:[^">]|"[^"]*")*>|[^<]+|<')


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """What a token stands for.

    ``text``  what it is where only plain text can stand (an attribute, the table of contents).
    ``html``  what it is in the text; empty means ``text``, escaped.
    ``href``  a link around it; inside another link it becomes a ``span``.
    ``fact``  the fact it prints; ``line`` of the source it stands on.
    """

    text: str
    html: str = ""
    href: str = ""
    title: str = ""
    css: str = ""
    fact: Fact | None = None
    line: int = 0
    is_block: bool = False


def token_text(index: int) -> str:
    """Return the characters of the token with this number."""
    return FIRST + "".join(chr(_ZERO + int(digit)) for digit in str(index)) + LAST


def token_index(digits: str) -> int:
    """Return the number between the two marks of a token."""
    return int("".join(str(ord(character) - _ZERO) for character in digits))


def _without_marks(text: str) -> str:
    return PRIVATE_USE.sub("", text.replace(BRACKET, "["))


def text_of(html: str) -> str:
    """Return the text of sanitised HTML, without its tags."""
    parts = (match.group() for match in _TAG_OR_TEXT.finditer(html))
    return unescape("".join(part for part in parts if not part.startswith("<")))


class Tokens:
    """The tokens of one page, in the order they were made."""

    def __init__(self) -> None:
        self.made: list[Token] = []

    def add(self, token: Token) -> str:
        """Return the characters that will stand for ``token``; blocks get a paragraph."""
        self.made.append(token)
        mark = token_text(len(self.made) - 1)
        return f"\n\n{mark}\n\n" if token.is_block else mark

    def find(self, digits: str) -> Token | None:
        """Return the token of this number, or None where no such was made."""
        index = token_index(digits)
        return self.made[index] if index < len(self.made) else None

    def plain(self, text: str) -> str:
        """Return ``text`` with every token as plain text and no private-use character left."""

        def replaced(match: re.Match[str]) -> str:
            token = self.find(match[1])
            return token.text if token else ""

        return _without_marks(TOKEN.sub(replaced, text))

    def fill(self, html: str, write: Callable[[Token, bool], str]) -> str:
        """Return sanitised HTML with its tokens replaced by ``write(token, is_inside_link)``.

        Only text is looked at, never what stands inside a tag. A token written twice (an entity
        can forge one) keeps its HTML once and is plain text afterwards.
        """
        return _without_marks("".join(self._filled(_BLOCK.sub(r"\1", html), write)))

    def _filled(self, html: str, write: Callable[[Token, bool], str]) -> Iterator[str]:
        used: set[int] = set()
        is_inside_link = False

        def replaced(match: re.Match[str]) -> str:
            token = self.find(match[1])
            if token is None:
                return ""
            if id(token) in used:
                return escape(token.text)
            used.add(id(token))
            return write(token, is_inside_link)

        for match in _TAG_OR_TEXT.finditer(html):
            part = match.group()
            if part[0] != "<":
                yield TOKEN.sub(replaced, part)
                continue
            if part.startswith(("<a ", "<a>", "</a>")):
                is_inside_link = part[1] == "a"
            yield part
