"""Laws of comments in Word documents: for any paragraphs, runs, wrappings and spans."""

from __future__ import annotations

from xml.sax.saxutils import escape

import hypothesis.strategies as st
from hypothesis import given, settings

from reportgen.narrative.word import Comment, add_comments, read_word
from tests.narrative.word_files import cell, characters, commented, para, run, skeleton, word_file

LETTERS = st.text("0123456789.,%万人 <&-年a\u00ad𠮷", max_size=6)
LOOKS = st.sampled_from(["", "<w:b/>", '<w:sz w:val="21"/><w:i/>'])
CONTROL = "<w:sdt><w:sdtPr><w:id/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
WRAPPINGS = st.sampled_from(
    ["{}", "{}", '<w:ins w:id="1">{}</w:ins>', '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
     CONTROL, "<w:smartTag><w:bdo>{}</w:bdo></w:smartTag>", '<w:fldSimple w:instr="X">{}</w:fldSimple>']
)  # fmt: skip
DELETED = '<w:del w:id="2"><w:r><w:delText>84</w:delText></w:r></w:del><w:proofErr/>'


@st.composite
def runs(draw):
    """The XML of a run, perhaps of two texts with a tab between, and what it shows."""
    first, second = draw(LETTERS), draw(LETTERS)
    inner, shown = run(escape(first), draw(LOOKS)), first
    if draw(st.booleans()):
        more = f'<w:tab/><w:t xml:space="preserve">{escape(second)}</w:t></w:r>'
        inner, shown = inner.removesuffix("</w:r>") + more, f"{first}\t{second}"
    gone = DELETED if draw(st.integers(0, 5)) == 0 else ""
    return draw(WRAPPINGS).format(inner) + gone, shown.replace("\u00ad", "")


@st.composite
def documents(draw):
    """A document of paragraphs and one-column tables, its lines, and spans within them."""
    body, lines = "", []
    for _ in range(draw(st.integers(1, 4))):
        made = draw(st.lists(runs(), max_size=5))
        paragraph = para(*(xml for xml, _ in made))
        lines.append("".join(shown for _, shown in made))
        in_frame = draw(st.booleans())
        body += f"<w:tbl><w:tr>{cell(paragraph)}</w:tr></w:tbl>" if in_frame else paragraph
    spans = []
    for _ in range(draw(st.integers(0, 5))):
        number = draw(st.integers(0, len(lines) - 1))
        if lines[number]:
            start = draw(st.integers(0, len(lines[number]) - 1))
            spans.append((number, start, draw(st.integers(start + 1, len(lines[number])))))
    return word_file(body), lines, spans


@settings(max_examples=300, deadline=None)
@given(documents())
def test_comments_stand_at_exactly_their_characters_and_the_document_stays(made):
    data, lines, spans = made
    word, _ = read_word(data, "a.docx")
    assert word.text == "\n".join(lines).rstrip("\n")
    begins = [len("\n".join(lines[:number])) + (number > 0) for number in range(len(lines))]
    comments = [
        Comment(start=begins[number] + start, end=begins[number] + end, text=f"{number}")
        for number, start, end in spans
    ]
    done = add_comments(data, word, comments)
    assert characters(done) == characters(data)
    assert skeleton(done) == skeleton(data)
    assert read_word(done, "a.docx")[0].text == word.text
    got = commented(done) if comments else {}
    assert {int(key): text.replace("\u00ad", "") for key, text in got.items()} == {
        key: lines[number][start:end] for key, (number, start, end) in enumerate(spans)
    }


@settings(max_examples=100, deadline=None)
@given(documents())
def test_every_piece_of_the_text_lies_in_order_and_none_upon_another(made):
    word, _ = read_word(made[0], "a.docx")
    ends = [0, *(piece.end for piece in word.pieces)]
    assert all(a <= piece.start < piece.end for a, piece in zip(ends, word.pieces, strict=False))
    assert ends[-1] <= len(word.text)
