"""Which members of an archive are parts of one report, told by their names alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from gouji.readers.opening import suffixes

PART = re.compile(
    r"[\s_\-—（(\[【]*(?:附件|附表|附|正文|封面|文字(?:部分|说明)?|情况说明|表格(?:部分)?|数据表|统计表|表|第?[一二三四五六七八九十\d]{1,2}部分"
    r"|text|body|tables?|attachments?|appendix|part|page)[\s_\-—]*[一二三四五六七八九十\d]{0,3}[\s_\-—）)\]】]*$",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"[\s_\-—（(]+\d{1,2}[\s）)]*$")
ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar")
PAGES = (".html", ".htm", ".shtml", ".mht", ".mhtml")


@dataclass(frozen=True, slots=True)
class Report:
    """One report in an archive: what it is called, and the members it is made of, text before attachments."""

    name: str
    parts: tuple[str, ...]


def reports_of(names: Iterable[str], known: frozenset[str] | None = None) -> tuple[Report, ...]:
    """Reports among members, sorted by name; archives in the archive and files no reader takes are left out.

    Files of one folder belong together when their names differ only by words for parts (附件1, 表2, 正文) or by a small
    number at the end; files whose names are nothing but such words belong to the one report beside them.

    Args:
        known: suffixes of readers, those of all readers where it is not given.
    """
    known = _known() if known is None else known
    groups: dict[tuple[str, str], list[str]] = {}
    for name in names:
        path = PurePosixPath(name)
        if path.suffix.lower() in known and path.suffix.lower() not in ARCHIVES:
            groups.setdefault((str(path.parent), _stem(path.stem)), []).append(name)
    for folder in {folder for folder, _ in groups}:
        _adopt(groups, folder)
    return tuple(Report(_title(folder, stem, parts), tuple(sorted(parts, key=_rank))) for (folder, stem), parts in sorted(groups.items()))


def _adopt(groups: dict[tuple[str, str], list[str]], folder: str) -> None:
    """Give members that are named after parts alone to the one report of their folder."""
    stems = [stem for place, stem in groups if place == folder]
    if "" in stems and len(stems) == 2:
        groups[folder, max(stems)] += groups.pop((folder, ""))


def _stem(stem: str) -> str:
    """The name without words for parts."""
    bare = PART.sub("", stem)
    bare = NUMBERED.sub("", bare) if bare == stem else bare
    return "" if re.fullmatch(r"[\d\W_]*", bare) and bare != stem else bare


def _title(folder: str, stem: str, parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return "/".join(part for part in (folder if folder != "." else "", stem) if part) or "report"


def _rank(name: str) -> tuple[bool, list[tuple[int, str]]]:
    """Text first, then parts by their numbers."""
    stem = PurePosixPath(name).stem
    natural = [(int(part) if part.isdigit() else -1, part) for part in re.split(r"(\d+)", name)]
    return bool(PART.search(stem)) and "正文" not in stem, natural


def _known() -> frozenset[str]:
    return suffixes()
