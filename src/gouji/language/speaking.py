"""Messages in the language that was chosen for this process."""

from __future__ import annotations

from gouji.errors import GoujiError
from gouji.language.catalogue import Catalogue, catalogue

_spoken = ["en"]
"""English until `speak` says otherwise: a library's errors are English."""


def speak(lang: str) -> None:
    """Choose the language of `told` and `in_words` for this process."""
    _spoken[0] = lang


def told(message: str) -> str:
    """A message in the chosen language; one that the catalogue does not hold, such as an error of a library, as it is."""
    known = catalogue(_spoken[0])
    return known.find(message) or _parted(message, known) or message


def in_words(error: GoujiError) -> str:
    """An error in the chosen language: subject, cause, remedy."""
    known = catalogue(_spoken[0])
    if not known.messages:
        return str(error)
    subject, cause, remedy = (known.find(part) or part for part in (error.subject, error.cause, error.remedy))
    return _joined(subject, cause, remedy)


def _parted(message: str, known: Catalogue) -> str | None:
    """A note that was made from an error, `subject: cause; remedy`; None where its cause is not in the catalogue."""
    head, _, remedy = message.rpartition("; ") if "; " in message else (message, "", "")
    for text, last in ((head, remedy), (message, "")):
        words = text.split(": ")
        for place in range(1, len(words)):
            cause = known.find(": ".join(words[place:]))
            if cause is not None:
                subject = ": ".join(words[:place])
                return _joined(known.find(subject) or subject, cause, known.find(last) or last)
    return None


def _joined(subject: str, cause: str, remedy: str) -> str:
    return "：".join(part for part in (subject, cause) if part) + (f"；{remedy}" if remedy else "")
