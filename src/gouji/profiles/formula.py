"""Formulas of a profile: names, numbers, + - * / ( ) and at most one relation. Parsed here, never run as Python.

    formula    = sum [ ("=" | ">=" | "<=") sum ]
    sum        = product { ("+" | "-") product }
    product    = factor { ("*" | "/") factor }
    factor     = number | name | "(" sum ")" | "-" factor
    name       = word { "." word }
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from gouji.errors import ProfileError
from gouji.quantity import Interval

_TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)|(?P<sign>>=|<=|[-+*/()=]))")
_RELATIONS = ("=", ">=", "<=")
_MAX_DEPTH = 50


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in a formula."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """A concept, or a member of a dimension, that a formula speaks of."""

    id: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Two terms joined by + - * or /."""

    sign: str
    left: Node
    right: Node


Node: TypeAlias = Number | Name | Operation


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed formula. `str()` gives it as written.

    Attributes:
        text: the formula as written, white space evened out.
        left: the whole expression, or the left side of an equation.
        relation: "=", ">=", "<=", or "" for a plain expression.
        right: the right side of an equation.
        names: names it speaks of, each once, in order of appearance.
    """

    text: str
    left: Node
    relation: str = ""
    right: Node | None = None
    names: tuple[str, ...] = field(init=False, repr=False, compare=False)
    _sum: tuple[tuple[str, int], ...] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        sides = (self.left,) if self.right is None else (self.left, self.right)
        object.__setattr__(self, "names", tuple(dict.fromkeys(name for side in sides for name in _names(side))))
        signed = _terms(self.left, 1)
        object.__setattr__(self, "_sum", None if signed is None else tuple(signed))

    def __str__(self) -> str:
        return self.text

    @property
    def sides(self) -> tuple[Formula, Formula]:
        """Both sides of an equation as formulas. Raises ProfileError for a plain expression."""
        if self.right is None:
            raise ProfileError(f"formula {self.text!r}", "is no equation")
        left, right = self.text.split(self.relation, 1)
        return Formula(left.strip(), self.left), Formula(right.strip(), self.right)

    @property
    def terms(self) -> tuple[tuple[str, int], ...]:
        """Names with their sign, for a formula that only adds and subtracts names. Raises ProfileError for others."""
        if self.right is not None:
            raise ProfileError(f"formula {self.text!r}", "is an equation; take the terms of one side")
        if self._sum is None:
            raise ProfileError(f"formula {self.text!r}", "is not a sum of names")
        return self._sum

    def evaluate(self, values: Mapping[str, Interval]) -> Interval:
        """Value of a plain expression over intervals, by interval arithmetic.

        Raises:
            KeyError: a name has no value.
            ZeroDivisionError: a divisor may be 0.
            ProfileError: it is an equation.
        """
        if self.right is not None:
            raise ProfileError(f"formula {self.text!r}", "is an equation and has no value", "evaluate its sides")
        return _evaluate(self.left, values)


@lru_cache(maxsize=1024)
def parse_formula(text: str) -> Formula:
    """Parse a formula; the same text gives the same formula. Raises ProfileError naming the position of what is wrong."""
    return _Parser(text).formula()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokens(text)
        self.next = 0

    def formula(self) -> Formula:
        left = self.sum(0)
        relation, right = "", None
        if self.peek() in _RELATIONS:
            relation = self.take()
            right = self.sum(0)
        if self.next < len(self.tokens):
            raise self.error("only one relation is allowed" if self.peek() in _RELATIONS else f"{self.peek()!r} is not expected here")
        return Formula(" ".join(self.text.split()), left, relation, right)

    def sum(self, depth: int) -> Node:
        node = self.product(depth)
        while self.peek() in ("+", "-"):
            node = Operation(self.take(), node, self.product(depth))
        return node

    def product(self, depth: int) -> Node:
        node = self.factor(depth)
        while self.peek() in ("*", "/"):
            node = Operation(self.take(), node, self.factor(depth))
        return node

    def factor(self, depth: int) -> Node:
        if depth > _MAX_DEPTH:
            raise self.error(f"brackets are nested more than {_MAX_DEPTH} deep")
        token = self.peek()
        if token == "(":
            self.take()
            node = self.sum(depth + 1)
            if self.peek() != ")":
                raise self.error("a closing bracket is missing")
            self.take()
            return node
        if token == "-":
            self.take()
            return Operation("-", Number(Decimal(0)), self.factor(depth + 1))
        if not token or not token[0].isalnum():
            raise self.error(f"a name or a number is expected, not {token!r}" if token else "a name or a number is expected")
        self.take()
        return Number(Decimal(token)) if token[0].isdigit() else Name(token)

    def peek(self) -> str:
        return self.tokens[self.next][0] if self.next < len(self.tokens) else ""

    def take(self) -> str:
        self.next += 1
        return self.tokens[self.next - 1][0]

    def error(self, cause: str) -> ProfileError:
        at = self.tokens[self.next][1] if self.next < len(self.tokens) else len(self.text)
        return ProfileError(f"formula {self.text!r}, position {at + 1}", cause)


def _tokens(text: str) -> list[tuple[str, int]]:
    tokens, at = [], 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            at += len(text[at:]) - len(text[at:].lstrip())
            subject = f"formula {text!r}, position {at + 1}"
            raise ProfileError(subject, f"{text[at]!r} is not allowed", "use names, numbers, + - * / ( ) and one =")
        kind = match.lastgroup or ""
        tokens.append((match[kind], match.start(kind)))
        at = match.end()
    return tokens


def _names(node: Node) -> list[str]:
    if isinstance(node, Name):
        return [node.id]
    if isinstance(node, Operation):
        return _names(node.left) + _names(node.right)
    return []


def _terms(node: Node, sign: int) -> list[tuple[str, int]] | None:
    """Names with their signs, None where something else than a sum of names stands."""
    if isinstance(node, Name):
        return [(node.id, sign)]
    if isinstance(node, Operation) and node.sign in "+-":
        left, right = _terms(node.left, sign), _terms(node.right, sign if node.sign == "+" else -sign)
        return None if left is None or right is None else left + right
    if isinstance(node, Number) and not node.value:
        return []
    return None


def _evaluate(node: Node, values: Mapping[str, Interval]) -> Interval:
    if isinstance(node, Number):
        return Interval.exact(node.value)
    if isinstance(node, Name):
        return values[node.id]
    left, right = _evaluate(node.left, values), _evaluate(node.right, values)
    if node.sign == "+":
        return left + right
    if node.sign == "-":
        return left - right
    return left * right if node.sign == "*" else left / right
