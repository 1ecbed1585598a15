"""The questions of a service drawn as one picture, for whoever reviews them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree as ET

from cztservices.domain.questions import Answer, Outcome, Question, QuestionTree
from cztservices.domain.words import OutcomeKind
from cztservices.i18n import N_, Translator
from cztservices.presenters.asking import say_answer
from cztservices.presenters.guide_text import CLINGING, PIECES
from cztservices.presenters.palettes import PALETTES

WIDTH, GAP_X, GAP_Y, MARGIN = 300, 90, 26, 32
"""Of a box, between columns, between boxes, and around all, in pixels."""

_PAD, _LINE, _SMALL, _FONT, _SMALL_FONT = 14, 22, 17, 15, 12
_COLOURS = PALETTES["light"]
_KINDS = {
    OutcomeKind.POSSIBLE: ("go", N_("Possible")),
    OutcomeKind.NOT_POSSIBLE: ("stop", N_("Not this way")),
    OutcomeKind.NOT_NEEDED: ("go", N_("Nothing to do")),
    OutcomeKind.NOT_KNOWN: ("caution", N_("Ask first")),
}
_ASCII_BREADTH = 0.56
_FAMILY = "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif"


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a box: its words, whether they are small, and the answer that it is the way out for."""

    text: str
    small: bool = False
    answer: Answer | None = None

    @property
    def height(self) -> int:
        return _SMALL if self.small else _LINE


@dataclass(slots=True)
class _Box:
    key: str
    token: str
    rows: list[_Row]
    column: int = 0
    y: float = 0

    @property
    def x(self) -> int:
        return MARGIN + self.column * (WIDTH + GAP_X)

    @property
    def height(self) -> int:
        return 2 * _PAD + sum(row.height for row in self.rows)

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def draw_questions(tree: QuestionTree, translator: Translator) -> str:
    """The tree as SVG: questions by how many come before, each answer with its way, outcomes in colour at the right."""
    return _Drawing(tree, translator).draw()


