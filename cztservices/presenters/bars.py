"""Bars for a page in a browser, drawn as SVG; their colours come from the style of the page."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from xml.etree import ElementTree as ET

WIDTH, MARGIN = 760, 16
"""Of a drawing, and around what is in it, in pixels."""

FAMILY = "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif"
_FONT, _SMALL_FONT = 14, 12
_ROW, _BAR, _GAP, _LABELS = 30, 18, 8, 250
_PLOT, _TICKS, _LEVELS = 180, 60, 5
_COUNT_WIDTH = 190
_NARROW = 0.58
"""How wide a Latin letter is, measured by a Chinese one."""


@dataclass(frozen=True, slots=True)
class BarView:
    """One bar: what it is of, how long it is, and that in words."""

    label: str
    value: int
    words: str


def draw_rows(title: str, bars: Sequence[BarView]) -> str:
    """Bars below each other, each with its label before it and its value in words behind it."""
    picture = _begin(title, 2 * MARGIN + _ROW * len(bars))
    longest = max((bar.value for bar in bars), default=0) or 1
    start = MARGIN + _LABELS + _GAP
    room = WIDTH - start - _COUNT_WIDTH - MARGIN
    for number, bar in enumerate(bars):
        top = MARGIN + number * _ROW
        base = top + _ROW / 2 + _FONT / 2 - 2
        length = max(room * bar.value / longest, 1)
        label = _shorten(bar.label, _LABELS / _FONT)
        _write(picture, label, MARGIN + _LABELS, base, anchor="end")
        rect = _rect(picture, start, top + (_ROW - _BAR) / 2, length, _BAR)
        ET.SubElement(rect, "title").text = f"{bar.label}: {bar.words}"
        _write(picture, bar.words, start + length + _GAP, base, small=True)
    return _end(picture)


def draw_columns(title: str, bars: Sequence[BarView]) -> str:
    """Bars beside each other, each with its label below it, and lines for round values behind them."""
    picture = _begin(title, 2 * MARGIN + _PLOT + 2 * _SMALL_FONT)
    most = max((bar.value for bar in bars), default=0)
    step = _round_step(most)
    levels = max(ceil(most / step), 1)
    floor, left = MARGIN + _PLOT, MARGIN + _TICKS
    for level in range(levels + 1):
        y = floor - _PLOT * level / levels
        ET.SubElement(
            picture, "line", {"class": "line", "x1": _n(left), "y1": _n(y), "x2": _n(WIDTH - MARGIN), "y2": _n(y)}
        )
        _write(picture, str(step * level), left - _GAP, y + _SMALL_FONT / 2 - 2, small=True, anchor="end")
    breadth = (WIDTH - MARGIN - left) / max(len(bars), 1)
    for number, bar in enumerate(bars):
        x, height = left + number * breadth, _PLOT * bar.value / (step * levels)
        rect = _rect(picture, x + breadth * 0.15, floor - height, breadth * 0.7, height)
        ET.SubElement(rect, "title").text = f"{bar.label}: {bar.words}"
        _write(picture, bar.label, x + breadth / 2, floor + _SMALL_FONT + 6, small=True, anchor="middle")
    return _end(picture)


def _round_step(most: int) -> int:
    """The least of 1, 2, 5, 10, 20 … of which at most five reach ``most``."""
    wanted = max(ceil(most / _LEVELS), 1)
    power: int = 10 ** (len(str(wanted)) - 1)
    return next(step * power for step in (1, 2, 5, 10) if step * power >= wanted)


def _begin(title: str, height: float) -> ET.Element:
    view = {"viewBox": f"0 0 {WIDTH} {_n(height)}", "role": "img", "aria-label": title, "font-family": FAMILY}
    return ET.Element("svg", view)


def _rect(picture: ET.Element, x: float, y: float, width: float, height: float) -> ET.Element:
    place = {"x": _n(x), "y": _n(y), "width": _n(width), "height": _n(height), "rx": "2"}
    return ET.SubElement(picture, "rect", {"class": "bar", **place})


def _write(picture: ET.Element, text: str, x: float, y: float, *, small: bool = False, anchor: str = "start") -> None:
    font = {"class": "small" if small else "words", "font-size": str(_SMALL_FONT if small else _FONT)}
    ET.SubElement(picture, "text", {"x": _n(x), "y": _n(y), "text-anchor": anchor, **font}).text = text


def _end(picture: ET.Element) -> str:
    ET.indent(picture)
    return ET.tostring(picture, encoding="unicode") + "\n"


def _shorten(text: str, breadth: float) -> str:
    """As much of ``text`` as is no wider than ``breadth`` Chinese characters."""
    if sum(_widths(text)) <= breadth:
        return text
    left, width = "", 1.0
    for char, wide in zip(text, _widths(text), strict=True):
        width += wide
        if width > breadth:
            break
        left += char
    return f"{left.rstrip()}…"


def _widths(text: str) -> Iterator[float]:
    return (1 if unicodedata.east_asian_width(char) in "WF" else _NARROW for char in text)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
