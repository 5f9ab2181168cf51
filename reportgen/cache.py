"""Remembered results: ``remember(key, make)``, keyed by everything that went in.

Each entry carries the hash of its own bytes, so a damaged or foreign file is made again instead of
being believed.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LARGEST_BYTES = 200_000_000
_DIGEST = 64


@dataclass(frozen=True)
class Cache:
    """A folder of remembered results; ``folder`` None remembers nothing."""

    folder: Path | None

    def remember(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what ``make`` gives, from the folder when the same ``key`` was made before."""
        if self.folder is None:
            return make()
        path = self.folder / key[:2] / key[2:]
        stored = _read(path)
        if stored is None:
            stored = make()
            _write(path, stored)
        return stored

    def trim(self) -> None:
        """Forget the entries unused for longest once the folder outgrows its limit."""
        if self.folder is None or not self.folder.is_dir():
            return
        entries: list[tuple[float, int, Path]] = []
        for path in self.folder.rglob("*"):
            # Another build may trim at the same time.
            with suppress(OSError):
                if path.is_file():
                    entries.append((path.stat().st_mtime, path.stat().st_size, path))
        total = 0
        for _, size, path in sorted(entries, reverse=True):
            total += size
            if total > LARGEST_BYTES:
                with suppress(OSError):
                    path.unlink()


def key_of(*parts: str | bytes) -> str:
    """Return one key for these parts; their borders count."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def _read(path: Path) -> bytes | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    digest, body = data[:_DIGEST], data[_DIGEST:]
    if hashlib.sha256(body).hexdigest().encode("ascii") != digest:
        return None
    with suppress(OSError):  # a cache we may read but not write
        os.utime(path)
    return body


def _write(path: Path, body: bytes) -> None:
    """Write beside, then move: a reader never meets half an entry. A full disk costs only speed."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(hashlib.sha256(body).hexdigest().encode("ascii") + body)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
