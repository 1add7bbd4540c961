"""What a wrong hand does to a right number."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

Slip = Callable[[str, Random], str | None]


def digit_swap(digits: str, chance: Random) -> str | None:
    """Two neighbouring digits change places: 161 becomes 116."""
    places = [i for i in range(len(digits) - 1) if digits[i : i + 2].isdigit() and digits[i] != digits[i + 1] and (i or digits[1] != "0")]
    if not places:
        return None
    i = chance.choice(places)
    return digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]


def off_by_one(digits: str, chance: Random) -> str | None:
    """One more or one less."""
    if not digits.isdigit():
        return None
    return str(int(digits) + (1 if int(digits) < 1 or chance.random() < 0.5 else -1))


def dropped_digit(digits: str, chance: Random) -> str | None:
    """A digit is lost: 161 becomes 16."""
    places = [i for i in range(len(digits)) if digits[i].isdigit()]
    if len(places) < 2:
        return None
    i = chance.choice(places)
    shorter = digits[:i] + digits[i + 1 :]
    return None if (shorter[0] == "0" and shorter[1:2] != ".") or shorter[0] == "." or shorter == digits else shorter


def doubled_digit(digits: str, chance: Random) -> str | None:
    """A digit stands twice: 161 becomes 1661."""
    i = chance.randrange(len(digits))
    return digits[:i] + digits[i] + digits[i:] if digits[i].isdigit() and digits != "0" else None


SLIPS: dict[str, Slip] = {
    "digit_swap": digit_swap,
    "off_by_one": off_by_one,
    "dropped_digit": dropped_digit,
    "doubled_digit": doubled_digit,
}


def slip(kind: str, digits: str, chance: Random) -> str | None:
    """The number after a slip of a kind, None where it gives no other number."""
    wrong = SLIPS[kind](digits, chance)
    return wrong if wrong and Decimal(wrong) != Decimal(digits) else None
