"""One table of a TOML file, read key by key. Every complaint names the file, the table and the key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from gouji.errors import ProfileError
from gouji.profiles.formula import Formula, parse_formula
from gouji.records import Text


class Entry:
    """A TOML table on its way into a record. `finish` complains of keys nobody asked for."""

    def __init__(self, data: object, file: str, table: str) -> None:
        self.file, self.table = file, table
        if not isinstance(data, Mapping):
            raise ProfileError(f"{file}, {table}", "is not a table")
        self._data: Mapping[str, Any] = data
        self._asked: list[str] = []

    def error(self, key: str, cause: str, remedy: str = "") -> ProfileError:
        """A complaint about one key."""
        return ProfileError(f"{self.file}, {self.table}, key {key!r}", cause, remedy)

    def _get(self, key: str, kind: type, default: Any) -> Any:
        self._asked.append(key)
        value = self._data.get(key, default)
        if value is None:
            raise self.error(key, "is missing")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.error(key, f"must be of type {kind.__name__}, not {type(value).__name__}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A string."""
        return str(self._get(key, str, default))

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        return int(self._get(key, int, default))

    def flag(self, key: str) -> bool:
        """True or false, false where not given."""
        return bool(self._get(key, bool, False))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, empty where not given."""
        values = self._get(key, list, [])
        if not all(isinstance(value, str) and value for value in values):
            raise self.error(key, "must be a list of strings, none of them empty")
        return tuple(values)

    def choice(self, key: str, valid: tuple[str, ...], default: str) -> str:
        """A string out of `valid`."""
        value = self.text(key, default)
        if value not in valid:
            raise self.error(key, f"{value!r} is not known", f"choose one of: {', '.join(valid)}")
        return value

    def both(self, prefix: str = "") -> Text:
        """A message in both languages: keys `zh` and `en`, or `<prefix>_zh` and `<prefix>_en` (empty where not given)."""
        if not prefix:
            return Text(self.text("zh"), self.text("en"))
        return Text(self.text(f"{prefix}_zh", ""), self.text(f"{prefix}_en", ""))

    def formula(self, key: str) -> Formula | None:
        """A formula, None where not given."""
        text = self.text(key, "")
        return self.parse(key, text) if text else None

    def formulas(self, key: str) -> tuple[Formula, ...]:
        """A list of formulas, empty where not given."""
        return tuple(self.parse(key, text) for text in self.texts(key))

    def parse(self, key: str, text: str) -> Formula:
        """Parse a formula that stands at `key`."""
        try:
            return parse_formula(text)
        except ProfileError as error:
            raise self.error(key, f"{error.subject}: {error.cause}", error.remedy) from error

    def entry(self, key: str) -> Entry:
        """A table, empty where not given."""
        return Entry(self._get(key, Mapping, {}), self.file, f"{self.table} {key}".strip())

    def entries(self, key: str) -> Iterator[Entry]:
        """A list of tables, each named by its place and id."""
        for number, data in enumerate(self._get(key, list, []), start=1):
            name = data.get("id") or data.get("concept") or data.get("zh") if isinstance(data, Mapping) else ""
            place = f"{self.table} [[{key}]] {number}".strip()
            yield Entry(data, self.file, f"{place} ({name})" if name else place)

    def rest(self) -> dict[str, Any]:
        """All keys as they stand, for tables whose keys belong to somebody else."""
        self._asked.extend(self._data)
        return dict(self._data)

    def finish(self) -> None:
        """Raise ProfileError for the first key that no step asked for."""
        for key in self._data:
            if key not in self._asked:
                close = get_close_matches(key, self._asked, 1)
                remedy = f"did you mean {close[0]!r}?" if close else f"known keys: {', '.join(sorted(self._asked))}"
                raise self.error(key, "is not known", remedy)
