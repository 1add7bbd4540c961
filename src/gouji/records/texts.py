"""A message in both languages of the product."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One message in both languages of the product."""

    zh: str
    en: str

    def get(self, lang: str) -> str:
        """The message in `lang` ("zh" or "en")."""
        return self.en if lang == "en" else self.zh


NO_TEXT = Text("", "")
"""No message."""
