"""The style sheet, made from the theme."""

from cztservices.config import RESOURCES
from cztservices.presenters.labels import CITY_TOKENS
from cztservices.presenters.palettes import PALETTES
from cztservices.ui.theme import RADIUS_CARD, RADIUS_CONTROL, ROLES, TICK_BORDER, Theme

ICONS = RESOURCES / "icons"

_SHEET = """
* {{ font-family: "{family}"; font-size: {list}px; color: {ink}; }}
QMainWindow, QWidget#window, QScrollArea, QWidget#column, QSplitter {{ background: {window}; border: none; }}
QToolTip {{ background: {paper}; color: {ink}; border: 1px solid {line}; padding: 4px; }}
QDialog {{ background: {window}; }}
QDialog QLineEdit, QDialog QTreeView {{ background: {paper}; border: 1px solid {line}; border-radius: {bar_radius}px;
  padding: {half}px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QDialog QHeaderView::section {{ background: {paper}; border: none; padding: {half}px; }}
QLabel {{ background: transparent; }}
QLabel[role="caption"] {{ font-size: {caption}px; color: {ink2}; }}
QLabel[role="body"] {{ font-size: {body}px; }}
QLabel[role="void"] {{ font-size: {body}px; color: {ink2}; }}
QLabel[role="section"] {{ font-size: {section}px; font-weight: bold; }}
QLabel[role="title"] {{ font-size: {title}px; font-weight: bold; }}
QLabel[role="answer"] {{ font-size: {answer}px; font-weight: bold; }}
QLabel[role="answer_long"] {{ font-size: {answer_long}px; font-weight: bold; }}
QLabel[role="wordmark"] {{ font-size: {wordmark}px; font-weight: bold; color: {accent}; }}
QLabel[role="number"] {{ font-size: {body}px; font-weight: bold; color: {accent}; }}
QFrame[role="card"] {{ background: {paper}; border: 1px solid {line}; border-radius: {card}px; }}
QFrame[role="answer"] {{ background: {accent_tint}; border: 1px solid {accent}; border-radius: {card}px; }}
QFrame[role="palette"] {{ background: {paper}; border: 2px solid {accent}; border-radius: {card}px; }}
QFrame[role="palette"] QListView {{ border: none; padding: 0; }}
QFrame[role="palette"] QLineEdit {{ background: {paper}; border: 1px solid {line}; border-radius: {radius}px; padding: 0 {pad}px;
  font-size: {body}px; min-height: {control}px; selection-background-color: {accent}; selection-color: {on_accent};
  placeholder-text-color: {ink2}; }}
QFrame[role="palette"] QLineEdit:focus {{ border: 3px solid {focus}; }}
QFrame[role="caution"] {{ background: {caution_tint}; border: 1px solid {caution}; border-radius: {card}px; }}
QFrame[role="stop"] {{ background: {stop_tint}; border: 1px solid {stop}; border-radius: {card}px; }}
QLabel[role="rule"] {{ background: {line}; border: none; max-height: 1px; min-height: 1px; }}
QLineEdit#search {{ background: {paper}; border: 3px solid {accent}; border-radius: {card}px; padding: 0 {pad}px;
  font-size: {section}px; min-height: {search}px; selection-background-color: {accent}; selection-color: {on_accent};
  placeholder-text-color: {ink2}; }}
QDateEdit {{ background: {paper}; border: 1px solid {line}; border-radius: {radius}px; padding: 0 {pad}px;
  min-height: {control}px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QDateEdit:focus {{ border: 3px solid {focus}; }}
QComboBox {{ background: {paper}; border: 1px solid {line}; border-radius: {radius}px; padding: 0 {pad}px;
  min-height: {control}px; }}
QComboBox:focus {{ border: 3px solid {focus}; }}
QComboBox::drop-down {{ border: none; width: {control}px; }}
QComboBox QAbstractItemView {{ background: {paper}; border: 1px solid {line}; outline: none;
  selection-background-color: {accent}; selection-color: {on_accent}; }}
QDateEdit::drop-down {{ border: none; width: {control}px; }}
QDateEdit::down-arrow {{ image: none; }}
QCalendarWidget QToolButton {{ border: none; padding: 0 {half}px; }}
QCalendarWidget QWidget {{ background: {paper}; alternate-background-color: {window}; }}
QCalendarWidget QAbstractItemView {{ selection-background-color: {accent}; selection-color: {on_accent}; }}
QTableView {{ background: {paper}; border: 1px solid {line}; outline: none; }}
QHeaderView, QTableCornerButton::section {{ background: {paper}; border: none; }}
QLineEdit#search:focus {{ border: 3px solid {focus}; }}
QPushButton, QToolButton {{ background: {paper}; border: 1px solid {line}; border-radius: {radius}px; padding: 0 {pad}px;
  min-height: {control}px; }}
QFileDialog QToolButton {{ padding: 0 {half}px; }}
QPushButton:hover, QToolButton:hover {{ border-color: {accent}; color: {accent}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {accent_tint}; }}
QPushButton:focus, QToolButton:focus {{ border: 3px solid {focus}; }}
QPushButton:focus {{ padding: 0 {pad_inside}px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {ink2}; }}
QPushButton[role="digit"] {{ font-size: {answer}px; font-weight: bold; }}
QPushButton[role="large"] {{ font-size: {body}px; }}
QPushButton[role="main"] {{ background: {accent}; border-color: {accent}; color: {on_accent}; font-size: {section}px; font-weight: bold; }}
QPushButton[role="main"]:pressed {{ background: {accent_tint}; color: {accent}; }}
QPushButton[role="main"]:disabled {{ background: {paper}; border-color: {line}; color: {ink2}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton[role="fold"], QToolButton[role="quiet"] {{ background: transparent; border-color: transparent; color: {accent};
  padding: 0 {half}px; }}
QToolButton[role="fold"] {{ padding-left: 0; min-height: {chip_height}px; }}
QToolButton[role="quiet"]:focus, QToolButton[role="fold"]:focus {{ border: 3px solid {focus}; }}
QToolButton[role="quiet"]:checked, QToolButton[here="true"] {{ background: {accent_tint}; border-color: {accent}; }}
QToolButton[role="wordmark"] {{ background: transparent; border-color: transparent; color: {accent};
  padding: 0 {half}px 0 0; font-size: {wordmark}px; font-weight: bold; }}
QToolButton[role="wordmark"]:focus {{ border: 3px solid {focus}; }}
QPushButton[role="chip"] {{ padding: 0 {pad}px; border-radius: {chip}px; min-height: {chip_height}px; }}
QCheckBox {{ spacing: 0; min-height: {tick_height}px; min-width: {tick_room}px; }}
QCheckBox[role="words"] {{ spacing: {half}px; color: {ink}; font-size: {list}px; }}
QCheckBox::indicator {{ width: {tick}px; height: {tick}px; border: {tick_border}px solid {ink2}; border-radius: {bar_radius}px;
  background: {paper}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{check}"); }}
QCheckBox::indicator:focus, QCheckBox::indicator:hover {{ border-color: {accent}; }}
QCheckBox:focus {{ border: 3px solid {focus}; border-radius: {radius}px; }}
QToolButton[role="chip"] {{ padding: 0 {pad}px; border-radius: {chip}px; min-height: {chip_height}px; color: {ink}; }}
QToolButton[role="chip"]:hover {{ border-color: {accent}; color: {accent}; }}
QToolButton[role="chip"]:checked {{ background: {accent}; border-color: {accent}; color: {on_accent}; }}
QToolButton[role="chip"]:focus {{ border: 3px solid {focus}; }}
{cities}
{layers}
QTabBar::tab {{ background: transparent; color: {ink2}; border: 1px solid transparent; border-bottom: 3px solid transparent;
  padding: 0 {half}px 0 {pad}px; min-height: {chip_height}px; }}
QTabBar::tab:hover {{ color: {accent}; }}
QTabBar::tab:selected {{ background: {paper}; color: {ink}; border-color: {line}; border-bottom-color: {accent};
  border-top-left-radius: {radius}px; border-top-right-radius: {radius}px; }}
QTabBar::tear {{ width: 0; border: none; }}
QTabBar::scroller {{ width: {control}px; }}
QTabBar QToolButton {{ min-height: 0; min-width: 0; padding: 0; background: {window}; border: 1px solid {line}; }}
QToolButton[role="close"] {{ background: transparent; border-color: transparent; color: {ink2}; border-radius: {radius}px;
  font-size: {section}px; min-width: {close}px; min-height: {close}px; max-height: {close}px; }}
QToolButton[role="close"]:hover {{ background: {accent_tint}; color: {accent}; }}
QFrame[role="note"], QFrame[role="hall_note"] {{ background: {paper}; border: 1px solid {line};
  border-left: {note}px solid {accent}; border-radius: {radius}px; }}
QFrame[role="hall_note"] {{ border-left-color: {hall}; }}
QPlainTextEdit, QInputDialog QLineEdit {{ background: {paper}; border: 1px solid {line}; border-radius: {radius}px;
  font-size: {body}px; padding: {half}px; selection-background-color: {accent}; selection-color: {on_accent};
  placeholder-text-color: {ink2}; }}
QInputDialog QLineEdit {{ min-height: {control}px; }}
QPlainTextEdit:focus, QInputDialog QLineEdit:focus {{ border: 3px solid {focus}; }}
QListView {{ background: {paper}; border: 1px solid {line}; border-radius: {card}px; padding: {half}px; outline: none; }}
QListView:focus {{ border: 3px solid {focus}; }}
QMenu {{ background: {paper}; border: 1px solid {line}; padding: {half}px; }}
QMenu::item {{ padding: {half}px {pad}px; }}
QMenu::item:selected {{ background: {accent_tint}; color: {accent}; }}
QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: {bar_radius}px; min-height: {control}px; }}
QScrollBar::handle:vertical:hover {{ background: {ink2}; }}
QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {line}; border-radius: {bar_radius}px; min-width: {control}px; }}
QScrollBar::handle:horizontal:hover {{ background: {ink2}; }}
QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal {{ width: 0; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none; height: 0; }}
QSplitter::handle {{ background: transparent; }}
QProgressBar {{ background: {paper}; border: 1px solid {line}; border-radius: {radius}px; text-align: center; }}
QProgressBar::chunk {{ background: {accent}; border-radius: {radius}px; }}
"""

