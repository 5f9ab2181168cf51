"""The JSON Schema of every ``content/*.yml``, for editors that complete and check while typing."""

from __future__ import annotations

import json
from difflib import get_close_matches

from pydantic import TypeAdapter

from reportgen.config.load import LISTS, TABLES
from reportgen.config.models import Region, Report
from reportgen.errors import ContentError

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, object]]:
    """Return the schema of each file by its name without ``.yml``."""
    found: dict[str, dict[str, object]] = {"report": Report.model_json_schema()}
    for key, (file, model) in {**TABLES, "regions": ("regions.yml", Region), **LISTS}.items():
        form = list[model] if key in LISTS else dict[str, model]  # type: ignore[valid-type]
        entries = TypeAdapter(form).json_schema()
        definitions = entries.pop("$defs", {})
        found[file.removesuffix(".yml")] = {
            "type": "object",
            "properties": {key: entries},
            "additionalProperties": False,
            "$defs": definitions,
        }
    return {
        name: {"$schema": DIALECT, "title": f"content/{name}.yml", **body}
        for name, body in found.items()
    }


def schema_text(name: str | None) -> str:
    """Return one schema, or all of them by file, as JSON.

    Raises: ContentError for a file there is no schema of.
    """
    known = schemas()
    if name is None:
        return json.dumps(known, ensure_ascii=False, indent=1)
    wanted = name.removesuffix(".yml")
    if wanted not in known:
        close = get_close_matches(wanted, known, n=1) or sorted(known)
        raise ContentError(f"{name}: no such file; known: {', '.join(close)}")
    return json.dumps(known[wanted], ensure_ascii=False, indent=1)
