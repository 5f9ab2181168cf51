"""Word files written by hand, and an independent look at what stands in one.

Nothing here uses the program: what a document says is read with lxml alone.
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
START = RELATIONS.format(
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
)


def run(text, properties=""):
    """A run; the text keeps its white space."""
    about = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{about}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content, properties=""):
    """A paragraph of runs; what does not begin with ``<`` becomes one."""
    about = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    inner = "".join(part if part.startswith("<") else run(part) for part in content)
    return f"<w:p>{about}{inner}</w:p>"


def cell(*content, properties=""):
    inner = "".join(part if part.startswith("<") else para(part) for part in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner or '<w:p/>'}</w:tc>"


def table(*rows):
    """A table; a row is a list of cells, each a text or the XML of one."""
    lines = [[c if c.startswith("<w:tc") else cell(c) for c in row] for row in rows]
    inner = "".join(f"<w:tr>{''.join(line)}</w:tr>" for line in lines)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{inner}</w:tbl>"


def text_box(*paragraphs):
    """A run with a text box as Word writes it: once for itself, once for older programs."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{inner}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(code, *result):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return (
        f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark('separate')}"
        f"{''.join(result)}{mark('end')}"
    )


def note_mark(kind, key):
    return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'


def word_file(*body, related=None, files=None):
    """A document; ``related`` are the insides of styles, footnotes, endnotes or comments."""
    related = related or {}
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for n, kind in enumerate(related, 1)
    )
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": START,
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": RELATIONS.format(relations),
        **{f"word/{k}.xml": f"<w:{k} {NAMESPACES}>{v}</w:{k}>" for k, v in related.items()},
        **(files or {}),
    }
    return packed({name: data for name, data in parts.items() if data is not None})


def packed(parts):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return written.getvalue()


def part(data, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def tag(element):
    return str(element.tag).rpartition("}")[2]


def own(element, name):
    return element.get(element.tag.rpartition("}")[0] + "}" + name)


def characters(data):
    """Every character of the document with the properties of its run and its paragraph's number."""
    root = etree.fromstring(part(data))
    found = []
    for number, paragraph in enumerate(e for e in root.iter() if tag(e) == "p"):
        for element in paragraph.iter():
            if tag(element) in {"t", "delText", "tab", "br", "instrText", "fldChar", "drawing"}:
                text = element.text if tag(element) in {"t", "delText"} else f"<{tag(element)}>"
                chain = [tag(a) for a in element.iterancestors()]
                letters = text or "" if text != f"<{tag(element)}>" else [text]
                found += [(number, letter, look(element.getparent()), chain) for letter in letters]
    return found


def commented(data):
    """The text between the marks of every comment, by its id; text boxes and notes show as ▢."""
    root = etree.fromstring(part(data))
    opened, found = {}, {}
    for element in root.iter():
        name = tag(element)
        if name == "commentRangeStart":
            assert own(element, "id") not in opened | found
            opened[own(element, "id")] = ""
        elif name == "commentRangeEnd":
            found[own(element, "id")] = opened.pop(own(element, "id"))
        elif name in {
            "t",
            "tab",
            "noBreakHyphen",
            "footnoteReference",
            "endnoteReference",
            "drawing",
        }:
            inside = [tag(a) for a in element.iterancestors()]
            if {"txbxContent", "del"}.isdisjoint(inside):
                shown = {"t": element.text or "", "tab": "\t", "noBreakHyphen": "-"}.get(name, "▢")
                opened = {key: text + shown for key, text in opened.items()}
    assert not opened
    return found


def skeleton(data):
    """The document less comments, neighbouring runs and texts of one look joined, as canonical XML."""
    root = etree.fromstring(part(data))
    for element in list(root.iter()):
        if tag(element) in {"commentRangeStart", "commentRangeEnd"}:
            element.getparent().remove(element)
        elif tag(element) == "commentReference":
            element.getparent().getparent().remove(element.getparent())
    for kind in ("r", "t"):
        for element in [e for e in root.iter() if tag(e) == kind]:
            element.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
            before = element.getprevious()
            if before is not None and tag(before) == kind and look(before) == look(element):
                before.text = (before.text or "") + (element.text or "")
                before.extend([c for c in element if tag(c) != "rPr"])
                element.getparent().remove(element)
    return etree.tostring(root, method="c14n")


def look(element):
    about = next((c for c in element if tag(c) == "rPr"), None)
    return b"" if about is None else etree.tostring(about, with_tail=False)


def told(data, name="word/comments.xml"):
    """The text of every comment, its author and initials, by its id; a line a paragraph."""
    root = etree.fromstring(part(data, name))
    return {
        own(comment, "id"): (
            "\n".join("".join(t.text or "" for t in p.iter() if tag(t) == "t") for p in comment),
            own(comment, "author"),
            own(comment, "initials"),
        )
        for comment in root
    }
