"""Colours that can be read, and no colour or size outside the theme."""

import ast
import re
from itertools import product
from pathlib import Path

import pytest

import cztservices
from cztservices.config import RESOURCES
from cztservices.domain.scope import AREA, CITIES, NATION, PROVINCE, Scope
from cztservices.domain.trip import Verdict
from cztservices.i18n import Translator
from cztservices.presenters import changes, coverage, coverage_view, difference, opening
from cztservices.presenters.actions import ACTIONS
from cztservices.presenters.help import present_help
from cztservices.presenters.labels import CITY_TOKENS, MODE_TOKENS, layer_token
from cztservices.presenters.palettes import PALETTES
from cztservices.presenters.results import OUTLOOK_TOKENS
from cztservices.presenters.web_page import write_page
from cztservices.ui import style
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import Theme
from tests.ui.eyes import contrast

LAYERS = ("nation", "hunan", "czt", "accent", *CITY_TOKENS.values())
CARDS = ("paper", "accent_tint", "caution_tint", "stop_tint")
"""What lines of a guide stand on: a plain card, and the answer's."""

OUTLOOKS = sorted({*OUTLOOK_TOKENS.values(), "caution"})
FINDINGS = sorted({*(verdict.value for verdict in Verdict), *opening._TOKENS.values(), *changes._OWN_TOKENS.values()})
SIGNS = sorted({*coverage.TOKENS.values(), *changes.TOKENS.values(), coverage_view.ENDED_TOKEN})


def tinted(token: str) -> str:
    """The ground of a pill or a sign."""
    return f"{token}_tint" if f"{token}_tint" in PALETTES["light"] else "window"


WORDS_ON_GROUND = {
    "text on the window, on cards, buttons, tooltips and the chosen row": product(("ink",), ("window", *CARDS)),
    "captions, notes, what is overridden": product(("ink2",), ("window", *CARDS)),
    "wordmark, numbers, buttons under the pointer, folds": product(("accent",), ("window", *CARDS)),
    "layer chips on the legend and behind each line": product(LAYERS, ("window", *CARDS)),
    "chips of the two ends above the answer": product((*CITY_TOKENS.values(), "ink2"), ("window",)),
    "chips with a ground of their own": ((token, f"{token}_tint") for token in OUTLOOKS),
    "how a thing is handled, in the list and on the way through a life event": product(
        OUTLOOKS, ("paper", "accent_tint")
    ),
    "whether an office is open, whether a journey would be wasted, what is new": product(
        FINDINGS, ("paper", "accent_tint")
    ),
    "kinds of changes, signs in the table of what is known": ((token, tinted(token)) for token in SIGNS),
    "names and reasons that are marked": product(("ink", "ink2"), ("mark",)),
    "the chosen city, selected text": product(("on_accent",), ("accent", *CITY_TOKENS.values())),
}
PAIRS = sorted({pair for pairs in WORDS_ON_GROUND.values() for pair in pairs})
LEAST = {"light": 4.5, "dark": 4.5, "contrast": 7.0}
GROUNDLESS = {"line", "ink2", "transparent", "none"}
"""Grounds of hairlines and of scroll bars: no words stand on them."""


def test_formula_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", PALETTES)
def test_words_can_be_read_on_every_ground(theme):
    palette = PALETTES[theme]
    found = {pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in found.items() if ratio < LEAST[theme]} == {}


SHAPES_ON_GROUND = {
    "rings around what has the focus, the accent of the field and of buttons": product(
        ("focus", "accent"), ("window", "paper")
    ),
    "the focus on a tile that is chosen, and on a line of the answer": product(("focus",), ("accent_tint",)),
    "cities and lines on the map, the arrow between them": product(
        (*CITY_TOKENS.values(), "ink2", "accent", "focus"), ("paper",)
    ),
    "cities and lines where they cross the river": product(
        (*CITY_TOKENS.values(), "ink2", "accent", "focus"), ("water",)
    ),
    "drawings on tiles, and on the way of a file": product(
        ("accent", "ink2", "go", "caution"), ("paper", "accent_tint")
    ),
    "the sign of a journey": product(("on_accent",), (verdict.value for verdict in Verdict)),
    "boxes to tick, and their ticks": (("ink2", "paper"), ("accent", "paper"), ("on_accent", "accent")),
    "the bar beside a line with nothing like it": (("ink2", "paper"),),
    "numbers and the line of the way through a life event": (("accent", "window"), ("accent", "paper")),
}
SHAPES = sorted({pair for pairs in SHAPES_ON_GROUND.values() for pair in pairs})


