"""``reportgen build --article``: a chapter as files to paste elsewhere, never part of the site."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from reportgen import pipeline
from reportgen.errors import ContentError
from reportgen.findings import errors
from reportgen.pages.article import article_of
from reportgen.publish import writer

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.pages.publication import Publication
    from reportgen.pipeline import Made, Outcome, Progress
    from reportgen.project import Project


def write_articles(
    project: Project,
    chapter: str,
    *,
    folder: Path | None = None,
    use_cache: bool = True,
    base_url: str | None = None,
    strict: bool = False,
    progress: Progress,
) -> tuple[Outcome, tuple[Path, ...]]:
    """Write a chapter in every language it is written in; return what was found and the files.

    Missing: no file when there are errors, or warnings and ``strict``.
    Raises:  ContentError for a chapter the report does not have, OutputError.
    """
    made = pipeline.make(project, use_cache=use_cache, base_url=base_url, progress=progress)
    outcome = replace(pipeline.outcome_of(made), wants_site=True)
    if made.site is not None:
        _check_name(made, chapter)
    if made.site is None or errors(made.findings) or (strict and made.findings):
        return outcome, ()
    target = folder or project.check_page.parent / "articles"
    written: list[Path] = []
    for publication in made.site.publications.values():
        written += _write(publication, chapter, target)
    return outcome, tuple(written)


def _check_name(made: Made, chapter: str) -> None:
    chapters = made.site.config.report.chapters if made.site else ()
    if chapter not in chapters:
        close = get_close_matches(chapter, chapters, n=3, cutoff=0.5) or chapters
        raise ContentError(f"--article {chapter}: no such chapter; known: {', '.join(close)}")


def _write(publication: Publication, chapter: str, folder: Path) -> list[Path]:
    article = article_of(publication, chapter)
    if article is None:
        return []
    name = chapter if publication.is_first else f"{chapter}.{publication.language}"
    page = folder / f"{name}.html"
    writer.write_apart(article.html.encode("utf-8"), page)
    for picture, data in article.pictures:
        writer.write_apart(data, folder / f"{name}-pictures" / picture)
    return [page]
