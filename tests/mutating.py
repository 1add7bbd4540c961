"""Broken copies of good files: eight ways to damage a PDF, and coarser ones for zip files and pages."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib

Draw = random.Random


def flips(data: bytes, draw: Draw) -> bytes:
    changed = bytearray(data)
    for _ in range(draw.choice([1, 5, 50, 400])):
        changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def cut(data: bytes, draw: Draw) -> bytes:
    return data[: draw.randrange(20, len(data))]


def doubled(data: bytes, draw: Draw) -> bytes:
    first = draw.randrange(len(data))
    piece = data[first : first + draw.randrange(1, 5000)]
    place = draw.randrange(len(data))
    return data[:place] + piece + data[place:]


def deleted(data: bytes, draw: Draw) -> bytes:
    first = draw.randrange(len(data))
    return data[:first] + data[first + draw.randrange(1, 5000) :]


def swapped(data: bytes, draw: Draw, pattern: bytes = rb"/[A-Za-z]+") -> bytes:
    spans = [match.span() for match in re.finditer(pattern, data)]
    if len(spans) < 2:
        return flips(data, draw)
    (a, b), (c, d) = sorted(draw.sample(spans, 2))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def numbers(data: bytes, draw: Draw) -> bytes:
    spans = [match.span() for match in re.finditer(rb"\b\d+\b", data)]
    for _ in range(draw.choice([1, 3, 10])):
        first, last = draw.choice(spans)
        number = draw.choice([b"0", b"-1", b"65535", b"99999999999", b"1e9", b"%d" % draw.randrange(1000)])
        data = data[:first] + number + data[last:]
        spans = [match.span() for match in re.finditer(rb"\b\d+\b", data)]
    return data


def rewired(data: bytes, draw: Draw) -> bytes:
    return swapped(data, draw, rb"\d+ 0 R")


def spliced(data: bytes, draw: Draw) -> bytes:
    half = draw.randrange(len(data))
    return data[:half] + data[draw.randrange(len(data)) :]


WAYS = (flips, cut, doubled, deleted, swapped, numbers, rewired, spliced)


def mutant(data: bytes, number: int) -> bytes:
    """The `number`th broken copy; the same for the same number."""
    draw = random.Random(number)
    return WAYS[number % len(WAYS)](data, draw)


def unpacked(pdf: bytes) -> bytes:
    """The PDF with its streams unpacked, so that damage reaches what they hold."""

    def plain(match: re.Match[bytes]) -> bytes:
        try:
            content = zlib.decompress(match[2])
        except zlib.error:
            return match[0]
        head = re.sub(rb"/Filter\s*(?:\[[^\]]*\]|/\w+)", b"", match[1])
        head = re.sub(rb"/Length\s+\d+(?:\s+\d+\s+R)?", b"/Length %d" % len(content), head)
        return head + b"stream\n" + content + b"\nendstream"

    inside = rb"(?:[^<>]|<<[^<>]*>>)*?"
    stream = rb"(<<" + inside + rb"/FlateDecode" + inside + rb">>\s*)stream\r?\n(.*?)\r?\nendstream"
    return re.sub(stream, plain, pdf, flags=re.DOTALL)


def mutant_inside(package: bytes, number: int) -> bytes:
    """A zip package that is whole, with one of its XML parts damaged."""
    draw = random.Random(number)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        victim = draw.choice([name for name in source.namelist() if name.endswith(".xml")])
        for name in source.namelist():
            content = source.read(name)
            if name == victim:
                content = draw.choice((flips, cut, doubled, deleted, _marks))(content, draw)
            file.writestr(name, content)
    return target.getvalue()


def _marks(data: bytes, draw: Draw) -> bytes:
    changed = bytearray(data)
    for _ in range(draw.randint(1, 5)):
        changed[draw.randrange(min(150, len(changed) - 1), len(changed))] = draw.choice(b"<>/\"'=w:&;0 ")
    return bytes(changed)
