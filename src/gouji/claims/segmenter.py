"""Chinese word segmentation with our own dictionary: jieba's words plus those of the lexicon."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

_JOINING = frozenset("和与及或、，（“")
Segmenter: TypeAlias = Callable[[str], list[str]]


def segmenter(words: Iterable[str]) -> Segmenter:
    """A function from text to words. Uses rjieba where it is installed (the same words, hidden Markov model off), else jieba."""
    own = [word for word in words if len(word) > 2 and not _JOINING.intersection(word)]
    try:
        import rjieba
    except ImportError:
        return _plain(own)
    fast = rjieba.Jieba()
    for word in own:
        fast.add_word(word, fast.suggest_freq(word), "n")
    return lambda text: list(fast.cut(text, False))


def _plain(words: Iterable[str]) -> Segmenter:
    import jieba

    tokenizer = jieba.Tokenizer()
    for word in words:
        tokenizer.add_word(word)
    return lambda text: list(tokenizer.cut(text, HMM=False))
