"""The command line in the person's language: help pages, what is said on stderr, and the option --lang of every command."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer
import typer.main

from gouji.config import load_settings
from gouji.errors import GoujiError, UsageError
from gouji.language import LANGUAGES, VARIABLE, catalogue, speak, told, width

OPTION = "--lang"
CLOSING = "，。；：！？、）】》”’"
"""Marks that begin no line."""


def say(message: str) -> None:
    """One line on stderr, in the chosen language."""
    sys.stderr.write(f"gouji: {told(message)}\n")


def begin(words: Sequence[str]) -> str:
    """Choose the language of this process from the command line, GOUJI_LANG, the settings or the locale, and return it.

    It goes into GOUJI_LANG where the command line names it, so that settings and workers follow. A wrong choice is told by
    the command itself, since the person may be asking for help.
    """
    wanted = _wanted(words)
    if wanted in LANGUAGES:
        os.environ[VARIABLE] = wanted
    try:
        lang = load_settings().lang
    except GoujiError:
        lang = wanted if wanted in LANGUAGES else LANGUAGES[0]
    speak(lang)
    return lang


def spoken(command: Any, lang: str) -> Any:
    """The command and all below it with help pages in a language and the option --lang; the same object, changed."""
    command.context_class = _Context
    command.help = _label(command.help or "", lang)
    command.short_help = _first_sentence(command.help)
    if not any(OPTION in item.opts for item in command.params):
        command.params.append(_lang_option())
    for item in command.params:
        if getattr(item, "help", None):
            item.help = _label(item.help, lang)
    for below in getattr(command, "commands", {}).values():
        spoken(below, lang)
    return command


def _wanted(words: Sequence[str]) -> str:
    """The value of the last --lang before a bare `--`, "" without one."""
    found = ""
    for place, word in enumerate(words):
        if word == "--":
            break
        if word == OPTION:
            found = words[place + 1] if place + 1 < len(words) else ""
        elif word.startswith(f"{OPTION}="):
            found = word.partition("=")[2]
    return found


def _known(value: str | None) -> str | None:
    if value is not None and value not in LANGUAGES:
        raise UsageError(OPTION, f"cannot be {value!r}", f"choose one of: {', '.join(LANGUAGES)}")
    return value


def _lang_option() -> Any:
    """The option as the command line library makes it for a command of its own."""
    lone = typer.Typer(add_completion=False)

    @lone.command()
    def command(
        lang: Annotated[
            str | None, typer.Option(OPTION, help="Language of messages: zh or en.", callback=_known, expose_value=False)
        ] = None,
    ) -> None:
        """Never run."""

    return next(item for item in typer.main.get_command(lone).params if OPTION in item.opts)


def _label(text: str, lang: str) -> str:
    """A fixed text in a language."""
    whole = "\n".join(line.strip() for line in text.strip().splitlines())
    return catalogue(lang).messages.get(whole, whole)


def _first_sentence(text: str) -> str:
    head = text.partition("\n")[0]
    return f"{head.partition('。')[0]}。" if "。" in head else head.partition(". ")[0].rstrip(".") + "."


_Pages: Any = typer.Context.formatter_class


class _Formatter(_Pages):  # type: ignore[misc]
    """Help pages whose lines are as wide as a terminal shows them: a Chinese character takes two places."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{told('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{told(heading)}{'：' if told('Usage:') != 'Usage:' else ':'}\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        parts = [" ".join(part.split()) for part in text.split("\n\n")]
        self.write("\n\n".join(f"\n{indent}".join(_lines(part, self.width - len(indent), indent)) for part in parts) + "\n")

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        indent = " " * self.current_indent
        column = min(max(width(first) for first, _ in rows), col_max) + col_spacing
        for first, second in rows:
            self.write(f"{indent}{first}")
            short = width(first) <= column - col_spacing
            self.write(" " * (column - width(first)) if short else f"\n{indent}{' ' * column}")
            self.write(f"\n{indent}{' ' * column}".join(_lines(_translated(second), max(self.width - column - 2, 10))) + "\n")


class _Context(typer.Context):
    formatter_class = _Formatter


def _translated(text: str) -> str:
    """The text of a row, which may end in a remark such as `[default: local]`."""
    words, gap, remark = text.partition("  [")
    if not gap:
        return told(text)
    inside = "; ".join(told(part.strip()) for part in remark.rstrip("]").split(";"))
    return f"{told(words)}  [{inside}]"


def _lines(text: str, columns: int, indent: str = "") -> Iterator[str]:
    """Lines of at most `columns` places, broken at blanks and between Chinese characters."""
    line = ""
    for piece in _pieces(text):
        if line and width(line + piece.rstrip()) > columns and piece.rstrip() not in CLOSING:
            yield indent + line.rstrip() if indent else line.rstrip()
            indent, line = "", piece.lstrip()
        else:
            line += piece
    yield indent + line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """Words with the blanks behind them, Chinese characters one by one."""
    word = ""
    for character in text:
        wide = width(character) == 2
        if word and (wide or (word.endswith(" ") and character != " ")):
            yield word
            word = ""
        word += character
        if wide:
            yield word
            word = ""
    if word:
        yield word
