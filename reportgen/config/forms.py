"""How a value must be written, from what a typed model says of a wrong one; of no language."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_FORMS = {
    "bool": "true / false",
    "tuple": "[…, …]",
    "missing": "[…, …]",
    "list": "[…, …]",
    "too": "[…, …]",  # long or short: a list
    "model": "{…: …}",
    "dict": "{…: …}",
    "string": '"…"',
    "date": "2024-06-07",
}
_QUOTED = re.compile(r"'([^']*)'")


def form_of(details: ErrorDetails) -> str:
    """Return the form of a value of the wrong type, ``[…, …]``; else what the model says."""
    least = (details.get("ctx") or {}).get("ge")
    if least is not None:
        return f"≥ {least}"
    return _FORMS.get(details["type"].split("_")[0], details["msg"])


def allowed_words(details: ErrorDetails) -> str:
    """Return the words a value can be, those closest to what was written first."""
    words = _QUOTED.findall(str((details.get("ctx") or {}).get("expected", "")))
    near = get_close_matches(str(details["input"]), words, n=3, cutoff=0.5)
    return ", ".join((*near, *(word for word in words if word not in near)))
