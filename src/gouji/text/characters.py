"""Character folding: one code point in, one code point out, so that offsets stay true.

Folded are full-width ASCII, variant dashes, bars and spaces, radicals that PDF fonts print in place of ideographs, and
traditional script. Chinese punctuation (，。；：（）《》〔〕) stays as it is: it tells prose from figures.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

# Unicode Character Database, EquivalentUnifiedIdeograph: the radicals of U+2E80-2EFF that fonts of Chinese reports use.
_RADICALS = (
    "⺁厂⺂乛⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王"
    "⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺶羊⺹耂⺺肀⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门"
    "⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_FULL_WIDTH = range(0xFF01, 0xFF5F)
# These stay: as punctuation they separate, as digits' neighbours they group thousands; the grammars tell which.
_KEPT = "，：；！？（）［］｛｝～"
_VARIANTS = {
    "−": "-", "‐": "-", "‑": "-", "‒": "-", "﹣": "-", "﹪": "%", "﹒": ".", "․": ".", "￥": "¥",
    "\u3000": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "\t": " ",
    "○": "〇", "◯": "〇", "﹝": "〔", "﹞": "〕", "【": "〔", "】": "〕", "［": "[", "］": "]",
    "∶": "：", "︰": "：", "﹐": "，", "﹑": "、", "﹔": "；", "∕": "/", "⁄": "/", "｜": "|",
    "弍": "二", "弎": "三", "弌": "一", "貳": "贰", "參": "叁", "叄": "叁", "陸": "陆", "圓": "圆", "両": "两",
}  # fmt: skip


@cache
def folding() -> dict[str, str]:
    """Every character that is folded, with what it becomes."""
    table = _traditional()
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[chr(code)] = plain
    table.update(zip(_RADICALS[::2], _RADICALS[1::2], strict=True))
    table.update({chr(code): chr(code - 0xFEE0) for code in _FULL_WIDTH if chr(code) not in _KEPT})
    table.update(_VARIANTS)
    return {char: table.get(plain, plain) for char, plain in table.items()}


def _traditional() -> dict[str, str]:
    """Traditional to simplified characters, from the data file beside this module (its head names the source)."""
    lines = files(__package__).joinpath("traditional.txt").read_text("utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    return dict(zip("".join(rows[::2]), "".join(rows[1::2]), strict=True))


@cache
def _folded() -> re.Pattern[str]:
    # `re` and not `regex`: one class of characters cannot run away, and `re` keeps large classes as a bit map.
    return re.compile("[" + re.escape("".join(folding())) + "]")


def normalize(text: str) -> str:
    """`text` with each folded character replaced by its plain form; same length, same offsets.

    Line breaks stay. White space of other kinds becomes a plain space.
    """
    table = folding()
    return _folded().sub(lambda match: table[match[0]], text)
