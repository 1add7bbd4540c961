"""Decoding: by BOM, strict UTF-8, GB18030; a damaged page by the decoding with the fewest replacement characters."""

from __future__ import annotations

import codecs
import random

import pytest

from gouji.readers.charset import decode

SIMPLIFIED = "全年主动公开政府信息受理申请件答复办结率行政许可处罚规范性文件条例机构职能预算决算重大项目解读回应关切㎡①％“”、。：；（）"
TRADITIONAL = "機關主動公開政府資訊受理申請案件答覆辦結率行政許可處罰條例預算決算專案解讀回應關切，。：；（）臺灣縣市長"
DECLARED = ("utf-8", "gb2312", "gbk", "big5", "iso-8859-1")
ENCODINGS = ("utf-8", "utf-8-sig", "gbk", "gb18030")
PADDING = ("", "<style>.a{color:#333}</style>" * 300, "<script>/* " + "x" * 20_000 + " */</script>")


def page(chance: random.Random, declared: str, padding: str, letters: str = SIMPLIFIED) -> str:
    words = "".join(chance.choice(letters) + (str(chance.randint(0, 9999)) if chance.random() < 0.1 else "") for _ in range(400))
    return f'<html><head><meta charset="{declared}">{padding}<title>{words[:12]}</title></head><body><p>{words}</p></body></html>'


def encode(text: str, encoding: str) -> bytes:
    return text.encode(encoding)


def test_three_hundred_pages_are_read_exactly() -> None:
    wrong = []
    for number in range(5):
        for encoding in ENCODINGS:
            for declared in DECLARED:
                for padding in PADDING:
                    text = page(random.Random(f"{number}{encoding}{declared}{len(padding)}"), declared, padding)
                    if decode(encode(text, encoding)).text != text:
                        wrong.append((encoding, declared, len(padding)))
    assert wrong == []


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_broken_bytes_spoil_only_themselves(encoding: str) -> None:
    exact = 0
    for seed in range(30):
        chance = random.Random(seed)
        text = page(chance, "utf-8", "")
        data = bytearray(encode(text, encoding))
        count = chance.randint(1, 20)
        for position in chance.sample(range(200, len(data) - 50), count):
            data[position] = chance.choice((0xFF, 0x80, 0x3C))
        exact += decode(bytes(data)).text == bytes(data).decode(encoding.replace("gbk", "gb18030"), "replace")
    assert exact == 30


def test_big5_pages_are_told_from_gb18030() -> None:
    for seed in range(20):
        text = page(random.Random(seed), "gb2312", "", TRADITIONAL)
        assert decode(text.encode("big5")).text == text


def test_traditional_text_in_gb18030_stays() -> None:
    text = page(random.Random(1), "big5", "", TRADITIONAL)
    assert decode(text.encode("gb18030")).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("with_bom", [True, False])
def test_utf16_with_and_without_bom(with_bom: bool, encoding: str) -> None:
    bom = (codecs.BOM_UTF16_LE if encoding == "utf-16-le" else codecs.BOM_UTF16_BE) if with_bom else b""
    text = "<html><body><p>主动公开政府信息235件</p></body></html>"
    assert decode(bom + text.encode(encoding)).text == text


def test_damage_is_counted() -> None:
    assert decode("公开235件".encode() + b"\xff" + "，办结".encode()).damaged == 1
    assert decode("公开235件".encode()).damaged == 0
