"""What stands between ``{{`` and ``}}``: parsed into a few forms, never executed.

Python's own parser reads the text (one expression, ``ast``); the tree is then turned into the
forms below and everything else is refused with its place. Allowed: calls by plain name with
constants as arguments, filters after ``|``, comparisons, ``and or not``, ``x if y else z``.
"""

from __future__ import annotations

import ast
import re
import warnings
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from reportgen.narrative.problems import BindingError, quoted
from reportgen.narrative.source_text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST = 500
MOST_NODES = 200

Plain = str | Decimal | bool | None
ConstantValue = Plain | tuple[str, ...]

_FULL_WIDTH = re.compile("[“”‘’「」（），：；｜＝＞＜！【】　]")
_STRING = re.compile(r"""\"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""")
_COMPARISONS: Mapping[type[ast.cmpop], str] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.Is: "is", ast.IsNot: "is not",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Constant:
    """A text, number, True, False, None, or a list of texts (of regions)."""

    value: ConstantValue
    span: Span


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a call or filter; ``name`` is empty for a positional one."""

    name: str
    value: ConstantValue
    span: Span
    name_span: Span


@dataclass(frozen=True, slots=True)
class Call:
    """A function by name with constant arguments."""

    name: str
    arguments: tuple[Argument, ...]
    span: Span
    name_span: Span

    @property
    def meaning(self) -> tuple[object, ...]:
        """Return what is asked, without the place it is asked at."""
        return (self.name, tuple((a.name, a.value) for a in self.arguments))


@dataclass(frozen=True, slots=True)
class Filter:
    """``subject | name(arguments)``."""

    subject: Expression
    call: Call
    span: Span


@dataclass(frozen=True, slots=True)
class Compare:
    """``a < b <= c``: one operand more than operators."""

    operands: tuple[Expression, ...]
    operators: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Logic:
    """``and`` (``is_and``) or ``or`` of two or more operands."""

    is_and: bool
    operands: tuple[Expression, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Not:
    """``not operand``."""

    operand: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Either:
    """``then if test else otherwise``."""

    test: Expression
    then: Expression
    otherwise: Expression
    span: Span


Expression = Constant | Call | Filter | Compare | Logic | Not | Either


def parse_expression(text: str, span: Span) -> Expression:
    """Return the expression in ``text[span.start:span.end]``, every span counted in ``text``.

    Raises: BindingError ``binding/...`` with the place of what cannot be read.
    """
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    inner = inner.strip().replace("\n", " ")
    whole = Span(start, start + len(inner))
    if not inner:
        raise BindingError("binding/empty", span)
    if len(inner) > LONGEST:
        raise BindingError("binding/too-long", whole, limit=str(LONGEST))
    tree = _parse(inner, whole)
    if sum(1 for _ in ast.walk(tree)) > MOST_NODES:
        raise BindingError("binding/too-long", whole, limit=str(LONGEST))
    return _Reader(inner, start).expression(tree.body)


def _parse(inner: str, whole: Span) -> ast.Expression:
    """Return Python's tree of the text; a warning (an odd escape) counts as a mistake."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return ast.parse(inner, mode="eval")
    except SyntaxError as error:
        offset = (error.offset or 1) - 1 if (error.lineno or 1) == 1 else 0
        raise _syntax(inner, whole, min(max(offset, 0), len(inner) - 1)) from None
    except (ValueError, RecursionError, MemoryError, Warning):
        raise _syntax(inner, whole, 0) from None


def _syntax(inner: str, whole: Span, offset: int) -> BindingError:
    """Return the error for unreadable text; full-width marks are named, being the usual cause."""
    blanked = _STRING.sub(lambda match: " " * len(match.group()), inner)
    mark = _FULL_WIDTH.search(blanked)
    if mark:
        place = Span(whole.start + mark.start(), whole.start + mark.end())
        return BindingError("binding/full-width", place, mark=mark.group())
    start = whole.start + offset
    return BindingError(
        "binding/syntax", Span(start, max(start + 1, whole.end)), text=quoted(inner)
    )