@pytest.mark.parametrize("theme", PALETTES)
def test_shapes_can_be_seen_on_every_ground(theme):
    palette = PALETTES[theme]
    found = {pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in SHAPES}
    assert {pair: ratio for pair, ratio in found.items() if ratio < 3} == {}


@pytest.mark.parametrize("theme", PALETTES)
def test_tick_in_a_box_has_the_colour_of_its_theme(theme):
    drawing = (RESOURCES / "icons" / f"check-{theme}.svg").read_text(encoding="utf-8")
    assert f'stroke="{PALETTES[theme]["on_accent"]}"' in drawing


def test_pairs_hold_every_colour_of_the_style_sheet():
    sheet = style._SHEET + style._CITY + style._LAYER
    words = set(re.findall(r"[{;]\s*(?:selection-)?color: \{(\w+)\}", sheet))
    grounds = set(re.findall(r"background(?:-color)?: \{?(\w+)\}?", sheet)) - GROUNDLESS
    names = {"colour": CITY_TOKENS.values(), "on": ("on_accent",)}
    assert {token for name in words for token in names.get(name, (name,))} <= {word for word, _ground in PAIRS}
    assert {token for name in grounds for token in names.get(name, (name,))} <= {ground for _word, ground in PAIRS}


def test_pairs_hold_every_colour_of_the_pages_for_a_browser():
    """Cells without a ground of their own stand on the paper, what stands outside the tables on the window."""
    style_of_page = re.search(r"<style>(.*)</style>", write_page("en", "", "", []), re.DOTALL).group(1)
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", style_of_page.partition("body")[2])
    found = set()
    for selector, rule in rules:
        colours = dict(re.findall(r"(background|color): var\(--(\w+)\)", rule))
        ground = colours.get("background", "paper" if selector.strip().startswith(".") else "window")
        found |= {(colours["color"], ground)} if "color" in colours else set()
    assert {("go", "go_tint"), ("caution", "caution_tint"), ("stop", "stop_tint"), ("ink2", "paper")} <= found
    assert found <= set(PAIRS)


def test_every_cell_of_a_page_has_a_colour_that_its_style_names():
    named = set(re.findall(r"^\.(\w+) ", write_page("en", "", "", []), re.MULTILINE))
    assert {*coverage.TOKENS.values(), *difference._TOKENS.values()} <= named


def test_pairs_hold_every_colour_that_presenters_name():
    legend = present_help("", ACTIONS, Translator("en"))
    named = {token for layer in legend.layers for _name, token in layer.chips}
    named |= {layer_token(Scope.parse(scope)) for scope in (NATION, PROVINCE, AREA, *CITIES)}
    named |= {*MODE_TOKENS.values(), *OUTLOOK_TOKENS.values(), *CITY_TOKENS.values(), *FINDINGS, *SIGNS}
    assert named <= {word for word, _ground in PAIRS}
    filled = {*OUTLOOK_TOKENS.values(), *(verdict.value for verdict in Verdict), "caution", "accent"}
    assert all(f"{token}_tint" in PALETTES["light"] for token in filled)


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("elder", [False, True])
def test_style_sheet_is_complete(theme, elder, qapp):
    sheet = style_sheet(Theme(theme, 1.5, elder), "CZT Sans")
    assert not re.search(r"\{\w*\}", sheet)
    assert sheet.count("{") == sheet.count("}")
    qapp.setStyleSheet(sheet)  # Qt says on its log what it cannot read, and a warning there fails the test


# Nothing but the theme and the style sheet names colours and sizes.

