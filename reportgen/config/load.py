"""LOAD the configuration: ``content/*.yml`` and ``regions.csv`` into one frozen ``Config``."""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from reportgen.config.checks import check_config
from reportgen.config.checks_history import check_history
from reportgen.config.corrections import Correction
from reportgen.config.displays import Figure, Table
from reportgen.config.forms import allowed_words, form_of
from reportgen.config.models import (
    SCHEMA_VERSION,
    Edition,
    Indicator,
    Region,
    Report,
    Source,
    Term,
    TierRule,
)
from reportgen.config.project_config import Config
from reportgen.config.regions_file import read_regions
from reportgen.config.revisions import RevisionCause
from reportgen.config.texts import Text
from reportgen.config.yaml_reader import read_yaml
from reportgen.findings import Finding, Location
from reportgen.paths import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pydantic_core import ErrorDetails

Entry = TypeVar("Entry", bound=BaseModel)
Places = dict[tuple[str | int, ...], Location]

REPORT_FILE = "report.yml"
TABLES: Mapping[str, tuple[str, type[BaseModel]]] = {
    "indicators": ("indicators.yml", Indicator),
    "sources": ("sources.yml", Source),
    "editions": ("editions.yml", Edition),
    "tiers": ("tiers.yml", TierRule),
    "terms": ("glossary.yml", Term),
    "figures": ("figures.yml", Figure),
    "tables": ("tables.yml", Table),
}
LISTS: Mapping[str, tuple[str, type[BaseModel]]] = {
    "revisions": ("revisions.yml", RevisionCause),
    "corrections": ("corrections.yml", Correction),
    "notes": ("notes.yml", Text),
}
_VERSION = re.compile(r"[0-9]{1,9}")


def load_config(content: Path) -> tuple[Config | None, tuple[Finding, ...]]:
    """Return the configuration below ``content`` and everything that is wrong with it.

    Missing: None when ``report.yml`` cannot be understood; an entry of another file that cannot
             be understood is left out and has its findings.
    """
    loader = _Loader(content)
    report = loader.report()
    tables = {name: loader.table(name, *TABLES[name]) for name in TABLES}
    lists = {name: loader.list(name, *LISTS[name]) for name in LISTS}
    regions = loader.regions()
    if report is None:
        return None, tuple(loader.findings)
    unread = frozenset(loader.unread)
    config = Config(
        report=report, regions=regions, places=loader.places, unread=unread,
        **tables, **lists,  # type: ignore[arg-type]
    )  # fmt: skip
    return config, (*loader.findings, *check_config(config), *check_history(config))


