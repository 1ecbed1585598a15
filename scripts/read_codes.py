"""Read codes back with a real decoder: clean ones, and as a cheap telephone in a shaking hand sees them (make codes).

The camera has 5 megapixels and a field of view of 60°; the symbol lies 40 cm before it, printed 45 mm wide.
At strength 1 a picture is taken from 34 to 46 cm (3.5 to 2.6 pixels a module in the largest symbols), turned at
random, tilted by up to 25°, blurred by up to 1 pixel (Gauss) and drawn out by up to 1.8 pixels (a hand that moves), lit
on one side down to 40 %, grainy by up to 16 of 255 either way, and kept as JPEG of quality 20 to 70. Another strength
multiplies these but the turn, the distance and the tilt, which stay what they are.
"""

import argparse
import io
import math
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import zxingcpp
from PIL import Image, ImageChops, ImageFilter

from cztservices.authoring.build import build_catalogue
from cztservices.catalogue.show import show_guide
from cztservices.config import DATA_FOLDER
from cztservices.domain.coverage import directions_of
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.code_text import write_codes
from cztservices.presenters.codes import SIDE_MM, Code, make_code
from cztservices.presenters.sheet import present_sheet
from cztservices.storage.catalogue_db import CatalogueDb

COUNT = 500
LEAST_READ = 0.98
MOMENT = datetime(2026, 11, 27, 10, tzinfo=timezone(timedelta(hours=8)))

_CAMERA_PIXELS, _FIELD_OF_VIEW = 2592, math.radians(60)
_NEAREST_MM, _FARTHEST_MM = 340, 460
_STEEPEST = math.radians(25)
_BLUR, _SHAKE, _DARKEST, _GRAIN = 1.0, 1.8, 0.4, 16
_BEST_JPEG, _WORST_JPEG = 70, 20
_FINE = 8
"""Pixels of a module in the picture that is photographed."""

_FINER = 3
"""So many times finer than the camera the picture is tilted, and then averaged, as the cells of a sensor do."""

_DESK = 150
"""The grey around the paper."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A code as the camera saw it, and how many pixels a module had."""

    code: Code
    image: Image.Image
    pixels_a_module: float

    @property
    def is_read(self) -> bool:
        """Whether the decoder finds the same text in it."""
        return read_image(self.image) == [self.code.text]


def draw_image(code: Code, module: int = 4) -> Image.Image:
    """The clean symbol with its quiet zone, ``module`` pixels to a module."""
    image = Image.new("L", (code.side, code.side), 255)
    for run in code.runs():
        image.paste(0, (run.column, run.row, run.column + run.length, run.row + 1))
    return image.resize((code.side * module, code.side * module), Image.Resampling.NEAREST)


def read_image(image: Image.Image) -> list[str]:
    """The texts of the QR codes that zxing-cpp finds."""
    return [found.text for found in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)]


def take_photos(texts: Sequence[str], count: int = COUNT, seed: int = 1, strength: float = 1.0) -> list[Photo]:
    """``count`` pictures of codes with some of ``texts``, the same for the same ``seed``."""
    rng = random.Random(seed)
    return [_take_photo(make_code(rng.choice(texts)), rng, strength) for _ in range(count)]


def _take_photo(code: Code, rng: random.Random, strength: float) -> Photo:
    distance = rng.uniform(_NEAREST_MM, _FARTHEST_MM)
    pixels_a_mm = _CAMERA_PIXELS / (2 * distance * math.tan(_FIELD_OF_VIEW / 2))
    image = _tilt(code, rng, distance, pixels_a_mm)
    image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0, _BLUR * strength)))
    image = _shake(image, rng, strength)
    image = _light(image, rng, strength)
    image = _grain(image, rng, strength)
    kept = io.BytesIO()
    quality = max(5, round(rng.uniform(_WORST_JPEG, _BEST_JPEG) / strength))
    image.save(kept, "JPEG", quality=quality)
    return Photo(code, Image.open(kept), SIDE_MM / code.side * pixels_a_mm)


