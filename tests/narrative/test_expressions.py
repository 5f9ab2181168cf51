"""What stands between the braces: read, refused, and where exactly the mistake is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.narrative.expressions import (
    LONGEST,
    Call,
    Compare,
    Constant,
    Either,
    Filter,
    Logic,
    Not,
    parse_expression,
)
from reportgen.narrative.problems import BindingError
from reportgen.narrative.source_text import Span
from tests.narrative.project import findings_of


def parse(text: str):
    return parse_expression(text, Span(0, len(text)))


def error_of(text: str) -> BindingError:
    with pytest.raises(BindingError) as caught:
        parse(text)
    return caught.value


def test_a_call_has_constants_as_arguments():
    call = parse(' value("index", year=2023, region="苏州") ')
    assert isinstance(call, Call)
    assert [(a.name, a.value) for a in call.arguments] == [
        ("", "index"),
        ("year", Decimal(2023)),
        ("region", "苏州"),
    ]


def test_columns_count_characters_behind_hanzi():
    call = parse('value("苏州市", region="南京")')
    assert isinstance(call, Call)
    assert call.arguments[1].name_span == Span(13, 19)
    assert call.arguments[1].span == Span(20, 24)


def test_every_allowed_form_is_read():
    assert isinstance(parse("value() | decimals(1) | plain"), Filter)
    assert isinstance(parse("0 < growth() <= 0.5"), Compare)
    assert isinstance(parse("growth() > 0 and not yoy() > 1 or True"), Logic)
    assert isinstance(parse("not growth() > 0"), Not)
    assert isinstance(parse('"升" if growth() > -0.5 else "降"'), Either)
    assert parse("-0.5") == Constant(Decimal("-0.5"), Span(0, 4))


def test_a_binding_may_go_over_two_lines():
    assert isinstance(parse('value("index",\n  year=2023)'), Call)


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('x')",
        "().__class__",
        "value.__class__",
        "value().fact",
        "9**9**9",
        "1 + 2",
        "'a' * 10000000",
        "[x for x in value()]",
        "{'a': 1}",
        "lambda: 1",
        "f'{value()}'",
        "value(*'ab')",
        "value(**{})",
        "value()[0]",
        "(x := 1)",
        "b'bytes'",
        "...",
        "1j",
        "1e999",
        "~1",
        "+1",
        "--1",
        "value(value())",
        "value() | value().x",
        "'a' in 'b'",
        "await x",
        "value(f'{1}')",
    ],
)
def test_nothing_that_computes_or_reaches_out_is_possible(text):
    assert error_of(text).code in {"binding/not-allowed", "binding/syntax"}


@pytest.mark.parametrize("text", ["open", "index", "value"])
def test_a_bare_name_is_no_call(text):
    assert error_of(text).code == "binding/not-a-call"


def test_an_unknown_name_that_is_called_is_only_looked_up():
    (finding,) = findings_of('{{ eval("1") }}')
    assert finding.code == "binding/unknown-function"


def test_an_argument_without_quotes_is_told_as_such():
    error = error_of("value(index)")
    assert (error.code, error.span, error.values["name"]) == (
        "binding/not-quoted",
        Span(6, 11),
        "index",
    )


@pytest.mark.parametrize(
    ("text", "mark", "at"),
    [
        ('value（"index"）', "（", 5),
        ("value(“index”)", "“", 6),
        ('value("a"，since=2018)', "，", 9),
        ('value("a")｜plain', "｜", 10),
    ],
)
def test_full_width_marks_are_named_with_their_place(text, mark, at):
    error = error_of(text)
    assert (error.code, error.values["mark"], error.span.start) == ("binding/full-width", mark, at)


def test_full_width_marks_inside_a_text_are_fine():
    assert isinstance(parse('"（升）" if growth() > 0 else "“降”"'), Either)


def test_a_mistake_of_syntax_has_its_column():
    error = error_of('value("index" since=2018)')
    assert error.code == "binding/syntax"
    assert error.span.start in {6, 14}


def test_an_odd_escape_is_a_mistake_and_no_warning():
    assert error_of(r'value("\d")').code == "binding/syntax"


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_binding_is_told(text):
    assert error_of(text).code == "binding/empty"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 400 + ")" * 400,
        "not " * 200 + "True",
        "-" * 600 + "1",
        "'" + "a" * LONGEST + "'",
        "value(" * 100,
        "9" * (LONGEST + 1),
    ],
)
def test_a_long_or_deep_expression_is_refused_without_being_read(text):
    assert error_of(text).code in {"binding/too-long", "binding/syntax", "binding/not-allowed"}


def test_a_null_character_is_a_mistake_of_syntax():
    assert error_of("value('\0')").code == "binding/syntax"