_LAYER = """
QToolButton[layer="{city}"] {{ border: 2px solid {colour}; color: {colour}; }}
"""

_CITY = """
QPushButton[city="{city}"] {{ border: 2px solid {line}; font-size: {body}px; }}
QPushButton[city="{city}"]:checked {{ background: {colour}; color: {on}; border: 2px solid {colour}; font-weight: bold; }}
QPushButton[city="{city}"]:focus {{ border: 3px solid {focus}; }}
"""


def style_sheet(theme: Theme, family: str) -> str:
    """The style sheet of ``theme`` with text in ``family``."""
    colours = PALETTES[theme.name]
    sizes = {role: theme.text(role) for role in ROLES}
    cities = "".join(
        _CITY.format(
            city=city,
            colour=colours[city],
            line=colours["line"],
            on=colours["on_accent"],
            focus=colours["focus"],
            body=sizes["body"],
        )
        for city in CITY_TOKENS.values()
    )
    layers = "".join(_LAYER.format(city=city, colour=colours[city]) for city in CITY_TOKENS.values())
    return _SHEET.format(
        **colours,
        **sizes,
        family=family,
        card=theme.dp(RADIUS_CARD),
        radius=theme.dp(RADIUS_CONTROL),
        control=theme.control - 2,
        search=max(theme.dp(54), theme.control),
        pad=theme.dp(16),
        pad_inside=theme.dp(16) - 2,
        note=theme.dp(4),
        half=theme.dp(6),
        close=theme.tick,
        bar=theme.dp(12),
        bar_radius=theme.dp(6),
        cities=cities,
        layers=layers,
        chip=theme.chip // 2 - 1,
        chip_height=theme.chip - 2,
        tick=theme.tick,
        tick_height=theme.control,
        tick_border=TICK_BORDER,
        tick_room=theme.control - theme.tick - 2 * TICK_BORDER,
        check=(ICONS / f"check-{theme.name}.svg").as_posix(),
    )
