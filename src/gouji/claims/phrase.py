"""The words on one side of a figure, or of a whole segment, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gouji.claims.tokens import Sort, Token

_CONTENT = ("topic", "act", "outcome", "result", "applicant", "channel", "rate", "pending")
_MARKS = str.maketrans("", "", "“”\"'‘’—-·…的了 ")


class Phrase:
    """Tokens in reading order. Brackets count with the words inside them (不予公开（三类内部事务）1件)."""

    __slots__ = ("_kinds", "_text", "tokens")

    def __init__(self, tokens: tuple[Token, ...] = ()) -> None:
        self.tokens = tokens
        self._kinds: frozenset[str] | None = None
        self._text: str | None = None

    @property
    def kinds(self) -> frozenset[str]:
        """Categories of all words."""
        if self._kinds is None:
            self._kinds = frozenset().union(*(token.senses for token in self.tokens if token.senses)) if self.tokens else frozenset()
        return self._kinds

    @classmethod
    def of(cls, tokens: Sequence[Token], *, inside: bool = True) -> Phrase:
        """A phrase of `tokens`, the words of brackets without figures included."""
        for token in tokens:
            if token.sort is Sort.BRACKET or "enumerator" in token.senses:
                return cls(tuple(_flat(tokens, inside)))
        return cls(tuple(tokens))

    def __bool__(self) -> bool:
        return bool(self.tokens)

    @property
    def text(self) -> str:
        """The words as they stand in the squeezed text."""
        if self._text is None:
            self._text = "".join([token.text for token in self.tokens])
        return self._text

    def all(self, *categories: str) -> list[Token]:
        """Words with one of these senses."""
        if not self.has(*categories):
            return []
        return [token for token in self.tokens if token.senses and not token.senses.keys().isdisjoint(categories)]

    def has(self, *categories: str) -> bool:
        """True where a word has one of these senses."""
        kinds = self._kinds
        return not (self.kinds if kinds is None else kinds).isdisjoint(categories)

    def has_act(self, *acts: str) -> bool:
        """True where a verb of one of these kinds stands here."""
        return "act" in self.kinds and any(token.senses.get("act") in acts for token in self.tokens)

    def first(self, *categories: str) -> Token | None:
        """The first word with one of these senses."""
        if self.has(*categories):
            for token in self.tokens:
                if token.senses and not token.senses.keys().isdisjoint(categories):
                    return token
        return None

    def last(self, *categories: str) -> Token | None:
        """The last word with one of these senses."""
        if self.has(*categories):
            for token in reversed(self.tokens):
                if token.senses and not token.senses.keys().isdisjoint(categories):
                    return token
        return None

    def index(self, token: Token) -> int:
        """Place of `token`."""
        return next(i for i, other in enumerate(self.tokens) if other is token)

    def before(self, token: Token) -> Phrase:
        """What stands before `token`."""
        return Phrase(self.tokens[: self.index(token)])

    def after(self, token: Token) -> Phrase:
        """What stands behind `token`."""
        return Phrase(self.tokens[self.index(token) + 1 :])

    @property
    def bare(self) -> bool:
        """True where nothing but fillers and cues stand here."""
        return not self.has_content and not self.residue

    @property
    def years(self) -> list[int]:
        """Years named in figures."""
        return [token.year for token in self.tokens if token.sort is Sort.YEAR]

    @property
    def residue(self) -> str:
        """What the lexicon does not know: the name of something it has no word for."""
        return "".join(token.text for token in self.tokens if token.sort is Sort.GAP).translate(_MARKS)

    @property
    def tail(self) -> str:
        """Unknown text between the last word with content and the end."""
        last = self.last(*_CONTENT)
        rest = self.after(last) if last else self
        return rest.residue + "".join(token.text for token in rest.tokens if token.has("ignore") and not token.has("hint"))

    @property
    def has_content(self) -> bool:
        """True where a word says what is counted or done."""
        return self.has(*_CONTENT)

    def split(self) -> list[Phrase]:
        """The members of a coordination, cut at 、/ and at 和, 与, 及, 或, 并."""
        members: list[list[Token]] = [[]]
        for token in self.tokens:
            if token.sort is Sort.JOIN or token.has("cue.or"):
                members.append([])
            else:
                members[-1].append(token)
        return [Phrase(tuple(member)) for member in members if member]


def _flat(tokens: Sequence[Token], inside: bool) -> Iterator[Token]:
    for token in tokens:
        if token.sort is not Sort.BRACKET:
            if "enumerator" not in token.senses:
                yield token
        elif inside and not any(segment.figures for segment in token.inner):
            for segment in token.inner:
                yield from (replace(inner, nested=True) for inner in _flat(segment.tokens, inside))