class _Drawing:
    def __init__(self, tree: QuestionTree, translator: Translator) -> None:
        self._tree, self._tr = tree, translator
        boxes = [self._question(one) for one in tree.questions] + [self._outcome(one) for one in tree.outcomes]
        self._boxes = {box.key: box for box in boxes}

    def draw(self) -> str:
        self._place()
        width = max(box.x for box in self._boxes.values()) + WIDTH + MARGIN
        height = max(box.y + box.height for box in self._boxes.values()) + MARGIN
        size = {"width": str(width), "height": f"{height:.0f}"}
        view = {"viewBox": f"0 0 {width} {height:.0f}"}
        picture = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "font-family": _FAMILY, **size, **view})
        ET.SubElement(picture, "title").text = self._tree.service
        ET.SubElement(picture, "rect", {**size, "fill": _COLOURS["window"]})
        for box in self._boxes.values():
            self._draw_ways(picture, box)
        for box in self._boxes.values():
            self._draw_box(picture, box)
        ET.indent(picture)
        return ET.tostring(picture, encoding="unicode") + "\n"

    def _question(self, question: Question) -> _Box:
        rows = [*self._words(self._tr.say(question.text)), _Row(question.id, small=True)]
        rows += [_Row(f"• {self._answer(one)}", answer=one) for one in self._tree.answers_to(question.id)]
        return _Box(question.id, "accent", rows)

    def _answer(self, answer: Answer) -> str:
        words = say_answer(answer, self._tr)
        lines = list(_wrap(words, (WIDTH - 2 * _PAD) / _FONT - 1.5))
        return lines[0] + ("…" if len(lines) > 1 else "")

    def _outcome(self, outcome: Outcome) -> _Box:
        token, kind = _KINDS[outcome.kind]
        rows = [_Row(f"{self._tr.gettext(kind)} · {outcome.id}", small=True), *self._words(self._tr.say(outcome.text))]
        for sign, named in (
            ("=", outcome.keeps),
            ("+", outcome.adds),
            ("−", outcome.withdraws),
            ("?", outcome.unknown),
        ):
            rows += self._small(f"{sign} {', '.join(named)}" if named else "")
        rows += self._small(" ".join(f"→ {one}" for one in (outcome.instead, outcome.ring) if one))
        return _Box(outcome.id, token, rows)

    @staticmethod
    def _words(text: str) -> Iterator[_Row]:
        return (_Row(line) for line in _wrap(text, (WIDTH - 2 * _PAD) / _FONT))

    @staticmethod
    def _small(text: str) -> Iterator[_Row]:
        return (_Row(line, small=True) for line in _wrap(text, (WIDTH - 2 * _PAD) / _SMALL_FONT) if line)

    @cached_property
    def _leads(self) -> dict[str, list[str]]:
        leads: dict[str, list[str]] = {key: [] for key in self._boxes}
        for answer in self._tree.answers:
            leads[answer.question].append(answer.to)
        return leads

    def _place(self) -> None:
        """Questions by how many come before, each level with what it leads to; outcomes in a column of their own."""
        first = self._tree.questions[0].id
        self._push_right(first, 0)
        last = 1 + max(self._boxes[one.id].column for one in self._tree.questions)
        y = float(MARGIN)
        for key in self._walk(first, {}):
            if not self._leads[key]:
                self._boxes[key].column, self._boxes[key].y = last, y
                y += self._boxes[key].height + GAP_Y
        for question in sorted(self._tree.questions, key=lambda one: -self._boxes[one.id].column):
            box, targets = self._boxes[question.id], [self._boxes[to].middle for to in self._leads[question.id]]
            box.y = sum(targets) / len(targets) - box.height / 2
        for column in range(last):
            self._spread([box for box in self._boxes.values() if box.column == column])

    def _push_right(self, key: str, column: int) -> None:
        """Put a box into ``column`` or further right, and what it leads to behind it."""
        box = self._boxes[key]
        box.column = max(box.column, column)
        for target in self._leads[key]:
            if self._boxes[target].column <= box.column:
                self._push_right(target, box.column + 1)

    def _walk(self, key: str, seen: dict[str, None]) -> dict[str, None]:
        """What can be come to from ``key``, each once, in the order of the answers."""
        if key not in seen:
            seen[key] = None
            for target in self._leads[key]:
                self._walk(target, seen)
        return seen

    @staticmethod
    def _spread(boxes: list[_Box]) -> None:
        floor = float(MARGIN)
        for box in sorted(boxes, key=lambda one: one.y):
            box.y = max(box.y, floor)
            floor = box.y + box.height + GAP_Y

    def _draw_ways(self, picture: ET.Element, box: _Box) -> None:
        level = box.y + _PAD
        for row in box.rows:
            level += row.height
            if row.answer is None:
                continue
            target = self._boxes[row.answer.to]
            start, end, middle = box.x + WIDTH, target.x, level - row.height / 2
            bend = (end - start) / 2
            points = (start, middle), (start + bend, middle), (end - bend, target.middle), (end, target.middle)
            first, *rest = (f"{x:.0f} {y:.0f}" for x, y in points)
            path = f"M{first} C{' '.join(rest)}"
            colour = _COLOURS[target.token]
            ET.SubElement(picture, "path", {"d": path, "fill": "none", "stroke": colour, "stroke-width": "1.5"})

    def _draw_box(self, picture: ET.Element, box: _Box) -> None:
        place = {"x": str(box.x), "y": f"{box.y:.0f}", "rx": "10"}
        size = {"width": str(WIDTH), "height": str(box.height)}
        border = {"fill": _COLOURS["paper"], "stroke": _COLOURS[box.token], "stroke-width": "1.5"}
        ET.SubElement(picture, "rect", {**place, **size, **border})
        y = box.y + _PAD
        for row in box.rows:
            y += row.height
            font = {"font-size": str(_SMALL_FONT if row.small else _FONT)}
            colour = {"fill": _COLOURS["ink2" if row.small else "ink"]}
            words = ET.SubElement(picture, "text", {"x": str(box.x + _PAD), "y": f"{y - 5:.0f}", **font, **colour})
            words.text = row.text


def _wrap(text: str, breadth: float) -> Iterator[str]:
    """Lines of at most ``breadth`` Chinese characters; words of letters stay whole, and no line begins with a stop."""
    line, width = "", 0.0
    for piece in PIECES.findall(text):
        wide = sum(_ASCII_BREADTH if char.isascii() else 1 for char in piece)
        if line.strip() and width + wide > breadth and piece not in CLINGING:
            yield line.strip()
            line, width = "", 0.0
        line, width = line + piece, width + wide
    yield line.strip()
