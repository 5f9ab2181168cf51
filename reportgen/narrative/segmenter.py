"""Cutting a narrative into segments, in one pass over its characters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.findings import Finding
from reportgen.narrative.code_spans import find_code
from reportgen.narrative.expressions import LONGEST, Call, Expression, parse_expression
from reportgen.narrative.problems import BindingError, quoted, suggest
from reportgen.narrative.segments import (
    AsIs,
    Branch,
    Choice,
    Code,
    Comment,
    Display,
    Markdown,
    Printed,
    Reference,
    Segment,
)
from reportgen.narrative.source_text import SourceText, Span, clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DEEPEST = 20
DISPLAYS = ("figure", "table")
REFERENCES = ("fig", "tbl", "ch", "term")
TAGS = ("if", "elif", "else", "endif")

_OPENER = re.compile(r"\\(?:\{[{%@]|.)|\{[{%@]|<!--")
_INSIDE = re.compile(
    r"""(?P<string>"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\\\n]*(?:\\.[^'\\\n]*)*')"""
    r"|(?P<close>\}\}|%\})|(?P<stop>\{[{%]|\n[ \t]*\n)"
)
_REFERENCE = re.compile(r"\{@([A-Za-z]{1,20}):([^{}|\n]{1,100})(?:\|([^{}|\n]{1,100}))?\}")
_REST_OF_LINE = re.compile(r"[ \t]*(?:\n|\Z)")
_FALLBACK_STOP = re.compile(r"\{[{%]|\n")
_TAG = re.compile(r"\s*([A-Za-z]{0,20})(?![A-Za-z])")


def cut(
    source: SourceText, start: int, *, with_displays: bool = True
) -> tuple[tuple[Segment, ...], tuple[Finding, ...]]:
    """Return the segments of ``source.text`` from ``start`` on, and what is wrong with them.

    ``with_displays`` is false where figures have no place: in a summary.
    """
    segmenter = _Segmenter(source, start, with_displays=with_displays)
    return segmenter.run(), tuple(segmenter.findings)


@dataclass
class _Open:
    """A condition not closed yet; ``ignored`` when it is nested too deeply."""

    span: Span
    ignored: bool = False
    has_else: bool = False
    condition: Expression | None = None
    branches: list[Branch] = field(default_factory=list)
    body: list[Segment] = field(default_factory=list)

    def close_branch(self) -> None:
        self.branches.append(Branch(self.condition, self.has_else, tuple(self.body)))
        self.body = []


