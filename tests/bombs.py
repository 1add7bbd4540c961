"""PDF files made to take more time or memory than they look, each with the statuses that are right for it."""

from __future__ import annotations

import zlib
from collections.abc import Callable

EMPTY = b"<<>>"
FONT = b"<</Font<</F 5 0 R>>>>"
SPACES = b" " * 1_000_000
ADLER = 65521
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def written(content: bytes, resources: bytes = EMPTY, kids: bytes = b"[3 0 R]", count: int = 1, more: tuple[bytes, ...] = ()) -> bytes:
    """A PDF by hand: one page with these drawing instructions; further objects begin at number 5."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources %s/Contents 4 0 R>>" % resources
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids %s/Count %d>>" % (kids, count), page, content, *more]
    pieces, places, length = [b"%PDF-1.4\n"], [], 9
    for number, item in enumerate(objects, 1):
        places.append(length)
        pieces.append(b"%d 0 obj\n%s\nendobj\n" % (number, item))
        length += len(pieces[-1])
    size = len(objects) + 1
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, table, size, length)
    return b"".join(pieces) + tail


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (more, len(data), data)


def packed(megabytes: int) -> bytes:
    """So many megabytes of spaces, packed: one packed megabyte again and again, with the check sum of them all."""
    squeeze = zlib.compressobj(9)
    head = squeeze.compress(b"") + squeeze.compress(SPACES) + squeeze.flush(zlib.Z_FULL_FLUSH)
    again = squeeze.compress(SPACES) + squeeze.flush(zlib.Z_FULL_FLUSH)
    count = megabytes * len(SPACES)
    low, high = (1 + 32 * count) % ADLER, (count + 32 * (count * (count + 1) // 2)) % ADLER
    return head + again * (megabytes - 1) + b"\x03\x00" + (high << 16 | low).to_bytes(4, "big")


def flate(data: bytes, more: bytes = b"") -> bytes:
    return stream(data, b"/Filter/FlateDecode" + more)


def unpacks_to_a_gigabyte() -> bytes:
    return written(flate(packed(1000)))


def packed_twice() -> bytes:
    return written(stream(zlib.compress(packed(10_000), 9), b"/Filter[/FlateDecode/FlateDecode]"))


def texts() -> bytes:
    return written(
        stream(b"BT /F 4 Tf " + b"".join(b"1 0 0 1 %d %d Tm (1) Tj " % (4 * (i % 140), 4 * (i // 140)) for i in range(20_000)) + b"ET"),
        FONT,
        more=(HELVETICA,),
    )


def rulings() -> bytes:
    lines = (b"%d 0 m %d 842 l S 0 %d m 595 %d l S " % (i % 595, i % 595, i % 842, i % 842) for i in range(20_000))
    return written(stream(b"".join(lines)))


def kids_without_number() -> bytes:
    return written(stream(b""), kids=b"[" + b"3 0 R " * 300_000 + b"]", count=300_000)


def kids_in_a_circle() -> bytes:
    return written(stream(b""), kids=b"[2 0 R 2 0 R]", count=2)


def form_in_itself() -> bytes:
    form = stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>")
    return written(stream(b"/X Do"), b"<</XObject<</X 5 0 R>>>>", more=(form,))


def forms_in_forms() -> bytes:
    """Thirty forms, each drawing the next one twice: a thousand million pieces of text."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do /X Do", head % (6 + number)) for number in range(30)]
    last = stream(b"BT /F 9 Tf (1) Tj ET", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return written(stream(b"/X Do"), b"<</XObject<</X 5 0 R>>>>", more=(*forms, last))


def deep_arrays() -> bytes:
    return written(stream(b"[" * 500_000))


def vast_picture() -> bytes:
    head = b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 8"
    return written(stream(b"595 0 0 842 0 0 cm /X Do"), b"<</XObject<</X 5 0 R>>>>", more=(flate(packed(3600), head),))


def vast_map_of_characters() -> bytes:
    """A font whose map to Unicode speaks of two thousand million codes."""
    lines = b"1 begincodespacerange <00000000> <7FFFFFFF> endcodespacerange 1 beginbfrange <00000000> <7FFFFFFF> <0000> endbfrange"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    return written(stream(b"BT /F 9 Tf 9 9 Td (1234) Tj ET"), FONT, more=(font, stream(lines)))


def packed_objects() -> bytes:
    """An object stream that unpacks to a gigabyte holds the pages."""
    data = packed(1000)
    body = b"%PDF-1.5\n"
    place = len(body)
    body += b"4 0 obj\n" + flate(data, b"/Type/ObjStm/N 3/First 20") + b"\nendobj\n"
    rows = [(0, 0, 65535), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, place, 0), (1, len(body), 0)]
    table = b"".join(kind.to_bytes(1, "big") + where.to_bytes(4, "big") + last.to_bytes(2, "big") for kind, where, last in rows)
    head = b"/Type/XRef/Size 6/W[1 4 2]/Root 1 0 R"
    return body + b"5 0 obj\n" + stream(table, head) + b"\nendobj\nstartxref\n%d\n%%%%EOF" % len(body)


BOMBS: dict[Callable[[], bytes], str] = {
    unpacks_to_a_gigabyte: "too_large",
    packed_twice: "too_large",
    texts: "unknown_genre",
    rulings: "scanned|unreadable",
    kids_without_number: "unreadable",
    kids_in_a_circle: "unreadable",
    form_in_itself: "too_large",
    forms_in_forms: "too_large",
    deep_arrays: "unreadable",
    vast_picture: "scanned|unreadable|memory|crashed",
    vast_map_of_characters: "unknown_genre",
    packed_objects: "memory|unreadable",
}
"""What a picture ends as depends on whether characters can be recognised here, and on the memory that is left for it."""