PACKAGE = Path(cztservices.__file__).parent
_LEFT_OUT = {"presenters/palettes.py", "ui/theme.py", "ui/style.py", "ui/kiosk/emblems.py"}
"""Where they are named; and what is drawn in units of its own, and scaled by who draws it."""

MODULES = sorted(
    path
    for folder in ("ui", "app", "presenters")
    for path in (PACKAGE / folder).rglob("*.py")
    if path.relative_to(PACKAGE).as_posix() not in _LEFT_OUT
)
COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}\b|\brgba?\(|GlobalColor(?!\.transparent)|QColor\(\s*[\"'0-9]")
PIXELS = re.compile(r"\d\s?p[xt]\b")
SIZING = {
    "resize", "setContentsMargins", "setFixedHeight", "setFixedSize", "setFixedWidth", "setHorizontalSpacing", "setMargin",
    "setMaximumHeight", "setMaximumWidth", "setMinimumHeight", "setMinimumWidth", "setPixelSize", "setPointSize",
    "setPointSizeF", "setSizes", "setSpacing", "setVerticalSpacing", "FlowLayout", "TileLayout", "QSize", "QSizeF",
    "QRect", "QRectF", "QPen", "setWidth", "setWidthF", "adjusted", "drawRoundedRect", "drawEllipse", "make_column", "draw_icon",
    "setSectionSize", "setDefaultSectionSize", "setIconSize", "translate",
}  # fmt: skip
HAIRLINE = 1
ENDLESS = 10_000
"""A width or height of so much and more stands for no limit."""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_module_names_no_colour_and_no_size_of_its_own(path):
    text = path.read_text(encoding="utf-8")
    assert COLOUR.findall(text) == []
    assert PIXELS.findall(text) == []
    tree = ast.parse(text)
    assert [found for call in _sizing_calls(tree) for found in _unscaled(call, _constants(tree))] == []


@pytest.mark.parametrize(
    "code",
    ["x.setFixedWidth(168)", "_WIDE = 168\nx.setFixedWidth(_WIDE)", "A, B = 28, 14\nQSize(dp(A), B)", "QPen(c, 3)"],
)
def test_size_that_is_not_scaled_is_found(code):
    tree = ast.parse(code)
    assert [found for call in _sizing_calls(tree) for found in _unscaled(call, _constants(tree))] != []


def _sizing_calls(tree: ast.Module) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node.func) in SIZING]


def _constants(tree: ast.Module) -> dict[str, float]:
    """Numbers that the module gives names to."""
    found = {}
    for line in tree.body:
        if not isinstance(line, ast.Assign):
            continue
        name, value = line.targets[0], line.value
        both = isinstance(name, ast.Tuple) and isinstance(value, ast.Tuple)
        pairs = zip(name.elts, value.elts, strict=True) if both else [(name, value)]
        found |= {n.id: v.value for n, v in pairs if isinstance(n, ast.Name) and isinstance(v, ast.Constant)}
    return {name: value for name, value in found.items() if isinstance(value, int | float)}


def _unscaled(call: ast.Call, constants: dict[str, float]) -> list[str]:
    found = []
    for value in ast.walk(ast.Module([ast.Expr(argument) for argument in call.args], [])):
        number = value.value if isinstance(value, ast.Constant) else constants.get(getattr(value, "id", ""))
        if isinstance(number, int | float) and HAIRLINE < number < ENDLESS and not _is_scaled(call, value):
            found.append(f"{_name(call.func)} in line {call.lineno}: {number}")
    return found


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _is_scaled(call: ast.Call, value: ast.expr) -> bool:
    """Whether ``value`` stands within ``dp(…)``, or multiplies a length that does."""
    for inner in ast.walk(call):
        if isinstance(inner, ast.Call) and _name(inner.func) == "dp" and value in ast.walk(inner):
            return True
        if (
            isinstance(inner, ast.BinOp)
            and isinstance(inner.op, ast.Mult | ast.Div | ast.FloorDiv)
            and value in (inner.left, inner.right)
        ):
            return True
    return False
