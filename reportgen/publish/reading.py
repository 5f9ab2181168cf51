"""What a reader needs of a page and cannot see is missing: order, names, heads, language, date."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reportgen.publish.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_HEADINGS = "//h1|//h2|//h3|//h4|//h5|//h6"
_PICTURES = "//img[not(@aria-hidden)][not(normalize-space(@alt))]|//iframe[not(@title)]"
_DRAWINGS = "//svg[not(@aria-hidden='true')][not(@aria-label)][not(@aria-labelledby)][not(title)]"


def reading_problems(html: str, released: str) -> Iterator[Problem]:
    """Yield what is wrong with a page for readers; ``released`` is the date it should show."""
    root = _parsed(html)
    if root is None:
        return
    if not (root.get("lang") or "").strip():
        yield Problem(code="site/no-language", cause="", values={})
    yield from _headings(root)
    for element in (*_found(root, _PICTURES), *_found(root, _DRAWINGS)):
        name = element.get("src") or element.get("class") or str(element.tag)
        yield Problem(code="site/no-alternative", cause=name, values={"target": name}, needle=name)
    for number, table in enumerate(root.iter("table"), start=1):
        yield from _table(table, number)
    if released and released not in html.partition("<body")[2]:
        yield Problem(code="site/no-date", cause="", values={"date": released})


def _parsed(html: str) -> Element | None:
    from lxml import etree  # noqa: PLC0415  (not needed where nothing is published)

    return etree.fromstring(html, parser=etree.HTMLParser()) if html.strip() else None


def _headings(root: Element) -> Iterator[Problem]:
    """Yield a page without one main heading, and headings that leave out a level."""
    headings = _found(root, _HEADINGS)
    main = sum(heading.tag == "h1" for heading in headings)
    if main != 1:
        yield Problem(code="site/main-heading", cause=str(main), values={"count": str(main)})
    above = 0
    for heading in headings:
        level, text = int(str(heading.tag)[1]), _text(heading)
        if level > above + 1:
            values = {"heading": text[:60], "level": str(level), "above": str(above)}
            yield Problem(code="site/heading-skipped", cause=text, values=values, needle=text)
        above = level


def _table(table: Element, number: int) -> Iterator[Problem]:
    """Yield a table nobody can tell the columns of, and columns in which nothing stands."""
    heads = list(table.iter("th"))
    name = _text(heads[0]) if heads else str(number)
    if not any(head.get("scope") for head in heads):
        first = next((_text(cell) for cell in table.iter("td", "th") if _text(cell)), "")
        yield Problem(
            code="site/table-without-heads", cause=name, values={"table": first[:40]}, needle=first
        )
    rows = [list(row) for body in table.iter("tbody") for row in body.iter("tr")]
    rows = [row for row in rows if len(row) > 1]
    if not rows:
        return
    empty = {at for at, cell in enumerate(rows[0]) if _is_empty(cell)}
    for row in rows[1:]:
        empty = {at for at in empty if at >= len(row) or _is_empty(row[at])}
    titles = [cell for row in table.iter("thead") for cell in row.iter("th")]
    for at in sorted(empty):
        title = _text(titles[at]) if at < len(titles) else ""
        values = {"column": title or str(at + 1), "table": name}
        yield Problem(code="site/empty-column", cause=f"{name}/{at}", values=values, needle=title)


def _is_empty(cell: Element) -> bool:
    return len(cell) == 0 and not (cell.text or "").strip()


def _text(element: Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())


def _found(root: Element, path: str) -> list[Element]:
    return cast("list[Element]", root.xpath(path))