class _Segmenter:
    """Walks the text once; ``self.body`` is where segments go at the moment."""

    def __init__(self, source: SourceText, start: int, *, with_displays: bool) -> None:
        self.source = source
        self.text = source.text
        self.position = start
        self.with_displays = with_displays
        self.findings: list[Finding] = []
        self.top: list[Segment] = []
        self.stack: list[_Open] = []
        self.last_close = {close: self.text.rfind(close) for close in ("}}", "%}", "-->")}

    @property
    def body(self) -> list[Segment]:
        return self.stack[-1].body if self.stack else self.top

    def tell(self, code: str, span: Span, **values: str) -> None:
        self.findings.append(Finding(code=code, location=self.source.place(span), values=values))

    def run(self) -> tuple[Segment, ...]:
        for code in find_code(self.text, self.position):
            if code.span.start < self.position:
                continue  # backticks inside a binding
            self.read_until(code.span.start)
            if code.span.start < self.position:
                continue
            self.body.append(Code(clean(code.text), code.is_block, code.span))
            self.position = code.span.end
            if not code.is_closed:
                self.tell("narrative/fence-not-closed", Span(code.span.start, code.span.start + 3))
        self.read_until(len(self.text))
        while self.stack:
            self.tell("binding/if-not-closed", self.stack[-1].span)
            self.end_if()
        return tuple(self.top)

    def read_until(self, end: int) -> None:
        """Read from the current position to ``end``, or further if a binding reaches beyond."""
        while self.position < end:
            match = _OPENER.search(self.text, self.position, end)
            if match is None:
                self.literal(self.position, end)
                self.position = end
                return
            opener = match.group()
            if opener[0] == "\\" and opener[1] != "{":
                self.literal(self.position, match.end())
                self.position = match.end()
                continue
            self.literal(self.position, match.start())
            self.position = match.end()
            if opener[0] == "\\":
                if len(opener) == 3:
                    self.body.append(AsIs(opener[1:]))
                else:
                    self.literal(match.start(), match.end())
            else:
                _OPENERS[opener](self, match.start())

    def literal(self, start: int, end: int) -> None:
        if start < end:
            self.body.append(Markdown(clean(self.text[start:end]), Span(start, end)))

    def binding(self, start: int) -> None:
        inner = self.inside(start, "}}")
        if inner is None:
            return
        first = self.text.find("}}", inner.start, inner.end)
        if first >= 0 and not _is_readable(self.text, inner):
            inner = Span(inner.start, first)  # an open quote had swallowed the braces
        span = Span(start, inner.end + 2)
        self.position = span.end
        expression = self.parse(inner)
        display = self.display(expression, span) if expression is not None else None
        self.body.append(display or Printed(expression, span))

    def parse(self, inner: Span) -> Expression | None:
        try:
            return parse_expression(self.text, inner)
        except BindingError as error:
            self.findings.append(error.finding(self.source))
            return None

    def display(self, expression: Expression, span: Span) -> Segment | None:
        """Return the figure or table a binding places; None for other bindings."""
        if not isinstance(expression, Call) or expression.name not in DISPLAYS:
            return None
        arguments = expression.arguments
        if len(arguments) != 1 or arguments[0].name or not isinstance(arguments[0].value, str):
            self.tell("binding/display-argument", expression.span, kind=expression.name)
        elif not self.with_displays or not self.is_alone(span, indent=3):
            self.tell("binding/display-not-alone", span, kind=expression.name)
        elif self.stack:
            self.tell("binding/display-in-condition", span, kind=expression.name)
        else:
            return Display(expression.name, arguments[0].value, span)
        return Printed(None, span)

    def reference(self, start: int) -> None:
        match = _REFERENCE.match(self.text, start)
        span = Span(start, match.end() if match else start + 2)
        self.position = span.end
        if match is None:
            self.tell("ref/syntax", span)
            self.body.append(AsIs("{@"))
            return
        kind, target, text = match[1], match[2].strip(), (match[3] or "").strip()
        if kind not in REFERENCES:
            values = {"kind": kind, "suggestion": suggest(kind, REFERENCES)}
            self.tell("ref/unknown-kind", span, **values)
            self.body.append(AsIs(match.group()))
            return
        self.body.append(Reference(kind, target, clean(text), span))

    def tag(self, start: int) -> None:
        inner = self.inside(start, "%}")
        if inner is None:
            return
        span = Span(start, inner.end + 2)
        self.position = span.end
        self.drop_own_line(span)
        word = _TAG.match(self.text, inner.start, inner.end)
        name = word[1] if word else ""
        rest = Span(word.end() if word else inner.start, inner.end)
        if name not in TAGS:
            shown = name or quoted(self.text[inner.start : inner.end])
            self.tell("binding/unknown-tag", span, name=shown, suggestion=suggest(shown, TAGS))
            return
        if name in {"else", "endif"} and self.text[rest.start : rest.end].strip():
            self.tell("binding/tag-with-more", rest, name=name)
        if name == "if":
            self.begin_if(span, rest)
        elif not self.stack or (name != "endif" and self.stack[-1].has_else):
            self.tell("binding/stray-tag", span, name=name)
        elif name == "endif":
            self.end_if()
        else:
            self.stack[-1].close_branch()
            self.stack[-1].has_else = name == "else"
            self.stack[-1].condition = self.parse(rest) if name == "elif" else None

    def begin_if(self, span: Span, rest: Span) -> None:
        ignored = len(self.stack) >= DEEPEST
        if ignored:
            self.tell("binding/too-deep", span, limit=str(DEEPEST))
        self.stack.append(_Open(span, ignored=ignored, condition=self.parse(rest)))

    def end_if(self) -> None:
        opened = self.stack.pop()
        opened.close_branch()
        if not opened.ignored:
            self.body.append(Choice(tuple(opened.branches), opened.span))

    def inside(self, start: int, close: str) -> Span | None:
        """Return what stands between an opener and its ``close``; None when it is not closed.

        An unclosed opener is told and then printed as it is; reading goes on behind it.
        """
        begin = start + 2
        limit = begin + LONGEST + 200
        for match in _INSIDE.finditer(self.text, begin, limit):
            if match["close"] == close:
                return Span(begin, match.start())
            if match["stop"]:
                break
        end = self.text.find(close, begin, limit)
        stop = _FALLBACK_STOP.search(self.text, begin, end if end >= 0 else limit)
        if end >= 0 and stop is None:
            return Span(begin, end)
        is_long = stop is None and self.last_close[close] >= limit
        code = "binding/too-long" if is_long else "binding/not-closed"
        values = {"limit": str(LONGEST)} if is_long else {"close": close}
        self.tell(code, Span(start, begin), **values)
        self.body.append(AsIs(self.text[start:begin]))
        return None

    def comment(self, start: int) -> None:
        """Leave a comment out; one that is not closed is printed as it is."""
        if self.last_close["-->"] < start:
            self.literal(start, self.position)
            return
        end = self.text.index("-->", start) + 3
        self.position = end
        self.drop_own_line(Span(start, end))
        self.body.append(Comment(self.text[start + 4 : end - 3].strip(), Span(start, end)))

    def drop_own_line(self, span: Span) -> None:
        """Leave no empty line where a tag or a comment has a line of its own."""
        if not self.is_alone(span, indent=40):
            return
        last = self.body[-1] if self.body else None
        if isinstance(last, Markdown):
            self.body[-1] = Markdown(last.text.rstrip(" \t"), last.span)
        rest = _REST_OF_LINE.match(self.text, span.end)
        self.position = rest.end() if rest else span.end

    def is_alone(self, span: Span, *, indent: int) -> bool:
        """Return whether nothing else stands on the line, and at most ``indent`` spaces before."""
        begin = max(0, span.start - indent - 1)
        before = self.text[begin : span.start].rstrip(" ")
        starts = before.endswith("\n") or not (before or begin)
        return starts and _REST_OF_LINE.match(self.text, span.end) is not None


def _is_readable(text: str, inner: Span) -> bool:
    try:
        parse_expression(text, inner)
    except BindingError:
        return False
    return True


_OPENERS: Mapping[str, Callable[[_Segmenter, int], None]] = {
    "{{": _Segmenter.binding,
    "{%": _Segmenter.tag,
    "{@": _Segmenter.reference,
    "<!--": _Segmenter.comment,
}
