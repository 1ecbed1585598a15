"""The maintenance page as lines for one slip of paper, which can be read out on the telephone."""

from collections.abc import Iterator
from dataclasses import dataclass

from cztservices.presenters.kiosk.maintenance import DIGITS, MaintenanceRow, MaintenanceView


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One line: its code with the digit of its state (``C1-2``), what it is about, and what is said of it.

    A line that is a title has no code.
    """

    code: str
    text: str
    value: str = ""
    token: str = ""

    @property
    def is_title(self) -> bool:
        """Whether others stand below it."""
        return not self.code


@dataclass(frozen=True, slots=True)
class Slip:
    """Everything on the slip, from above to below: what is read out first, then all there is."""

    kind: str
    title: str
    summary: str
    token: str
    report: str
    legend: str
    lines: tuple[SlipLine, ...]
    foot: str


def write_slip(view: MaintenanceView) -> Slip:
    """All of ``view`` on one slip."""
    legend = view.legend if view.report else ""
    return Slip(
        view.kind,
        view.title,
        view.summary,
        view.state.value,
        view.report,
        legend,
        tuple(_write_lines(view)),
        view.taken,
    )


def write_slip_text(slip: Slip) -> str:
    """The slip as plain text, one thing a line."""
    head = (f"{slip.kind}: {slip.title}", slip.summary, slip.report, slip.legend)
    lines = (
        f"\n【{line.text}】" if line.is_title else f"{line.code} {line.text}: {line.value}".removesuffix(": ")
        for line in slip.lines
    )
    return "\n".join((*filter(None, head), *lines, "", slip.foot)) + "\n"


def _write_lines(view: MaintenanceView) -> Iterator[SlipLine]:
    for section in view.sections:
        yield SlipLine("", section.title)
        for row in section.rows:
            yield SlipLine(_write_code(row), row.label, row.value, row.state.value if row.state else "")


def _write_code(row: MaintenanceRow) -> str:
    return f"{row.code}-{DIGITS[row.state]}" if row.state else row.code
