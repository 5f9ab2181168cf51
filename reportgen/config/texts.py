"""What every model is made of: its base, and texts in two languages."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


class Model(BaseModel):
    """The base of every model: frozen, no unknown keys, numbers welcome where text is meant."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class Text(Model):
    """A text in both languages; the English one may still be missing."""

    zh: str = Field(description="中文")
    en: str = Field(default="", description="English; falls back to Chinese where empty")

    def get(self, language: str) -> str:
        """Return the text in ``language``, or the Chinese one."""
        return (self.en or self.zh) if language == "en" else (self.zh or self.en)


def _one_text(value: object) -> object:
    return {"zh": value, "en": ""} if isinstance(value, str | int | float) else value


LocalText = Annotated[Text, BeforeValidator(_one_text)]
