"""What an import does, told in the shell."""

from collections.abc import Iterable, Mapping
from typing import Any

from cztservices.domain.merge_hall import HallPlan
from cztservices.domain.merge_mine import Choices, Fate, MergePlan, Outcome
from cztservices.errors import EXIT_DONE, EXIT_NOTHING
from cztservices.i18n import N_, Translator
from cztservices.presenters.merge_report import MergeLineView, present_merge

_SHOWN = 60


def merge_status(plan: MergePlan | HallPlan, *, is_chosen: bool) -> int:
    """The exit status: that of nothing found where both were edited and nobody has chosen."""
    return EXIT_NOTHING if plan.count(Fate.CONFLICTING) and not is_chosen else EXIT_DONE


def print_report(plan: MergePlan | HallPlan, choices: Choices, translator: Translator, *, is_chosen: bool) -> None:
    """Print the counts, and every record that is not the same."""
    view = present_merge(plan, choices, translator)
    for line in (*view.counts, *map(_write_line, view.lines)):
        print(line)
    if plan.count(Fate.CONFLICTING) and not is_chosen:
        print(translator.gettext(N_("Both were edited where it says conflicting; choose with --on-conflict.")))


def _write_line(line: MergeLineView) -> str:
    texts = [f"{_short(line.ours)} | {_short(line.theirs)}" if line.ours else _short(line.theirs), line.choice]
    return "  ".join(part for part in (line.fate, line.kind, line.name, *texts) if part)


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _SHOWN else f"{one_line[: _SHOWN - 1]}…"


def records_json(kinds: Mapping[str, Iterable[Outcome[Any]]], choices: Choices) -> list[dict[str, Any]]:
    """Every record that is not the same, by kind, as scripts read it."""
    return [
        {
            "kind": kind, "uid": outcome.theirs.uid, "fate": outcome.fate.value,
            "choice": choices.of(outcome).value if outcome.fate is Fate.CONFLICTING else None,
        }
        for kind, outcomes in kinds.items()
        for outcome in outcomes
        if outcome.fate is not Fate.SAME
    ]  # fmt: skip
