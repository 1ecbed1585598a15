"""The colours of every theme, in one table; the window and the pages for a browser read them from here."""

from collections.abc import Mapping

_NAMES = (
    "window", "paper", "line", "ink", "ink2", "accent", "accent_tint", "focus", "nation", "hunan", "czt",
    "changsha", "zhuzhou", "xiangtan", "hall", "go", "go_tint", "caution", "caution_tint", "stop", "stop_tint", "on_accent", "mark", "water",
)  # fmt: skip
_LIGHT = (
    "#F3F5F4", "#FFFFFF", "#C9D1CF", "#16211F", "#465450", "#0A6A63", "#E1F0EE", "#0B57D0", "#5A4390", "#7A4E00", "#0A6A63",
    "#A8322A", "#2C4C9B", "#23703F", "#8A2660", "#1C6436", "#E4F3E9", "#7A4E00", "#FFF3D1", "#9E231A", "#FCE8E6", "#FFFFFF", "#FFE9A8", "#CFE6F2",
)  # fmt: skip
_DARK = (
    "#111716", "#1A2220", "#3A4643", "#EEF3F1", "#B4C0BC", "#5CC8BD", "#12332F", "#8AB4F8", "#C3B1F0", "#E6BC6A", "#5CC8BD",
    "#F19A90", "#9FB6F5", "#86CF9F", "#F0A3D0", "#86CF9F", "#15301F", "#E6BC6A", "#332810", "#F5A39B", "#3A1A17", "#0B1F1D", "#5A4A12", "#16384A",
)  # fmt: skip
_CONTRAST = (
    "#000000", "#000000", "#FFFFFF", "#FFFFFF", "#FFFFFF", "#FFE14D", "#1F1B00", "#FFE14D", "#DDCCFF", "#FFD37A", "#7FF0E4",
    "#FFB3AB", "#B8CBFF", "#9CF0B8", "#FFB8E4", "#9CF0B8", "#00240F", "#FFD37A", "#2A1E00", "#FFB3AB", "#330A06", "#000000", "#5C4A00", "#00344A",
)  # fmt: skip

PALETTES: Mapping[str, Mapping[str, str]] = {
    name: dict(zip(_NAMES, colours, strict=True))
    for name, colours in (("light", _LIGHT), ("dark", _DARK), ("contrast", _CONTRAST))
}

CODE_INK, CODE_GROUND = "#000000", "#FFFFFF"
"""Codes to be read by a camera are black on white in every theme; many telephones read no others."""
