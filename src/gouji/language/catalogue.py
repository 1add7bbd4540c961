"""The gettext catalogue of the program's own messages: command line, errors, fixed labels.

Messages are written in English where they arise and stay English in results, stores and logs, so that they are the same on
every machine; they are put into the person's language where they are shown. A message with values in it is found by its
template: `holds {} reports` in the catalogue stands for "holds 3 reports", and its values fill the translation.
"""

from __future__ import annotations

import gettext
import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

DOMAIN = "gouji"
SLOT = "{}"


@dataclass(frozen=True)
class Catalogue:
    """Messages with their translations."""

    messages: dict[str, str]

    def find(self, text: str) -> str | None:
        """The translation of a message, None where it is in no template."""
        if text in self.messages:
            return self.messages[text]
        for pattern, target in self._templates:
            found = pattern.fullmatch(text)
            if found:
                return target.format(*(self.find(value) or value for value in found.groups()))
        return None

    @cached_property
    def _templates(self) -> list[tuple[re.Pattern[str], str]]:
        """Patterns, those with most fixed letters first, so that the closest template wins."""
        known = sorted((text for text in self.messages if SLOT in text), key=lambda text: (-len(text.replace(SLOT, "")), text))
        return [(re.compile("(.+?)".join(map(re.escape, text.split(SLOT))), re.DOTALL), self.messages[text]) for text in known]


@cache
def catalogue(lang: str, domain: str = DOMAIN) -> Catalogue:
    """The catalogue of a language; one of the language in which messages are written is empty.

    Messages of the program (domain gouji) are written in English, what checks rest on (domain basis) in Chinese.
    """
    with resources.as_file(resources.files("gouji") / "locale") as folder:
        found = gettext.translation(domain, str(folder), [lang], fallback=True)
    if not isinstance(found, gettext.GNUTranslations):
        return Catalogue({})
    raw: dict[object, str] = getattr(found, "_catalog", {})
    return Catalogue({text: told for text, told in raw.items() if isinstance(text, str) and text})
