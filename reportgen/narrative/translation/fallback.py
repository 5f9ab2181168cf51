"""What stands on a page that is not written in its language: the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.config.models import Report
    from reportgen.narrative.model import Narrative

    Narratives = Mapping[tuple[str, str], Narrative]


def narratives_in(language: str, narratives: Narratives, report: Report) -> dict[str, Narrative]:
    """Return the narratives the pages of a language show, by stem, in the order of the report.

    Missing: where a page has no text in the language, that of the original stands for it.
    """
    written = [one for (_, own), one in narratives.items() if own == language]
    if language == report.languages[0]:
        return {one.stem: one for one in written}
    by_page = {page_of(one, report): one for one in written}
    shown = [
        by_page.pop(page_of(one, report), one)
        for (_, own), one in narratives.items()
        if own == report.languages[0]
    ]
    return {one.stem: one for one in (*shown, *by_page.values())}


def originals(narratives: Narratives, report: Report) -> dict[str, Narrative]:
    """Return the narratives of the first language by the page they stand on."""
    first = report.languages[0]
    return {page_of(one, report): one for (_, own), one in narratives.items() if own == first}


def page_of(narrative: Narrative, report: Report) -> str:
    """Return the page a narrative stands on: two with the same one say the same."""
    is_apart = narrative.stem not in report.chapters and narrative.front.page != "chapter"
    return f"<{narrative.front.page}>" if is_apart else narrative.stem