class _Loader:
    """Reads the files one after another and collects findings and places."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.findings: list[Finding] = []
        self.places: Places = {}
        self.unread: set[str] = set()

    def report(self) -> Report | None:
        value = self._yaml(REPORT_FILE, ("report",))
        if not isinstance(value, dict):
            self._tell("config/not-a-mapping", REPORT_FILE)
            return None
        version = str(value.get("schema_version", SCHEMA_VERSION))
        if _VERSION.fullmatch(version) and int(version) > SCHEMA_VERSION:
            self.findings.append(
                Finding(
                    code="config/newer-schema",
                    location=self.places.get(("report", "schema_version"), Location()),
                    values={"version": version, "known": str(SCHEMA_VERSION)},
                )
            )
            return None
        return self._entry(Report, value, ("report",))

    def table(self, name: str, file: str, model: type[Entry]) -> dict[str, Entry]:
        """Return the entries under the one top-level key of a file; no file, no entries."""
        found = self._under(name, file, dict)
        bodies = found if isinstance(found, dict) else {}
        entries: dict[str, Entry] = {}
        for key, body in bodies.items():
            entry = self._entry(model, body if body is not None else {}, (name, key))
            if entry is not None:
                entries[key] = entry
        return entries

    def list(self, name: str, file: str, model: type[Entry]) -> tuple[Entry, ...]:
        """Return the list under the one top-level key of a file; no file, no entries."""
        found = self._under(name, file, list)
        bodies = found if isinstance(found, list) else []
        entries = [
            self._entry(model, body if body is not None else {}, (name, number))
            for number, body in enumerate(bodies)
        ]
        if None in entries:  # what an entry covers is told by its place in the list
            self.unread.add(name)
        return tuple(entry for entry in entries if entry is not None)

    def _under(self, name: str, file: str, kind: type) -> object:
        """Return what stands under the one top-level key of a file, None without any."""
        if not self._is_there(file):
            return None
        told = len(self.findings)
        value = self._yaml(file, ())
        if value is None:
            self.unread.update({name} if len(self.findings) > told else ())
            return None
        under = value.get(name) if isinstance(value, dict) else None
        if not isinstance(value, dict) or not isinstance(under, kind | None):
            is_list = kind is list and isinstance(value, dict)
            self._tell("config/not-a-list" if is_list else "config/not-a-mapping", file)
            self.unread.add(name)
            return None
        self._unknown_keys(value, (name,), file)
        return under

    def regions(self) -> dict[str, Region]:
        file = "regions.csv"
        if not self._is_there(file):
            return self.table("regions", "regions.yml", Region)
        text = self._text(file)
        if text is None:
            return {}
        read = read_regions(text, f"content/{file}")
        self.findings.extend(read.findings)
        self.places.update({("regions", key): place for key, place in read.places.items()})
        return dict(read.regions)

    def _is_there(self, file: str) -> bool:
        """Return whether something has this name, be it a folder or a link to nowhere."""
        return os.path.lexists(self.content / file)

    def _entry(self, model: type[Entry], body: object, path: tuple[str | int, ...]) -> Entry | None:
        if model is Region and isinstance(body, dict):
            body = {**body, "id": path[-1]}
        try:
            return model.model_validate(body)
        except ValidationError as error:
            for details in error.errors():
                self.findings.append(self._pydantic_finding(model, details, path))
            return None

    def _pydantic_finding(
        self, model: type[BaseModel], details: ErrorDetails, path: tuple[str | int, ...]
    ) -> Finding:
        where = tuple(part for part in details["loc"] if part != "function-before")
        full = (*path, *where)
        # The last name on the way: a number is a place in a list.
        key = next((str(part) for part in reversed(full) if isinstance(part, str)), "")
        code, values = _explain(details, key)
        if code == "config/unknown-key":
            values["suggestion"] = _suggest(key, _keys_at(model, where[:-1]))
        location = next(
            (self.places[full[:n]] for n in range(len(full), 0, -1) if full[:n] in self.places),
            Location(path=f"content/{REPORT_FILE}"),
        )
        return Finding(
            code=code, location=location, values=values, found=str(details["input"])[:80]
        )

    def _unknown_keys(self, value: Mapping[str, object], known: tuple[str, ...], file: str) -> None:
        for key in [k for k in value if k not in known]:
            self.findings.append(
                Finding(
                    code="config/unknown-key",
                    location=self.places.get((key,), Location(path=f"content/{file}")),
                    values={"key": key, "suggestion": ", ".join(known)},
                )
            )

    def _yaml(self, file: str, prefix: tuple[str, ...]) -> object:
        text = self._text(file)
        if text is None:
            return None
        value, places, findings = read_yaml(text, f"content/{file}")
        self.findings.extend(findings)
        self.places.update({(*prefix, *path): place for path, place in places.items() if path})
        return value

    def _text(self, file: str) -> str | None:
        path = self.content / file
        if not is_inside(path, self.content):
            self._tell("config/outside", file)
            return None
        try:
            data = path.read_bytes()
        except (OSError, RuntimeError):
            self._tell("config/cannot-read", file)
            return None
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            self._tell("config/encoding", file, line=line, byte=str(error.start))
            return None

    def _tell(self, code: str, file: str, line: int = 0, **values: str) -> None:
        place = Location(path=f"content/{file}", line=line, column=1 if line else 0)
        self.findings.append(Finding(code=code, location=place, values={"file": file, **values}))


def _suggest(name: str, known: object) -> str:
    names = sorted(str(key) for key in known)  # type: ignore[attr-defined]
    return ", ".join(get_close_matches(name, names, n=3, cutoff=0.5) or names)


def _keys_at(model: type[BaseModel], path: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the keys allowed where an unknown one stands."""
    current: type[BaseModel] = model
    for part in path:
        field = current.model_fields.get(str(part))
        if field is None:
            continue
        nested = next(_models_in(field.annotation), None)
        if nested is not None:
            current = nested
    return tuple(current.model_fields)


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models_in(inner)


def _explain(details: ErrorDetails, key: str) -> tuple[str, dict[str, str]]:
    """Return the finding code of a validation error and the values of its sentence."""
    context = details.get("ctx") or {}
    found = "" if isinstance(details["input"], dict | list) else str(details["input"])[:60]
    kind = details["type"]
    if kind == "extra_forbidden":
        return "config/unknown-key", {"key": key}
    if kind == "missing" and isinstance(details["loc"][-1], str):  # else too short a list
        return "config/missing-key", {"key": key}
    if kind == "literal_error":
        return "config/not-one-of", {
            "key": key, "value": found, "allowed": allowed_words(details),
        }  # fmt: skip
    if kind == "value_error" and str(context.get("error")) == "period":
        return "config/period", {"key": key, "value": found}
    if kind == "value_error" and str(context.get("error")).startswith("one-of: "):
        allowed = str(context["error"]).removeprefix("one-of: ")
        return "config/exactly-one", {"key": key, "allowed": allowed}
    if kind == "value_error" and str(context.get("error")) == "zone-order":
        return "config/zone-order", {"key": key, "value": found}
    if kind.startswith(("decimal", "int", "float")):
        return "config/not-a-number", {"key": key, "value": found}
    if kind == "string_pattern_mismatch":
        return "config/not-ascii-id", {"key": key, "value": found}
    return "config/wrong-type", {"key": key, "value": found, "wanted": form_of(details)}
