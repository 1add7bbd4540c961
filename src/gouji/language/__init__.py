"""The language of the person: which one it is, and messages of the program in it."""

from gouji.language.catalogue import Catalogue, catalogue
from gouji.language.choice import LANGUAGES, VARIABLE, Choice, chosen, named
from gouji.language.columns import padded, width
from gouji.language.speaking import in_words, speak, told

__all__ = ["LANGUAGES", "VARIABLE", "Catalogue", "Choice", "catalogue", "chosen", "in_words", "named", "padded", "speak", "told", "width"]
