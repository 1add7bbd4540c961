"""The recogniser: RapidOCR on ONNX Runtime with the models that lie in its wheel, checked before they are loaded."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import files
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from gouji.document import BBox
from gouji.errors import ModelError
from gouji.integrity import was_changed
from gouji.readers.ocr.picture import SCALE, Image
from gouji.readers.room import take_room

PACKAGE = "rapidocr"
DETECTED_AT = 1600
"""Longest side in pixels of the picture that words are looked for in."""

NARROWEST = 64
"""Pixels a line 48 high is filled up to; the recogniser's own 320 costs three times as much and reads single figures no better."""

BATCH = 8
UNCOUNTED = frozenset("（）()：:，；;、“”\"'‘’《》〈〉 ")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line of a picture was read as.

    Attributes:
        text: white space included.
        certain: how certain each character is, 0 to 1.
        places: middle of each character as a share of the line's width.
    """

    text: str
    certain: tuple[float, ...]
    places: tuple[float, ...]

    @property
    def least(self) -> float:
        """Certainty of the least certain character, 0 for no text; brackets and commas have several forms and do not count."""
        counted = [value for character, value in zip(self.text, self.certain, strict=False) if character not in UNCOUNTED]
        return min(counted or self.certain, default=0.0)


@cache
def engine() -> Engine:
    """The recogniser, loaded once a process."""
    take_room()
    return Engine()


class Engine:
    """Finds words in pictures and reads lines."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        self._ocr: Any = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_cls": False,
                "Global.max_side_len": DETECTED_AT,
                "Global.return_word_box": True,
                "Det.model_path": str(model_path("_det_")),
                "Rec.model_path": str(model_path("_rec_")),
                "Rec.rec_img_shape": [3, 48, NARROWEST],
                "Rec.rec_batch_num": BATCH,
                "EngineConfig.onnxruntime.intra_op_num_threads": min(os.cpu_count() or 1, 2),
            }
        )

    def find(self, image: Image) -> list[BBox]:
        """Boxes of words and lines in points, top to bottom."""
        found = self._ocr(cv2.cvtColor(image, cv2.COLOR_GRAY2BGR), use_det=True, use_cls=False, use_rec=False)
        if found.boxes is None:
            return []
        corners = np.asarray(found.boxes, dtype=np.float64) / SCALE
        low, high = corners.min(axis=1), corners.max(axis=1)
        return [(float(a[0]), float(a[1]), float(b[0]), float(b[1])) for a, b in zip(low, high, strict=True)]

    def read(self, lines: Sequence[Image]) -> list[Reading]:
        """Read pictures of one line each."""
        if not lines:
            return []
        found = self._ocr.recognize_txt([cv2.cvtColor(line, cv2.COLOR_GRAY2BGR) for line in lines])
        return [_reading(text, info) for text, info in zip(found.txts, found.word_results, strict=True)]


def model_path(part: str) -> Path:
    """A model file of the recogniser's wheel, compared with the sum the wheel itself states.

    Raises:
        ModelError: it is not there, or was changed.
    """
    found = [name for name in files(PACKAGE) or () if name.suffix == ".onnx" and part in name.name]
    if len(found) != 1 or found[0].hash is None:
        raise ModelError(f"model {part.strip('_')} of {PACKAGE}", "is not where it should be", f"install {PACKAGE} again")
    path = Path(str(found[0].locate()))
    if not path.is_file() or was_changed(path, PACKAGE):
        raise ModelError(path.name, "is missing or was changed", f"install {PACKAGE} again")
    return path


def _reading(text: str, info: Any) -> Reading:
    """The reading; white space has no place of its own in what the recogniser tells, so it stands between its neighbours."""
    columns = iter([column for word in info.word_cols for column in word])
    length = float(info.line_txt_len) or 1.0
    places: list[float] = []
    for character in text:
        here = places[-1] if places else 0.0
        places.append(here if character.isspace() else min((next(columns, length) + 0.5) / length, 1.0))
    certain = tuple(float(value) for value in info.confs) if text else ()
    return Reading(text, certain, tuple(places))
