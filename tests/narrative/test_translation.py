"""Translations: what has changed since, what is missing, whose numbers differ, and how it is kept."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.config.models import Report
from reportgen.narrative.read import read_narrative
from reportgen.narrative.translation.blocks import blocks_of, mark_of
from reportgen.narrative.translation.fallback import narratives_in
from reportgen.narrative.translation.numbers import amount_of
from reportgen.narrative.translation.pairs import pair_up
from reportgen.narrative.translation.stamps import stamped

CHINESE = """\
---
title: 进展
summary: 指数为{{ value("index") }}。
---

## 总体

指数为{{ value("index") }}，
较上年增长{{ yoy("index") }}。

- 甲
- 乙

## 其他

没有公布。[^1]

{{ figure("growth") }}

[^1]: 《年鉴》。
"""
ENGLISH = """\
---
title: Progress
summary: The index is {{ value("index") }}.
---

## Overall

The index is {{ value("index") }}, up {{ yoy("index") }}.

- Alpha
- Beta

## Other

Not published.[^1]

{{ figure("growth") }}

[^1]: Yearbook.
"""
REPORT = Report.model_validate(
    {"schema_version": 1, "id": "r", "edition": "E", "address": "a", "title": "t",
     "languages": ["zh", "en"], "chapters": ["progress", "talent"],
     "defaults": {"region": "1", "indicator": "index", "period": "2023"}}
)  # fmt: skip


def read(text, language, stem="progress"):
    narrative, _ = read_narrative(f"content/narrative/{language}/{stem}.md", text, language)
    return narrative


def pair(chinese, english):
    return pair_up(read(chinese, "zh"), read(english, "en"))


def linked(chinese=CHINESE, english=ENGLISH):
    return stamped(english, pair(chinese, english), frozenset())[0]


def shown(translation):
    """Return what stands beside what, by the line in either file, with + where it is current."""
    return [
        (
            one.original.location.line if one.original else None,
            one.translated.location.line if one.translated else None,
            "+" if one.is_current else "-",
        )
        for one in translation.pairs
    ]


def test_a_block_is_a_heading_a_paragraph_a_list_or_a_note_and_no_figure():
    blocks = blocks_of(read(CHINESE, "zh"))
    assert [(block.kind, block.location.line) for block in blocks] == [
        ("front", 2), ("heading", 6), ("text", 8), ("list", 11), ("heading", 14), ("text", 16),
        ("note", 20),
    ]  # fmt: skip


def test_code_with_empty_lines_in_it_is_one_block():
    text = "---\ntitle: T\n---\n文字：\n\n```text\na\n\n## b\n\n```\n\n后文。\n"
    assert [block.location.line for block in blocks_of(read(text, "zh"))] == [2, 4, 6, 13]


@given(st.lists(st.sampled_from([" ", "\n", "\t", "　"]), min_size=5, max_size=5))
def test_a_mark_does_not_depend_on_spaces_and_line_breaks(blanks):
    pieces = ["指数", "为", '{{ value("index") }}', "，较", "上年"]
    spaced = "".join(piece + blank for piece, blank in zip(pieces, blanks, strict=True))
    assert mark_of(spaced) == mark_of("".join(pieces))


def test_a_mark_depends_on_the_binding_and_not_on_a_comment():
    plain = blocks_of(read(CHINESE, "zh"))[2]
    other = blocks_of(read(CHINESE.replace('yoy("index")', 'yoy("index", period=2022)'), "zh"))[2]
    excused = blocks_of(read(CHINESE.replace("\n指数为", "\n指数<!-- 待核 -->为"), "zh"))[2]
    assert plain.mark != other.mark
    assert plain.mark == excused.mark


def test_every_block_is_paired_in_order_and_after_recording_is_current():
    assert shown(pair(CHINESE, ENGLISH)) == [
        (2, 2, "-"), (6, 6, "-"), (8, 8, "-"), (11, 10, "-"), (14, 13, "-"), (16, 15, "-"),
        (20, 19, "-"),
    ]  # fmt: skip
    assert {state for _, _, state in shown(pair(CHINESE, linked()))} == {"+"}


def test_recording_twice_changes_nothing():
    once = linked()
    assert stamped(once, pair(CHINESE, once), frozenset()) == (once, 0)


def test_recording_adds_its_lines_and_leaves_every_other_one():
    added = [line for line in linked().split("\n") if "translates" not in line]
    assert added == ENGLISH.split("\n")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_the_byte_order_mark_stay_as_they_are(end):
    raw = "\ufeff" + ENGLISH.replace("\n", end)
    marked, count = stamped(raw, pair(CHINESE, raw), frozenset())
    assert count == 7
    assert marked == "\ufeff" + linked().replace("\n", end)


def test_a_changed_paragraph_is_paired_with_the_one_that_translated_it():
    changed = CHINESE.replace("没有公布。", "尚未公布。")
    states = shown(pair(changed, linked()))
    assert [one for one in states if one[2] == "-"] == [(16, 21, "-")]


def test_only_the_paragraph_at_the_line_named_is_recorded():
    changed = CHINESE.replace("没有公布。", "尚未公布。").replace("- 乙", "- 丙")
    english = linked()
    line = english.split("\n").index("Not published.[^1]") + 1
    marked, count = stamped(english, pair(changed, english), frozenset({line}))
    assert count == 1
    left = [one for one in shown(pair(changed, marked)) if one[2] == "-"]
    assert [original for original, _, _ in left] == [11]


def test_a_paragraph_put_in_is_missing_and_no_other_one_is_outdated():
    longer = CHINESE.replace("- 甲", "新的一段。\n\n- 甲")
    states = shown(pair(longer, linked()))
    assert [one for one in states if one[2] == "-"] == [(11, None, "-")]


def test_a_paragraph_taken_out_leaves_a_translation_without_an_original():
    shorter = CHINESE.replace("- 甲\n- 乙\n\n", "")
    states = shown(pair(shorter, linked()))
    assert [one[0] for one in states if one[2] == "-"] == [None]


def test_paragraphs_that_changed_places_are_still_known():
    swapped = CHINESE.replace("- 甲\n- 乙\n\n", "").replace("[^1]: ", "- 甲\n- 乙\n\n[^1]: ")
    assert {state for _, _, state in shown(pair(swapped, linked()))} == {"+"}


@pytest.mark.parametrize(
    "comment", ["<!-- translates: -->", "<!--translates:xyz-->", "<!-- TRANSLATES： 12 345 -->"]
)
def test_a_comment_that_says_nothing_useful_is_corrected_in_its_place(comment):
    english = ENGLISH.replace("Not published", f"{comment}\nNot published")
    marked = linked(english=english)
    assert marked.lower().count("translates") == 7
    assert {state for _, _, state in shown(pair(CHINESE, marked))} == {"+"}


def test_front_matter_that_ends_the_file_takes_a_mark():
    chinese, english = "---\ntitle: 甲\n---", "---\ntitle: A\n---"
    marked = linked(chinese, english)
    assert marked == f'---\ntitle: A\ntranslates: "{mark_of("甲")}"\n---'


TEXT = st.text(alphabet="a甲\n #-|`{}%<!>[]^:\r*.1 ", max_size=120)


@given(TEXT, TEXT)
def test_any_two_texts_are_paired_and_recorded_without_a_surprise(chinese, english):
    head = "---\ntitle: T\n---\n"
    chinese, english = head + chinese, head + english
    before = pair(chinese, english)
    marked, count = stamped(english, before, frozenset())
    both = sum(one.original is not None and one.translated is not None for one in before.pairs)
    assert count == both
    kept = [line for line in marked.splitlines() if "translates" not in line]
    assert kept == english.splitlines()


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("198.35万人年", "1.9835 million person-years"),
        ("744.32亿元", "74.432 billion yuan"),
        ("1.0167万亿元", "1.0167 trillion yuan"),
        ("约1.9万件", "about 19,000 patents"),
        ("5000件以上", "at least 5,000 patents"),
        ("第2位", "2nd"),
        ("8.55%", "8.55%"),
    ],
)
def test_an_amount_is_the_same_in_either_language(chinese, english):
    assert amount_of(chinese) == amount_of(english) is not None


def test_an_amount_is_read_with_its_scale_and_only_where_there_is_one_number():
    assert amount_of("198.35万人年") == Decimal(1983500)
    assert amount_of("近1/3") is None
    assert amount_of("增长") is None


def test_a_page_without_a_translation_shows_the_original():
    chinese = {stem: read(CHINESE, "zh", stem) for stem in ("progress", "talent")}
    narratives = {("progress", "en"): read(ENGLISH, "en")}
    narratives |= {(stem, "zh"): one for stem, one in chinese.items()}
    shown_in = narratives_in("en", narratives, REPORT)
    assert {stem: one.language for stem, one in shown_in.items()} == {
        "progress": "en", "talent": "zh",
    }  # fmt: skip


def test_a_landing_page_translates_the_landing_page_whatever_its_file_is_called():
    front = "---\ntitle: T\npage: landing\n---\n"
    narratives = {
        ("index", "zh"): read(front, "zh", "index"),
        ("home", "en"): read(front, "en", "home"),
    }
    assert set(narratives_in("en", narratives, REPORT)) == {"home"}
