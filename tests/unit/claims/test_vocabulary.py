"""The words of a genre are loaded once, and reading claims needs no spaCy."""

import subprocess
import sys
from dataclasses import replace

from gouji.claims.vocabulary import vocabulary_of


def test_a_vocabulary_is_made_once_a_profile(zfxxgk):
    assert vocabulary_of(zfxxgk) is vocabulary_of(zfxxgk.id)
    other = replace(zfxxgk, sha256="")
    assert vocabulary_of(other) is not vocabulary_of(other)


def test_bounds_are_where_words_begin_and_end(zfxxgk):
    vocabulary = vocabulary_of(zfxxgk)
    words = vocabulary.cut("收到申请12件")
    assert "".join(words) == "收到申请12件"
    assert vocabulary.bounds("收到申请12件") == {sum(map(len, words[:count])) for count in range(len(words) + 1)}


def test_claims_are_read_without_spacy():
    code = "import gouji, sys; print(len(gouji.extract_claims('收到政府信息公开申请12件。', year=2023)), 'spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.split() == ["1", "False"]
