"""What matplotlib writes, made fit for a page.

A strict content security policy turns ``style=""`` and ``<style>`` into black boxes, so every
declaration becomes a presentation attribute; colours get the class CSS switches them by
(``palette``); values get a ``<title>``; the rest of matplotlib's scaffolding is dropped.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.charts.fonts import STACK
from reportgen.charts.ink import HALO
from reportgen.charts.palette import CLASS_OF, colour

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SVG = "http://www.w3.org/2000/svg"
_LANGUAGES = {"zh": "zh-CN", "en": "en"}
_KEPT = (
    "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap",
    "font-size", "font-weight", "text-anchor", "opacity",
)  # fmt: skip
_PLAIN = {
    "stroke-width": "1",
    "stroke-linejoin": "round",
    "stroke-linecap": "butt",
    "text-anchor": "start",
    "font-weight": "400",
    "opacity": "1",
}
"""Values that need not be said: SVG's defaults, and the root's line joins."""

_NUMBER = re.compile(r"-?\d+\.\d+")
_FONT = re.compile(r"(?:(?P<weight>\d{3}|bold)\s+)?(?P<size>[\d.]+)px\b")


@dataclass(frozen=True, kw_only=True)
class Caption:
    """What the root of a chart says of itself."""

    id: str
    name: str
    language: str
    title: str
    description: str


def web_svg(drawn: str, caption: Caption, tips: Sequence[str]) -> str:
    """Return the drawing as one ``<svg>`` element for a page.

    ``drawn``  matplotlib's file, in viewBox units, text as text.
    ``tips``   the tooltip of mark n, in the order of the prepared frame.
    Raises:    ValueError where the drawing lacks a mark or draws one out of order: then child n
               of the marks would not be row n of the frame.
    """
    source = ET.fromstring(drawn)  # noqa: S314 - matplotlib's own output
    root = _root(source, caption)
    seen: list[int] = []
    group: ET.Element | None = None
    for identifier, shape in _shapes(source):
        if not identifier.startswith("mark-"):
            root.append(_cleaned(shape, caption, halo=identifier == HALO))
            group = None
            continue
        number = int(identifier.removeprefix("mark-"))
        if group is None or not seen or seen[-1] != number:
            group = ET.SubElement(root, "g", {"class": "mark"})
            ET.SubElement(group, "title").text = tips[number]
            seen.append(number)
        group.append(_cleaned(shape, caption))
    if seen != list(range(len(tips))):
        raise ValueError(f"marks drawn: {seen}, rows: {len(tips)}")
    _merge_single(root)
    return ET.tostring(root, encoding="unicode")


def _root(source: ET.Element, caption: Caption) -> ET.Element:
    box = source.attrib["viewBox"].split()
    prefix = f"{caption.id}-{caption.name}"
    root = ET.Element(
        "svg",
        {
            "xmlns": _SVG,
            "id": prefix,
            "class": f"chart chart-{caption.name}",
            "viewBox": " ".join(_short(number) for number in box),
            "width": _short(box[2]),
            "height": _short(box[3]),
            "role": "img",
            "aria-labelledby": f"{prefix}-title {prefix}-desc",
            "lang": _LANGUAGES[caption.language],
            "font-family": STACK,
            "stroke-linejoin": "round",
        },
    )
    ET.SubElement(root, "title", {"id": f"{prefix}-title"}).text = caption.title
    ET.SubElement(root, "desc", {"id": f"{prefix}-desc"}).text = caption.description
    return root


def _shapes(source: ET.Element) -> Iterator[tuple[str, ET.Element]]:
    """Return every element that draws something, with the id of the artist it belongs to."""
    for axes in source.iter(f"{{{_SVG}}}g"):
        if axes.get("id", "").startswith("axes_"):
            for artist in axes:
                for shape in artist.iter():
                    if shape.tag in {f"{{{_SVG}}}path", f"{{{_SVG}}}text"}:
                        yield artist.get("id", ""), shape


def _cleaned(shape: ET.Element, caption: Caption, *, halo: bool = False) -> ET.Element:
    """Return a path or text with attributes instead of style, classes instead of colours."""
    said = _declarations(shape.get("style", ""))
    inks = [(kind, said.get(kind, "")) for kind in ("fill", "stroke")]
    classes = [CLASS_OF[ink] for ink in inks if ink in CLASS_OF]
    attributes = {"class": " ".join(classes)} if classes else {}
    if halo:
        attributes |= {
            "class": f"{attributes.get('class', '')} s-bg".strip(),
            "paint-order": "stroke",
        }
        said |= {"stroke": colour("bg"), "stroke-width": "3"}
    for name in ("x", "y", "d"):
        if name in shape.attrib:
            attributes[name] = (
                _path(shape.attrib[name]) if name == "d" else _short(shape.attrib[name])
            )
    clip = shape.get("clip-path")
    if clip:
        attributes["clip-path"] = clip.replace("url(#", f"url(#{caption.id}-{caption.name}-")
    attributes |= {k: said[k] for k in _KEPT if k in said and said[k] != _PLAIN.get(k)}
    clean = ET.Element(shape.tag.rpartition("}")[2], attributes)
    clean.text = shape.text if clean.tag == "text" else None
    return clean


def _declarations(style: str) -> dict[str, str]:
    """Return the declarations of a style attribute, the ``font`` shorthand taken apart."""
    said: dict[str, str] = {}
    for declaration in style.split(";"):
        name, colon, value = declaration.partition(":")
        if not colon:
            continue
        key, text = name.strip(), value.strip()
        match = _FONT.search(text) if key == "font" else None
        if match:
            said["font-size"] = match["size"]
            if match["weight"]:
                said["font-weight"] = "700" if match["weight"] == "bold" else match["weight"]
        else:
            said[key] = text.removesuffix("px")
    if "font-weight" in said:
        said["font-weight"] = said["font-weight"].replace("bold", "700")
    return said


def _merge_single(root: ET.Element) -> None:
    """Put the title of a mark of one shape into the shape, and drop its group."""
    for index, group in enumerate(list(root)):
        if group.tag == "g" and len(group) == 2:
            title, shape = group
            shape.set("class", f"mark {shape.get('class', '')}".strip())
            shape.insert(0, title)
            root[index] = shape


def _path(data: str) -> str:
    """Return path data with two decimals and no spare spaces."""
    short = _NUMBER.sub(lambda match: _short(match[0]), data)
    return re.sub(r"\s*([MLCQZz])\s*", r"\1", short.replace("\n", " ")).strip()


def _short(number: str) -> str:
    return f"{float(number):.2f}".rstrip("0").rstrip(".")
