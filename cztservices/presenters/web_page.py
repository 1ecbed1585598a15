"""A page for a browser that stands alone: no script, no picture but drawings in it, no address outside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from cztservices.presenters.palettes import PALETTES

_STYLE = """\
:root {{ {light} }}
@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}
@media (prefers-contrast: more) {{ :root {{ {contrast} }} }}
body {{ margin: 1.5em; background: var(--window); color: var(--ink); font: 1em/1.5 system-ui, sans-serif; }}
h1 {{ font-size: 1.7em; }}
h2 {{ font-size: 1.3em; margin: 1.5em 0 0.4em; }}
p {{ color: var(--ink2); max-width: 60em; }}
table {{ border-collapse: collapse; background: var(--paper); }}
th, td {{ border: thin solid var(--line); padding: 0.25em 0.5em; text-align: left; vertical-align: top; }}
td:nth-child(-n+2) {{ min-width: 7em; }}
thead th {{ position: sticky; top: 0; background: var(--paper); }}
.go {{ background: var(--go_tint); color: var(--go); }}
.caution {{ background: var(--caution_tint); color: var(--caution); }}
.stop {{ background: var(--stop_tint); color: var(--stop); }}
.ink2 {{ color: var(--ink2); }}
svg {{ display: block; width: 100%; max-width: 50em; height: auto; background: var(--paper); }}
svg .bar {{ fill: var(--accent); }}
svg .words {{ fill: var(--ink); }}
svg .small {{ fill: var(--ink2); }}
svg .line {{ stroke: var(--line); }}
@media print {{
  :root {{ {light} }}
  body {{ margin: 0; background: var(--paper); font-size: small; }}
  h2 {{ break-after: avoid; }}
  tr, svg {{ break-inside: avoid; print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
  thead th {{ position: static; }}
}}
"""


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell: its words, and the name of the colour that stands behind them (never alone)."""

    text: str
    token: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """One table under a heading of its own, which may be empty."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[CellView]]


@dataclass(frozen=True, slots=True)
class DrawingView:
    """A drawing under a heading of its own; the words in ``svg`` are escaped already."""

    title: str
    svg: str


def write_page(language: str, title: str, lead: str, parts: Iterable[TableView | DrawingView]) -> str:
    """The whole page as HTML; every word in it is escaped."""
    style = _STYLE.format(**{name: _variables(name) for name in PALETTES})
    return (
        f'<!doctype html>\n<html lang="{language.replace("_", "-")}">\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n<h1>{escape(title)}</h1>\n<p>{escape(lead)}</p>\n"
        + "".join(_table(part) if isinstance(part, TableView) else _drawing(part) for part in parts)
        + "</html>\n"
    )


def _variables(palette: str) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in PALETTES[palette].items())


def _heading(title: str) -> str:
    return f"<h2>{escape(title)}</h2>\n" if title else ""


def _drawing(drawing: DrawingView) -> str:
    return f"{_heading(drawing.title)}{drawing.svg}"


def _table(table: TableView) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.header)
    rows = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>\n" for row in table.rows)
    return f"{_heading(table.title)}<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _cell(cell: CellView) -> str:
    tone = f' class="{escape(cell.token)}"' if cell.token else ""
    return f"<td{tone}>{escape(cell.text).replace(chr(10), '<br>')}</td>"