def _tilt(code: Code, rng: random.Random, distance: float, pixels_a_mm: float) -> Image.Image:
    """The symbol on its paper on a desk, turned, and tilted about an axis in its plane."""
    flat = draw_image(code, _FINE)
    half, turn, axis = SIDE_MM / 2, rng.uniform(0, math.tau), rng.uniform(0, math.tau)
    tilt = rng.uniform(0, _STEEPEST)
    side = round(SIDE_MM * 1.7 * pixels_a_mm)
    size, scale = side * _FINER, pixels_a_mm * _FINER
    seen = []
    for x, y in ((-half, -half), (half, -half), (half, half), (-half, half)):
        x, y = _turn(*_turn(x, y, turn), -axis)  # noqa: PLW2901 - the same corner, moved
        across, depth = y * math.cos(tilt), y * math.sin(tilt)
        nearer = distance / (distance + depth)
        x, y = _turn(x * nearer, across * nearer, axis)  # noqa: PLW2901
        seen.append((size / 2 + x * scale, size / 2 + y * scale))
    end = flat.width
    back = _solve_perspective(seen, [(0, 0), (end, 0), (end, end), (0, end)])
    tilted = flat.transform((size, size), Image.Transform.PERSPECTIVE, back, Image.Resampling.BICUBIC, fillcolor=_DESK)
    return tilted.resize((side, side), Image.Resampling.BOX)


def _turn(x: float, y: float, angle: float) -> tuple[float, float]:
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)


def _solve_perspective(seen: Sequence[tuple[float, float]], flat: Sequence[tuple[float, float]]) -> list[float]:
    """The eight coefficients with which Pillow leads from a pixel that is seen to one of the flat picture."""
    rows = []
    for (x, y), (u, v) in zip(seen, flat, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]]
    for at in range(8):
        best = max(range(at, 8), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(8):
            if other != at:
                factor = rows[other][at]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [row[8] for row in rows]


def _shake(image: Image.Image, rng: random.Random, strength: float) -> Image.Image:
    """Several exposures along a way, averaged."""
    length, angle = rng.uniform(0, _SHAKE * strength), rng.uniform(0, math.tau)
    mean = image
    for number in range(1, 5):
        x, y = _turn(length * number / 4, 0, angle)
        moved = image.transform(image.size, Image.Transform.AFFINE, (1, 0, x, 0, 1, y), Image.Resampling.BICUBIC)
        mean = Image.blend(mean, moved, 1 / (number + 1))
    return mean


def _light(image: Image.Image, rng: random.Random, strength: float) -> Image.Image:
    darkest = max(0.05, 1 - (1 - rng.uniform(_DARKEST, 1)) * strength)
    wide = Image.linear_gradient("L").resize((image.width * 2, image.height * 2)).rotate(rng.uniform(0, 360))
    half_x, half_y = image.width // 2, image.height // 2
    fall = wide.crop((half_x, half_y, half_x + image.width, half_y + image.height))
    return ImageChops.multiply(image, fall.point(lambda value: round(255 * darkest + value * (1 - darkest))))


def _grain(image: Image.Image, rng: random.Random, strength: float) -> Image.Image:
    most = rng.uniform(0, _GRAIN * strength)
    grain = Image.frombytes("L", image.size, rng.randbytes(image.width * image.height))
    return ImageChops.add(image, grain.point(lambda value: round(value * 2 * most / 255)), 1, -round(most))


def write_texts(db: CatalogueDb, languages: Sequence[str] = tuple(LANGUAGES)) -> Iterator[str]:
    """The parts of every service in every direction that it has, in each language."""
    for language in languages:
        translator = Translator(language, db.traditional())
        for service in db.services():
            for direction in directions_of(service):
                shown = show_guide(db, service.id, *direction, MOMENT.date())
                yield from write_codes(present_sheet(shown, translator, MOMENT))


def main() -> int:
    """Print how many were read; the exit status is 1 where they were too few."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT, metavar="N", help="disturbed pictures")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--strength", type=float, default=1.0, help="of the disturbance")
    parser.add_argument("--clean", action="store_true", help="read every code of the catalogue first, undisturbed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.db"
        build_catalogue(DATA_FOLDER, path)
        with CatalogueDb(path) as db:
            texts = list(write_texts(db))
    failed = 0
    if options.clean:
        failed = sum(read_image(draw_image(make_code(text))) != [text] for text in texts)
        print(f"clean: {len(texts) - failed:,} of {len(texts):,} read")
    photos = take_photos(texts, options.count, options.seed, options.strength)
    read = sum(photo.is_read for photo in photos)
    sides = [photo.pixels_a_module for photo in photos]
    print(f"disturbed, strength {options.strength:g}: {read} of {options.count} read ({read / options.count:.1%}),")
    print(f"{min(sides):.1f} to {max(sides):.1f} pixels a module")
    return int(bool(failed) or read < LEAST_READ * options.count)


if __name__ == "__main__":
    sys.exit(main())
