"""A narrative as HTML: facts printed, references linked, figures and tables in their places."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from reportgen.narrative.displays import KINDS, Numbering
from reportgen.narrative.evaluate import Context
from reportgen.narrative.markdown import Converted, convert
from reportgen.narrative.model import BoundNumber, Narrative, Prose
from reportgen.narrative.problems import BindingError
from reportgen.narrative.sanitise import sanitise
from reportgen.narrative.segments import (
    AsIs,
    Choice,
    Code,
    Comment,
    Display,
    Markdown,
    Printed,
    Reference,
    Segment,
)
from reportgen.narrative.subject import subject_of
from reportgen.narrative.tokens import Token, Tokens, text_of
from reportgen.narrative.words import MISSING

if TYPE_CHECKING:
    from reportgen.narrative.model import Answers
    from reportgen.narrative.shown import Piece
    from reportgen.narrative.source_text import SourceText

Embed = Callable[[str, str], str]
"""HTML of a figure or table: kind, id. It carries the id ``fig-<id>`` or ``tbl-<id>``."""

Link = Callable[[str, str], str]
"""Address, from the page rendered: ``("page", stem)``, ``("term", id)``, ``("image", path)``."""

_LINE_START_HASH = re.compile(r"^(?=#)", re.MULTILINE)


def render_narrative(
    narrative: Narrative,
    facts: Answers,
    numbering: Numbering,
    embed: Embed,
    language: str,
    *,
    link: Link | None = None,
) -> Prose:
    """Return a narrative as HTML with its table of contents and the facts it prints.

    ``language`` is that of words and numbers.
    ``link``  without it what lies on other pages is named, not linked, and pictures are left out.
    Missing: a binding that has no answer prints ``…``; it has been told by ``check_narrative``.
    """
    subject, _ = subject_of(narrative, facts.config)
    context = Context(facts=facts, page=subject, language=language)
    writer = _Writer(narrative, context, numbering, embed, link or _nowhere)
    summary_mark = writer.write(narrative.summary, narrative.summary_source)
    body_mark = writer.write(narrative.body, narrative.source)
    summary = writer.convert(_LINE_START_HASH.sub(r"\\", summary_mark))
    body = writer.convert(body_mark)
    return Prose(
        summary_html=writer.html(summary).strip(),
        html=writer.html(body),
        toc=tuple(replace(h, text=writer.tokens.plain(h.text)) for h in body.headings),
        numbers=tuple(writer.numbers),
        displays=tuple(writer.displays),
        terms=tuple(dict.fromkeys(writer.terms)),
        images=tuple(dict.fromkeys((*summary.images, *body.images))),
        summary_text=writer.text(summary),
    )


def _nowhere(kind: str, identifier: str) -> str:
    del kind, identifier
    return ""


@dataclass(frozen=True)
class _PageLinks:
    """Addresses as the page rendered needs them."""

    folder: str
    link: Link

    def image(self, path: str) -> str:
        return self.link("image", path)


class _Writer:
    """Writes segments as Markdown with tokens, then the HTML with the tokens filled in."""

    def __init__(
        self,
        narrative: Narrative,
        context: Context,
        numbering: Numbering,
        embed: Embed,
        link: Link,
    ) -> None:
        self.narrative = narrative
        self.context = context
        self.numbering = numbering
        self.embed = embed
        self.link = link
        self.tokens = Tokens()
        self.numbers: list[BoundNumber] = []
        self.displays: list[tuple[str, str]] = []
        self.terms: list[str] = []
        self.tips = 0

    def write(self, segments: tuple[Segment, ...], source: SourceText) -> str:
        """Return segments as Markdown, only the branches that run."""
        return "".join(self._segment(segment, source) for segment in segments)

    def convert(self, text: str) -> Converted:
        links = _PageLinks(posixpath.dirname(self.narrative.path), self.link)
        return convert(text, self.context.language, links)

    def html(self, converted: Converted) -> str:
        """Return sanitised HTML with every token filled in."""
        return self.tokens.fill(sanitise(converted.html, self.tokens.plain), self._token)

    def text(self, converted: Converted) -> str:
        """Return the text alone, for descriptions."""
        plain = self.tokens.plain(text_of(sanitise(converted.html, self.tokens.plain)))
        return " ".join(plain.split())

    def _segment(self, segment: Segment, source: SourceText) -> str:
        if isinstance(segment, Markdown):
            return segment.text
        if isinstance(segment, AsIs):
            return self.tokens.add(Token(text=segment.text))
        if isinstance(segment, Code):
            return self.tokens.add(_code(segment))
        if isinstance(segment, Printed):
            return self._printed(segment, source)
        if isinstance(segment, Display):
            return self._display(segment)
        if isinstance(segment, Reference):
            return self.tokens.add(self._reference(segment))
        if isinstance(segment, Comment):
            return ""
        return self._choice(segment, source)

    def _choice(self, choice: Choice, source: SourceText) -> str:
        for branch in choice.branches:
            if branch.is_else or self._holds(branch.condition):
                return self.write(branch.body, source)
        return ""

    def _holds(self, condition: object) -> bool:
        """Return whether a condition holds; one that cannot be answered does not."""
        if condition is None:
            return False
        try:
            return self.context.test(condition)  # type: ignore[arg-type]
        except BindingError:
            return False

    def _printed(self, printed: Printed, source: SourceText) -> str:
        pieces: tuple[Piece, ...] = ()
        if printed.expression is not None:
            try:
                pieces = self.context.pieces(printed.expression)
            except BindingError:
                pieces = ()
        if not pieces:
            return self.tokens.add(Token(text=MISSING, css="missing"))
        line = source.line_of(printed.span.start)
        tokens = (Token(text=piece.text, fact=piece.fact, line=line) for piece in pieces)
        return "".join(self.tokens.add(token) for token in tokens)

    def _display(self, display: Display) -> str:
        key = (display.kind, display.id)
        placement = self.numbering.displays.get(key)
        if placement is None or placement.stem != self.narrative.stem or key in self.displays:
            return "\n\n"
        self.displays.append(key)
        label = placement.label(self.context.language)
        return self.tokens.add(Token(text=label, html=self.embed(*key), is_block=True))

    def _reference(self, reference: Reference) -> Token:
        if reference.kind == "term":
            return self._term(reference)
        language = self.context.language
        if reference.kind == "ch":
            chapter = self.numbering.chapters.get(reference.id)
            if chapter is None:
                return _unresolved(reference)
            text = reference.text or chapter.label(language)
            return Token(text=text, href=self.link("page", reference.id), css="ref")
        placement = self.numbering.displays.get((KINDS[reference.kind], reference.id))
        if placement is None:
            return _unresolved(reference)
        is_here = placement.stem == self.narrative.stem
        page = "" if is_here else self.link("page", placement.stem)
        href = f"{page}#{placement.anchor}" if is_here or page else ""
        text = reference.text or placement.label(language)
        return Token(text=text, href=href, css="ref")

    def _term(self, reference: Reference) -> Token:
        term = self.context.facts.config.terms.get(reference.id)
        if term is None:
            return _unresolved(reference)
        self.terms.append(reference.id)
        language = self.context.language
        return Token(
            text=reference.text or term.term.get(language),
            href=self.link("term", reference.id),
            title=term.definition.get(language),
            css="term",
        )

    def _token(self, token: Token, is_inside_link: bool) -> str:
        """Return the HTML of a token; the facts printed are counted in the order of the page."""
        if token.html or token.is_block:
            return token.html
        attributes = {"class": token.css, "title": token.title}
        href = token.href
        if token.fact is not None:
            n = len(self.numbers) + 1
            self.numbers.append(BoundNumber(n=n, text=token.text, fact=token.fact, line=token.line))
            attributes, href = {"class": "num", "id": f"r{n}"}, f"#n{n}"
        written = "".join(f' {name}="{escape(v)}"' for name, v in attributes.items() if v)
        if href and token.css == "term" and token.title and not is_inside_link:
            return self._defined(token)
        if href and not is_inside_link:
            return f'<a{written} href="{escape(href)}">{escape(token.text)}</a>'
        return f"<span{written}>{escape(token.text)}</span>" if written else escape(token.text)

    def _defined(self, token: Token) -> str:
        """Return a link to a term with its definition, which a page shows beside it when asked."""
        self.tips += 1
        tip = f"tip-{self.tips}"
        return (
            f'<span class="defined"><a class="term" href="{escape(token.href)}"'
            f' aria-describedby="{tip}">{escape(token.text)}</a>'
            f'<span class="tip" role="tooltip" id="{tip}">{escape(token.title)}</span></span>'
        )


def _code(code: Code) -> Token:
    html = f"<code>{escape(code.text)}</code>"
    if code.is_block:
        html = f'<pre tabindex="0">{html}</pre>'
    return Token(text=code.text, html=html, is_block=code.is_block)


def _unresolved(reference: Reference) -> Token:
    return Token(text=reference.text or reference.id, css="missing")
