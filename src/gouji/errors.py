"""Errors a caller may meet. Each names its subject, its cause and what to do next."""

from __future__ import annotations


class GoujiError(Exception):
    """Base of all errors raised by gouji.

    Args:
        subject: what the error is about (a file name, a setting, a code).
        cause: what is wrong with it.
        remedy: what the reader can do about it.
    """

    def __init__(self, subject: str, cause: str, remedy: str = "") -> None:
        self.subject = subject
        self.cause = cause
        self.remedy = remedy
        super().__init__(": ".join(part for part in (subject, cause) if part) + (f"; {remedy}" if remedy else ""))


class ReadError(GoujiError):
    """An input that gives no document. `status` is the final status of the input (design section 8)."""

    def __init__(self, subject: str, cause: str, remedy: str = "", status: str = "unreadable") -> None:
        super().__init__(subject, cause, remedy)
        self.status = status


class UsageError(GoujiError):
    """A wrong call: an unknown format, code, profile, setting or path."""


class ProfileError(GoujiError):
    """A profile that does not hold together. The subject names file, table and key."""


class ModelError(GoujiError):
    """A model artefact that is missing, changed or of another version."""