class _Reader:
    """Turns Python's tree into our forms; ``start`` is where the text begins in the file."""

    def __init__(self, inner: str, start: int) -> None:
        self.inner = inner
        self.raw = inner.encode("utf-8", "surrogatepass")
        self.start = start

    def expression(self, node: ast.expr) -> Expression:
        read = _FORMS.get(type(node))
        if read is None:
            raise self.refuse(node)
        return read(self, node)

    def span(self, node: ast.expr | ast.keyword) -> Span:
        """Return the place of a node: Python counts bytes, we count characters."""
        end = node.end_col_offset or node.col_offset
        return Span(
            self.start + self._characters(node.col_offset), self.start + self._characters(end)
        )

    def refuse(self, node: ast.expr) -> BindingError:
        span = self.span(node)
        text = self.inner[span.start - self.start : span.end - self.start]
        return BindingError("binding/not-allowed", span, text=quoted(text))

    def constant(self, node: ast.expr) -> Constant:
        """Return a constant, also a negative number or a list of texts."""
        if isinstance(node, ast.Name):
            raise BindingError("binding/not-quoted", self.span(node), name=node.id)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            inner = self.constant(node.operand).value
            if isinstance(node.operand, ast.Constant) and isinstance(inner, Decimal):
                return Constant(-inner, self.span(node))
        if isinstance(node, ast.List | ast.Tuple):
            items = tuple(self.constant(item).value for item in node.elts)
            if all(isinstance(item, str) for item in items):
                return Constant(cast("tuple[str, ...]", items), self.span(node))
        if isinstance(node, ast.Constant):
            return Constant(self._plain(node), self.span(node))
        raise self.refuse(node)

    def call(self, node: ast.expr) -> Call:
        """Return ``name(...)``, or a bare ``name`` where a filter is meant."""
        if isinstance(node, ast.Name):
            return Call(node.id, (), self.span(node), self.span(node))
        if not isinstance(node, ast.Call):
            raise self.refuse(node)
        if not isinstance(node.func, ast.Name):
            raise self.refuse(node.func)
        arguments = [self._argument("", item, None) for item in node.args]
        for keyword in node.keywords:
            if keyword.arg is None:
                raise self.refuse(keyword.value)
            arguments.append(self._argument(keyword.arg, keyword.value, keyword))
        return Call(node.func.id, tuple(arguments), self.span(node), self.span(node.func))

    def filter(self, node: ast.expr) -> Filter:
        binary = cast("ast.BinOp", node)
        if not isinstance(binary.op, ast.BitOr):
            raise self.refuse(node)
        return Filter(self.expression(binary.left), self.call(binary.right), self.span(node))

    def compare(self, node: ast.expr) -> Compare:
        comparison = cast("ast.Compare", node)
        operators = tuple(_COMPARISONS.get(type(op), "") for op in comparison.ops)
        if not all(operators):
            raise self.refuse(node)
        operands = (comparison.left, *comparison.comparators)
        return Compare(
            tuple(self.expression(item) for item in operands), operators, self.span(node)
        )

    def logic(self, node: ast.expr) -> Logic:
        boolean = cast("ast.BoolOp", node)
        operands = tuple(self.expression(item) for item in boolean.values)
        return Logic(isinstance(boolean.op, ast.And), operands, self.span(node))

    def unary(self, node: ast.expr) -> Expression:
        unary = cast("ast.UnaryOp", node)
        if isinstance(unary.op, ast.Not):
            return Not(self.expression(unary.operand), self.span(node))
        return self.constant(node)

    def either(self, node: ast.expr) -> Either:
        choice = cast("ast.IfExp", node)
        test, then, otherwise = (choice.test, choice.body, choice.orelse)
        return Either(
            self.expression(test),
            self.expression(then),
            self.expression(otherwise),
            self.span(node),
        )

    def name(self, node: ast.expr) -> Expression:
        name = cast("ast.Name", node)
        raise BindingError("binding/not-a-call", self.span(node), name=name.id)

    def _argument(self, name: str, node: ast.expr, keyword: ast.keyword | None) -> Argument:
        constant = self.constant(node)
        place = constant.span
        if keyword is not None:
            begin = self.span(keyword).start
            place = Span(begin, begin + len(name))
        return Argument(name, constant.value, constant.span, place)

    def _plain(self, node: ast.Constant) -> Plain:
        value = node.value
        if value is None or isinstance(value, str | bool):
            return value
        if isinstance(value, int):
            return Decimal(value)
        if isinstance(value, float) and value - value == 0:  # not infinite
            return Decimal(repr(value))
        raise self.refuse(node)

    def _characters(self, offset: int) -> int:
        return len(self.raw[:offset].decode("utf-8", "surrogatepass"))


_FORMS: Mapping[type[ast.expr], Callable[[_Reader, ast.expr], Expression]] = {
    ast.Constant: _Reader.constant,
    ast.Call: _Reader.call,
    ast.BinOp: _Reader.filter,
    ast.Compare: _Reader.compare,
    ast.BoolOp: _Reader.logic,
    ast.UnaryOp: _Reader.unary,
    ast.IfExp: _Reader.either,
    ast.Name: _Reader.name,
}
