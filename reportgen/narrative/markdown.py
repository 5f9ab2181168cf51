"""Markdown to HTML: the dialect of the narratives, and what is done to its tree.

Raw HTML is shown as text. Indented text is a paragraph, not code: Chinese paragraphs are indented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from reportgen.narrative.tokens import BRACKET, TOKEN
from reportgen.narrative.tree import Links, align_cells, finish_tree, join_lines
from reportgen.narrative.words import BACKLINKS

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from reportgen.narrative.model import Heading

MOST_BRACKETS_IN_PARAGRAPH = 300
MOST_BRACKETS = 5_000
MOST_NESTED = 20
MOST_LINES = 500
_NESTING = re.compile(r"^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}\.(?=[ \t])))+", re.MULTILINE)
_DEEP_INDENT = re.compile(r"^[ \t]{80,}", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """Something the tree shows to be wrong; ``needle`` is a text that helps to find its place."""

    code: str
    needle: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Converted:
    """HTML not yet sanitised, tokens still in it."""

    html: str
    headings: tuple[Heading, ...]
    images: tuple[str, ...]
    problems: tuple[Problem, ...]


def convert(text: str, language: str, links: Links) -> Converted:
    """Return the HTML of a Markdown text with tokens, its headings, pictures and problems."""
    text, problems = _bounded(text)
    converter = _converter(language)
    tree = _Tree(converter, links, language)
    converter.treeprocessors.register(tree, "reportgen", -10)
    try:
        html = converter.convert(text)
    except RecursionError:
        # Emphasis within emphasis within emphasis: the text is shown as it was written.
        html = f"<p>{escape(text)}</p>"
        values = {"limit": str(MOST_NESTED)}
        problems.append(Problem(code="narrative/deep-nesting", needle=text[:20], values=values))
    found = [*problems, *(Problem(code=c, needle=n, values=v) for c, n, v in tree.problems)]
    return Converted(
        html=html,
        headings=tuple(tree.headings),
        images=tuple(dict.fromkeys(tree.images)),
        problems=tuple(found),
    )


def _converter(language: str) -> markdown.Markdown:
    converter = markdown.Markdown(
        extensions=[
            TableExtension(use_align_attribute=True),
            _Notes(BACKLINK_TITLE=BACKLINKS[language], USE_DEFINITION_ORDER=False),
            AttrListExtension(),
            DefListExtension(),
            SaneListExtension(),
        ],
        output_format="html",
    )
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.inlinePatterns.deregister("backtick")
    converter.parser.blockprocessors.deregister("code")
    converter.parser.blockprocessors.register(_BlockToken(converter.parser), "token", 95)
    return converter


class _Notes(FootnoteExtension):
    """Footnotes; one without a text gets its way back too, or reordering would stumble on it."""

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: N802 - Markdown's name
        division = super().makeFootnotesDiv(root)
        items = division.findall("./ol/li") if division is not None else []
        for item in items:
            if item.find('.//a[@class="footnote-backref"]') is None:
                address = (item.get("id") or "").replace("fn:", "#fnref:", 1)
                paragraph = item.makeelement("p", {})
                link = item.makeelement("a", {"class": "footnote-backref", "href": address})
                link.text = "↩"
                paragraph.append(link)
                item.append(paragraph)
        return division


class _BlockToken(BlockProcessor):
    """A paragraph that is one token stays apart: no list or definition list swallows it."""

    def test(self, parent: Element, block: str) -> bool:
        del parent
        return TOKEN.fullmatch(block.strip("\n")) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        division = parent.makeelement("div", {})
        division.text = AtomicString(blocks.pop(0).strip("\n"))
        parent.append(division)
        return True


class _Tree(Treeprocessor):
    """Our changes to the tree, after all of Markdown's own."""

    def __init__(self, converter: markdown.Markdown, links: Links, language: str) -> None:
        super().__init__(converter)
        self.links = links
        self.language = language
        self.headings: list[Heading] = []
        self.images: list[str] = []
        self.problems: list[tuple[str, str, dict[str, str]]] = []

    def run(self, root: Element) -> None:
        align_cells(root)
        if self.language == "zh":
            join_lines(root)
        finished = finish_tree(root, self.links)
        self.headings.extend(finished.headings)
        self.images.extend(finished.images)
        self.problems.extend(finished.problems)


def _bounded(text: str) -> tuple[str, list[Problem]]:
    """Return a text on which Markdown cannot work for ever.

    Its search for the end of a link begins anew at every bracket, every heading or rule copies the
    rest of its block, and nested quotations and lists recurse: beyond what any prose needs,
    brackets are hidden, blocks are split and the nesting is cut off.
    """
    problems: list[Problem] = []
    text = _split_blocks(text.expandtabs(4), problems)
    total = text.count("[")
    paragraphs = text.split("\n\n")
    for index, paragraph in enumerate(paragraphs):
        if total <= MOST_BRACKETS and paragraph.count("[") <= MOST_BRACKETS_IN_PARAGRAPH:
            continue
        needle = paragraph[max(0, paragraph.find("[")) :][:40]
        limit = str(MOST_BRACKETS_IN_PARAGRAPH)
        if "[" in paragraph:
            problems.append(
                Problem(code="narrative/many-brackets", needle=needle, values={"limit": limit})
            )
        paragraphs[index] = paragraph.replace("[", BRACKET)
    text = "\n\n".join(paragraphs)

    def flattened(match: re.Match[str]) -> str:
        nested = match.group()
        if len(nested.split()) <= MOST_NESTED and nested.count(">") <= MOST_NESTED:
            return nested
        values = {"limit": str(MOST_NESTED)}
        problems.append(Problem(code="narrative/deep-nesting", needle=nested[:40], values=values))
        return "&gt; "

    return _DEEP_INDENT.sub(" " * 80, _NESTING.sub(flattened, text)), problems


def _split_blocks(text: str, problems: list[Problem]) -> str:
    """Return a text in which no block has more than ``MOST_LINES`` lines."""
    if text.count("\n") <= MOST_LINES:
        return text
    lines: list[str] = []
    length = 0
    for line in text.split("\n"):
        length = length + 1 if line.strip() else 0
        if length > MOST_LINES:
            values = {"limit": str(MOST_LINES)}
            problems.append(Problem(code="narrative/long-block", needle=line[:40], values=values))
            lines.append("")
            length = 1
        lines.append(line)
    return "\n".join(lines)
