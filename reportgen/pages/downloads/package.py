"""``datapackage.json``: what every CSV of the edition holds, for programs.

Source: Data Package 1.0 with the profiles tabular-data-package and tabular-data-resource.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from reportgen.pages.citation import work_of
from reportgen.pages.downloads.csv_file import written
from reportgen.pages.downloads.describe import contents_of, sources_of, title_of
from reportgen.pages.downloads.names import stem
from reportgen.pages.downloads.observations import COLUMNS
from reportgen.pages.downloads.table import make_table
from reportgen.pages.downloads.texts import LICENCE_FILE
from reportgen.pages.languages import HTML_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportgen.pages.downloads.catalogue import Download
    from reportgen.pages.downloads.table import Column, Table
    from reportgen.pages.publication import Publication

PACKAGE = "datapackage.json"
SCHEMA_FILE = "data/observations.schema.json"
_TYPES = {"text": "string", "number": "number", "date": "date"}
_URL = re.compile(r"https?://[^\s\"<>]+")


def package_bytes(publications: Sequence[Publication], files: Iterable[Download]) -> bytes:
    """Return the data package with the CSV among ``files`` as its resources.

    Texts stand in every language of the report; what is not given is left out.
    """
    first = publications[0]
    report = first.config.report
    publisher = _texts(publications, lambda p: p.say(report.publisher))
    licence = _texts(publications, lambda p: p.say(report.licence))
    package: dict[str, object] = {
        "profile": "tabular-data-package",
        "name": stem(first),
        "title": _texts(publications, lambda p: p.say(report.title)),
        "description": _texts(publications, lambda p: p.say(report.notice)),
        "version": " ".join(part for part in (report.edition, report.version) if part),
        "languages": [HTML_LANGUAGE[each.language] for each in publications],
        "homepage": work_of(first).url,
        "contributors": [{"title": publisher, "role": "publisher"}] if publisher else [],
        "licenses": [{"title": licence, "path": report.licence_url or LICENCE_FILE}]
        if licence
        else [],
        "sources": _sources(publications, first.sources),
        "resources": [_resource(publications, file) for file in files if file.table is not None],
    }
    given = {name: value for name, value in package.items() if value}
    return (json.dumps(given, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _resource(publications: Sequence[Publication], file: Download) -> dict[str, object]:
    """Return a CSV as a resource; a file of one language is described in it."""
    own = [each for each in publications if file.language in {"", each.language}]
    data = file.make()
    below = file.path.removeprefix(f"{own[0].config.report.address}/")
    table = file.table() if file.table is not None else make_table((), ())
    resource: dict[str, object] = {
        "profile": "tabular-data-resource",
        "name": re.sub(r"[^a-z0-9._-]", "-", below.removesuffix(".csv")),
        "path": below,
        "title": _texts(own, lambda p: title_of(p, file)),
        "description": _texts(own, lambda p: contents_of(p, file)),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{file.sha256}",
        "languages": [HTML_LANGUAGE[each.language] for each in own],
        "sources": _sources(own, sources_of(own[0], file)),
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": SCHEMA_FILE if _is_shared(table) else _schema(own, table.columns),
    }
    return {name: value for name, value in resource.items() if value}


def schema_bytes(publications: Sequence[Publication]) -> bytes:
    """Return the schema all tables of observations have, which would else stand there for each."""
    schema = _schema(publications, COLUMNS)
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _is_shared(table: Table) -> bool:
    return table.columns == COLUMNS


def _schema(publications: Sequence[Publication], columns: Iterable[Column]) -> dict[str, object]:
    fields = [_field(publications, column) for column in columns]
    return {"fields": fields, "missingValues": [""]}


def _field(publications: Sequence[Publication], column: Column) -> dict[str, object]:
    description = _texts(publications, lambda p: p.words.gettext(column.description))
    return {
        "name": written(column.name),
        "type": _TYPES[column.kind],
        **({"description": description} if description else {}),
        **({"constraints": {"enum": list(column.codes)}} if column.codes else {}),
    }


def _sources(publications: Sequence[Publication], keys: Iterable[str]) -> list[dict[str, str]]:
    found = []
    for key in keys:
        source = publications[0].config.sources[key]
        title = _texts(publications, lambda p, text=source.title: p.say(text))  # type: ignore[misc]
        url = {"path": source.url} if source.url and _URL.fullmatch(source.url) else {}
        found.append({"title": title, **url})
    return found


def _texts(publications: Iterable[Publication], text: Callable[[Publication], str]) -> str:
    """Return a text in each language, once where they are alike."""
    return " / ".join(dict.fromkeys(filter(None, (text(each) for each in publications))))
