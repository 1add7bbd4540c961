"""The spaCy pipeline: own word segmentation, then quantities, words, clauses and claims as spans of the document.

Components are registered as spaCy factories by entry point, so that a pipeline saved to disk finds them again.
"""

from __future__ import annotations

from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from gouji.claims.lexicon import Lexicon
from gouji.claims.paragraphs import Narrator, claims_of, regions_of
from gouji.claims.tight import Tight
from gouji.claims.tokens import Tokenizer as Clauses
from gouji.claims.tokens import sentences
from gouji.claims.vocabulary import Vocabulary, registered, vocabulary_of
from gouji.profiles import Profile, available_profiles
from gouji.text import scan

COMPONENTS = ("gouji_quantities", "gouji_words", "gouji_clauses", "gouji_claims")


def load_nlp(profile: Profile | str = "zfxxgk") -> Language:
    """A spaCy `zh` pipeline for a genre: `doc.spans["quantities"]`, `["words"]`, `["clauses"]`, `["claims"]` and `doc._.claims`.

    Raises:
        UsageError: there is no such profile.
    """
    chosen = registered(profile)
    if not chosen.sha256:
        return _build(chosen)
    key = (chosen.id, chosen.sha256)
    if key not in _built:
        _built[key] = _build(chosen)
    return _built[key]


_built: dict[tuple[str, str], Language] = {}
"""Pipelines by genre and the profile's sum."""

_given: dict[str, Lexicon] = {}
"""Lexicons of profiles that no name leads to, by the name their components are configured with."""


def _build(profile: Profile) -> Language:
    nlp = spacy.blank("zh")
    vocabulary = vocabulary_of(profile)
    name = profile.id
    if name not in available_profiles() or registered(name).sha256 != profile.sha256:
        name = f"{profile.id}@{profile.sha256[:12] or id(profile)}"
        _given[name] = vocabulary.lexicon
    nlp.tokenizer = WordSegmenter(nlp.vocab, vocabulary)
    for component in COMPONENTS:
        nlp.add_pipe(component, config={"profile": name} if component != "gouji_quantities" else {})
    return nlp


class WordSegmenter:
    """Tokenizer: jieba's words, with those of the lexicon added. White space inside a word does not part it."""

    def __init__(self, vocab: Vocab, vocabulary: Vocabulary) -> None:
        self.vocab = vocab
        self.cut = vocabulary.cut

    def __call__(self, text: str) -> Doc:
        """A Doc whose text is `text`."""
        tight = Tight.of(text)
        words: list[str] = []
        spaces: list[bool] = []
        done = at = 0
        for word in self.cut(tight.text):
            start, end = tight.span(at, at + len(word))
            at += len(word)
            _gap(text[done:start], words, spaces)
            words.append(text[start:end])
            spaces.append(False)
            done = end
        _gap(text[done:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to save: the dictionary comes with the profile."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> WordSegmenter:
        """See `to_bytes`."""
        return self

    def to_disk(self, *_: Any, **__: Any) -> None:
        """See `to_bytes`."""

    def from_disk(self, *_: Any, **__: Any) -> WordSegmenter:
        """See `to_bytes`."""
        return self


def _gap(gap: str, words: list[str], spaces: list[bool]) -> None:
    """White space between tokens: one blank belongs to the token before, anything else is a token."""
    if gap.startswith(" ") and words and not spaces[-1]:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)


def _mark(doc: Doc, group: str, marks: list[tuple[int, int, str, str]]) -> Doc:
    spans = [(doc.char_span(start, end, label=label, span_id=id, alignment_mode="expand")) for start, end, label, id in marks]
    doc.spans[group] = [span for span in spans if isinstance(span, Span)]
    return doc


@Language.factory("gouji_quantities")
def make_quantities(nlp: Language, name: str) -> Quantities:
    """Component that marks the quantities of a document."""
    return Quantities()


@Language.factory("gouji_words", default_config={"profile": "zfxxgk"})
def make_words(nlp: Language, name: str, profile: str) -> Words:
    """Component that marks concept words, verbs and cues."""
    return Words(_lexicon(profile))


@Language.factory("gouji_clauses", default_config={"profile": "zfxxgk"})
def make_clauses(nlp: Language, name: str, profile: str) -> ClauseMarks:
    """Component that marks clauses."""
    return ClauseMarks(_lexicon(profile))


@Language.factory("gouji_claims", default_config={"profile": "zfxxgk"})
def make_claims(nlp: Language, name: str, profile: str) -> Claims:
    """Component that reads the claims. It registers `doc._.claims` and `doc._.regions`."""
    for extension in ("claims", "regions"):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=())
    return Claims(_lexicon(profile))


def _lexicon(profile: str) -> Lexicon:
    return _given[profile] if profile in _given else vocabulary_of(profile).lexicon


class Quantities:
    """Sets `doc.spans["quantities"]`; a span's label is the kind of its unit."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark `doc`."""
        mentions, _ = scan(doc.text)
        return _mark(doc, "quantities", [(mention.start, mention.end, mention.kind.value, "") for mention in mentions])


class Words:
    """Sets `doc.spans["words"]`: words of the lexicon, labelled by what they are (topic:request, act:receive, cue.negation)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Mark `doc`."""
        tight = Tight.of(doc.text)
        bounds = {tight.place(token.idx, token.idx + 1)[0] for token in doc} | {len(tight.text)}
        marks = []
        for start, end, senses in self.lexicon.find(tight.text, 0, len(tight.text), bounds):
            kind, member = next(iter(senses.items()))
            if kind not in ("filler", "ignore"):
                marks.append((*tight.span(start, end), f"{kind}:{member}" if member else kind, ""))
        return _mark(doc, "words", marks)


class ClauseMarks:
    """Sets `doc.spans["clauses"]`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Mark `doc`."""
        tight = Tight.of(doc.text)
        clauses = Clauses(tight.text, self.lexicon, (), (), None)
        marks = []
        for start, end in sentences(tight.text):
            marks += [(*tight.span(part.start, part.end), "clause", "") for part in clauses.segments(start, end) if part.end > part.start]
        return _mark(doc, "clauses", marks)


class Claims:
    """Sets `doc._.claims`, `doc._.regions` and `doc.spans["claims"]`, labelled by concept."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Mark `doc`."""
        narrator = Narrator(self.lexicon, lambda _: set())
        readings = [narrator.paragraph(0, doc.text, {token.idx for token in doc} | {len(doc.text)})]
        doc._.claims = claims_of(readings, lambda block, start: None)
        doc._.regions = regions_of(readings)
        marks = [(claim.locator.start or 0, claim.locator.end or 0, claim.name, claim.id) for claim in doc._.claims]
        return _mark(doc, "claims", marks)
