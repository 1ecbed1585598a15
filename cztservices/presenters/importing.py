"""An import between its report and its end: what would be done, and what was chosen where both were edited."""

from cztservices.domain.hall import Hall
from cztservices.domain.merge_hall import HallPlan
from cztservices.domain.merge_mine import Choice, Choices, Fate, MergePlan
from cztservices.domain.mine import Mine
from cztservices.errors import Message
from cztservices.i18n import N_, Translator
from cztservices.presenters.merge_report import MergeReportView, present_merge


class Importing:
    """Holds the choices; whoever chooses nothing keeps their own."""

    def __init__(self, theirs: Mine | Hall, plan: MergePlan | HallPlan) -> None:
        """``plan`` is what importing ``theirs`` would do."""
        self.theirs, self._plan = theirs, plan
        self._by_key: dict[str, Choice] = {}
        self._otherwise = Choice.MINE

    @property
    def choices(self) -> Choices:
        """What was chosen."""
        return Choices(dict(self._by_key), self._otherwise)

    def choose(self, key: str, choice: Choice) -> None:
        """Decide one conflict."""
        self._by_key[key] = choice

    def choose_all(self, choice: Choice) -> None:
        """Decide all of them."""
        self._by_key, self._otherwise = {}, choice

    def choice_of(self, key: str) -> Choice:
        """What was decided for one conflict."""
        return self._by_key.get(key, self._otherwise)

    def present(self, translator: Translator) -> MergeReportView:
        """What would be done."""
        return present_merge(self._plan, self.choices, translator)


def say_imported(plan: MergePlan | HallPlan) -> Message:
    """What was done."""
    words = N_("Imported: {new} new, {updated} updated, {same} the same, {conflicting} as you chose.")
    return Message(words, {fate.value: plan.count(fate) for fate in Fate})
