"""Sums, quotients and conditions over named figures, as recipes write them: `received + carried_in`, `handled > received`."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from gouji.errors import UsageError

_NAME = re.compile(r"[a-z_]+(?:\.[a-z_]+)*(?:@[a-z_]+)?")
_WORDS = frozenset(("and", "or", "not"))
_OPERATORS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


def names(expression: str) -> tuple[str, ...]:
    """The figures an expression uses, in the order they appear."""
    return tuple(name for name in _NAME.findall(expression) if name not in _WORDS)


def evaluate(expression: str, figure: Callable[[str], Decimal]) -> Decimal:
    """The value of an arithmetic expression. Raises UsageError for anything but names, numbers and + - * /."""
    return Decimal(_value(_tree(expression), expression, figure))


def holds(condition: str, figure: Callable[[str], Decimal]) -> bool:
    """True where a condition holds; comparisons joined by and, or, not. The empty condition holds."""
    return not condition or bool(_value(_tree(condition), condition, figure))


def _tree(expression: str) -> ast.expr:
    coded = _NAME.sub(lambda match: match[0] if match[0] in _WORDS else f'"{match[0]}"', expression)
    try:
        return ast.parse(coded.strip(), mode="eval").body
    except SyntaxError as error:
        raise UsageError(f"expression {expression!r}", "cannot be parsed") from error


def _value(node: ast.expr, expression: str, figure: Callable[[str], Decimal]) -> Any:
    match node:
        case ast.Constant(value=str() as name):
            return figure(name)
        case ast.Constant(value=int() | float() as number):
            return Decimal(str(number))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_value(left, expression, figure), _value(right, expression, figure))
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_value(left, expression, figure), _value(right, expression, figure))
        case ast.BoolOp(op=ast.And(), values=values):
            return all(_value(value, expression, figure) for value in values)
        case ast.BoolOp(op=ast.Or(), values=values):
            return any(_value(value, expression, figure) for value in values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return not _value(operand, expression, figure)
    raise UsageError(f"expression {expression!r}", "uses more than names, numbers, + - * /, comparisons, and, or, not")
