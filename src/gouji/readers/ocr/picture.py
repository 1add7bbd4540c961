"""The picture of a page made ready: even paper, no seals, upright, with a mask of its ink."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from gouji.readers.ocr.deskew import skew_of

Image: TypeAlias = NDArray[np.uint8]
Mask: TypeAlias = NDArray[np.bool_]

DPI = 300
"""Resolution every picture is brought to, so that all measures hold."""

SCALE = DPI / 72
"""Pixels per point."""

SEAL = 45
"""By how much red stands above green and blue in the ink of a seal."""

FAINT = 22.0
"""Grey levels below those of the paper from which a line may be a ruling."""

MAX_PIXELS = 40_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A page made ready.

    Attributes:
        whole: grey values, paper near 255, seals and other coloured ink left in.
        clean: the same without red ink.
        ink: where `clean` is dark.
        skew: degrees the page was turned to stand straight.
        width, height: in points.
    """

    whole: Image
    clean: Image
    ink: Mask
    skew: float

    @property
    def width(self) -> float:
        """Width in points."""
        return float(self.whole.shape[1] / SCALE)

    @property
    def height(self) -> float:
        """Height in points."""
        return float(self.whole.shape[0] / SCALE)


def prepare(image: Image, dpi: float) -> Picture:
    """Bring a picture to one resolution, even its paper, straighten it."""
    image = _resized(image, dpi)
    grey, clean = _without_seals(image)
    whole, clean = _even(grey), _even(clean)
    skew = skew_of(ink_of(clean), SCALE)
    if skew:
        whole, clean = _turned(whole, skew), _turned(clean, skew)
    return Picture(whole, clean, ink_of(clean), skew)


def ink_of(image: Image) -> Mask:
    """Where a picture with even paper is dark; noise of the scanner is smoothed away."""
    smooth = cv2.GaussianBlur(image, (0, 0), 1.0)
    level, _ = cv2.threshold(smooth[::2, ::2], 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return np.asarray(smooth < min(max(level, 120), 200), dtype=np.bool_)


def faint_ink(image: Image) -> Mask:
    """Where a picture with even paper is darker than its paper, grey rulings included."""
    smooth = cv2.GaussianBlur(image, (0, 0), 1.0)
    sample = smooth[::3, ::3]
    paper = float(np.median(sample))
    noise = 1.5 * float(np.median(np.abs(sample.astype(np.float32) - paper)))
    return np.asarray(smooth < min(max(paper - max(FAINT, 6 * noise), 150), 205), dtype=np.bool_)


def _resized(image: Image, dpi: float) -> Image:
    factor = DPI / dpi
    height, width = image.shape[:2]
    factor *= min(1.0, (MAX_PIXELS / (height * width * factor * factor)) ** 0.5)
    if 0.97 < factor < 1.03:
        return image
    size = (max(round(width * factor), 1), max(round(height * factor), 1))
    return _image(cv2.resize(image, size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC))


def _without_seals(image: Image) -> tuple[Image, Image]:
    """Grey values, and grey values where red ink counts as paper.

    In the red channel a seal is light and black type under it is dark; what is as light as the seal is made white.
    """
    if image.ndim == 2 or image.shape[2] == 1:
        grey = _image(image.reshape(image.shape[:2]))
        return grey, grey
    grey = _image(cv2.cvtColor(image[:, :, :3], cv2.COLOR_RGB2GRAY))
    red, green, blue = (cv2.GaussianBlur(image[:, :, i], (0, 0), 1.2).astype(np.int16) for i in range(3))
    seal = (red - np.maximum(green, blue)) > SEAL
    if not seal.any():
        return grey, grey
    level = max(float(np.percentile(red[seal], 25)), 90.0)
    cleared = np.clip(image[:, :, 0] * (255.0 / level), 0, 255).astype(np.uint8)
    near = cv2.dilate(seal.astype(np.uint8), np.ones((9, 9), np.uint8)).astype(bool)
    return grey, _image(np.where(near, np.maximum(grey, cleared), grey))


def _even(grey: Image) -> Image:
    """The picture divided by its paper, so that shade and yellowed paper turn white."""
    small = cv2.resize(grey, None, fx=1 / 8, fy=1 / 8, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 9)
    paper = cv2.resize(cv2.GaussianBlur(paper, (0, 0), 5), (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return _image(np.clip(grey.astype(np.float32) * (250.0 / np.maximum(paper, 60)), 0, 255))


def _turned(image: Image, degrees: float) -> Image:
    height, width = image.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return _image(cv2.warpAffine(image, turn, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=255))


def _image(values: Any) -> Image:
    return np.ascontiguousarray(values, dtype=np.uint8)
