"""One chapter as an article for a content-management system or a WeChat account (公众号)."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from reportgen.cache import key_of
from reportgen.pages.article_form import NOTE, NUMBER, STYLES, plain_article
from reportgen.pages.cite import page_work, short_reference
from reportgen.pages.displays import show_display
from reportgen.pages.figures import figure_title
from reportgen.pages.languages import HTML_LANGUAGE
from reportgen.pages.placed import placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.narrative.model import Narrative
    from reportgen.pages.publication import Publication
    from reportgen.pages.views import Grid


@dataclass(frozen=True, kw_only=True)
class Article:
    """A chapter in one language: the file, and its pictures by name for editors that want files."""

    html: str
    pictures: tuple[tuple[str, bytes], ...]


def article_of(publication: Publication, stem: str) -> Article | None:
    """Return a chapter as an article, None where it is not written in the language."""
    narrative = publication.site.narratives.get((stem, publication.language))
    if narrative is None:
        return None
    prose = publication.prose(narrative)
    html, pictures = prose.html, []
    for kind, key in dict.fromkeys(prose.displays):
        shown = ""
        if publication.has_display(kind, key):
            picture = _picture(publication, key) if kind == "figure" else b""
            if picture:
                pictures.append((f"{key.lower()}.png", picture))
            shown = _display(publication, kind, key, picture)
        html = html.replace(placeholder(kind, key), shown)
    body = plain_article(html)
    summary = plain_article(f"<p>{prose.summary_text}</p>") if prose.summary_text else ""
    return Article(html=_whole(publication, narrative, summary + body), pictures=tuple(pictures))


def _whole(publication: Publication, narrative: Narrative, body: str) -> str:
    title, language = escape(narrative.front.title), HTML_LANGUAGE[publication.language]
    closing = "".join(_note(line) for line in _closing(publication, narrative))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n</head>\n<body>\n"
        '<section style="max-width:677px;margin:0 auto">\n'
        f'<h1 style="{STYLES["h1"]}">{title}</h1>\n'
        f'{body}\n<hr style="{STYLES["hr"]}">\n{closing}</section>\n</body>\n</html>\n'
    )


def _closing(publication: Publication, narrative: Narrative) -> Iterator[str]:
    """Yield where the article comes from: notice, reference with the address, licence."""
    say, report = publication.say, publication.config.report
    path = publication.page("chapters", narrative.stem)
    yield say(report.notice)
    yield short_reference(publication, page_work(publication, narrative.front.title, path))
    yield say(report.licence)


def _display(publication: Publication, kind: str, key: str, picture: bytes) -> str:
    """Return a figure as a picture, or a table; each with its sources and notes below."""
    display = show_display(publication, publication.page(), kind, key)
    say = publication.words.gettext
    number_and_title = f"<p><strong>{escape(f'{display.number} {display.title}')}</strong></p>"
    if picture:
        data = base64.b64encode(picture).decode("ascii")
        alt = escape(display.description or figure_title(publication, key))
        shown = f'<p><img src="data:image/png;base64,{data}" alt="{alt}"></p>{number_and_title}'
    else:
        unit = display.unit or display.grid.unit
        line = _note(say("单位：%(unit)s") % {"unit": unit}) if unit else ""
        shown = number_and_title + line + _table(display.grid)
    semicolon = "；" if publication.language == "zh" else "; "
    sources = semicolon.join(link.label for link in display.sources)
    told = (
        say("资料来源：") + sources if sources else "",
        say("注：") + display.note if display.note else "",
        say("缺失：") + display.missing if display.missing else "",
        *display.symbols,
    )
    return shown + "".join(_note(line) for line in told)


def _note(text: str) -> str:
    return f'<p style="{NOTE}">{escape(text)}</p>\n' if text else ""


def _table(grid: Grid) -> str:
    heads = "".join(
        f'<th scope="col">{escape(f"{c.label} ({c.unit})" if c.unit else c.label)}</th>'
        for c in grid.columns
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(row.label)}</th>'
        + "".join(
            f"<td{_number_style(cell.is_number)}>"
            f"{escape(cell.badge.text if cell.badge else cell.text)}</td>"
            for cell in row.cells
        )
        + "</tr>"
        for row in grid.rows
    )
    head = f'<tr><th scope="col">{escape(grid.head)}</th>{heads}</tr>'
    return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"


def _number_style(is_number: bool) -> str:
    return f' style="{NUMBER}"' if is_number else ""


def _picture(publication: Publication, figure: str) -> bytes:
    """Return a figure as PNG, drawn once for what its chart is drawn from; empty without one."""
    chart = publication.chart(figure)
    if chart is None:
        return b""
    if chart.png:
        return chart.picture()

    def draw() -> bytes:
        from reportgen.charts import draw_chart  # noqa: PLC0415  (matplotlib)

        config = publication.config
        spec = config.figures[figure].model_copy(update={"png": True})
        grid = publication.grid("figure", figure)
        drawn, _ = draw_chart(figure, spec, grid, config=config, language=publication.language)
        return drawn.picture() if drawn else b""

    return publication.site.cache.remember(key_of("article", publication.language, chart.svg), draw)
