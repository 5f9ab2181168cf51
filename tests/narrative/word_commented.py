"""A document with comments from the program, looked at for all that must not have changed."""

from __future__ import annotations

from lxml import etree

from reportgen.narrative.word import Comment, add_comments, read_word
from tests.narrative.word_files import characters, part, skeleton


def with_comments(data, *wanted):
    """The document with a comment on the first occurrence of every text wanted."""
    word, _ = read_word(data, "a.docx")
    starts = [word.text.index(text) for text in wanted]
    comments = [
        Comment(start=start, end=start + len(text), text=f"应改：{text}")
        for start, text in zip(starts, wanted, strict=True)
    ]
    return add_comments(data, word, comments)


def checked(data, *wanted):
    """The same, when what must never change has not changed."""
    done = with_comments(data, *wanted)
    assert characters(done) == characters(data)
    assert skeleton(done) == skeleton(data)
    assert read_word(done, "a.docx")[0].text == read_word(data, "a.docx")[0].text
    etree.fromstring(part(done))
    return done
