"""The palette: everything that can be done or opened, found by a few letters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cztservices.errors import KnownError
from cztservices.i18n import LANGUAGES, N_, Translator
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.labels import KINDS
from cztservices.presenters.newest import Newest
from cztservices.presenters.pages import Circumstances, Page, PageRef, ref_of_entry
from cztservices.presenters.place_link import Place
from cztservices.presenters.recent import Visit
from cztservices.presenters.shared_search import SharedSearch
from cztservices.presenters.tasks import TaskRunner
from cztservices.presenters.title_match import Fit, fit_titles
from cztservices.presenters.titles import HOME_NAME, PAGE_NAMES

if TYPE_CHECKING:
    from cztservices.presenters.found import Found

MOST_FOUND = 20
"""So many entries of the catalogue are shown."""

USEFUL = (
    Action.TURN_AROUND, Action.COMPARE, Action.NEW_TAB, Action.REOPEN_TAB, Action.NEW_WINDOW, Action.COPY_LINK,
    Action.ELDER, Action.LANGUAGE, Action.THEME, Action.HELP,
)  # fmt: skip
"""What is offered before anything is typed, as far as it is possible."""


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """Something that can be done or opened: what it is, its title, its keys or field, and what choosing it means."""

    kind: str
    title: str
    detail: str
    target: Action | Place
    is_possible: bool = True


@dataclass(frozen=True, slots=True)
class PaletteView:
    """All rows, the best first, and what to say where there are none."""

    rows: tuple[PaletteRow, ...]
    hint: str


class PalettePresenter:
    """Finds for one palette, from when it is opened until it is closed."""

    def __init__(
        self,
        search: SharedSearch,
        runner: TaskRunner,
        translator: Translator,
        at: Circumstances,
        actions: Sequence[tuple[Action, bool]],
        recent: Sequence[Visit],
        show: Callable[[PaletteView], None],
    ) -> None:
        """Offer ``actions``, with whether they are possible now, and the pages lately open; ``show`` draws."""
        self._search, self._tr, self._at = search, translator, at
        self._actions, self._recent, self._show = actions, recent, show
        self._languages = [Translator(code) for code in LANGUAGES]
        self._wishes = Newest(runner, self._on_failed)
        self._fitting: Sequence[tuple[Fit, PaletteRow]] = ()

    def look_for(self, text: str) -> None:
        """Show the actions, the pages and the entries of the catalogue that ``text`` fits."""
        if not text.strip():
            self._wishes.drop()
            self._draw((*self._present_recent(), *self._present_useful()))
            return
        self._fitting = self._find_own(text)
        self._wishes.read_while_wanted(
            lambda is_wanted: self._search.find(text, self._at, {}, {}, is_wanted), self._on_found
        )

    def close(self) -> None:
        """Nothing that is still being found is wanted any more."""
        self._wishes.drop()

    def _on_found(self, found: "Found") -> None:
        """What fits from its beginning stands before the entries of the catalogue, what fits less behind them."""
        close = [row for fit, row in self._fitting if fit < Fit.WITHIN]
        others = [row for fit, row in self._fitting if fit >= Fit.WITHIN]
        self._draw((*close, *self._present_found(found), *others))

    def _on_failed(self, _error: KnownError) -> None:
        """What needs no catalogue is found all the same."""
        self._draw([row for _fit, row in self._fitting])

    def _find_own(self, text: str) -> list[tuple[Fit, PaletteRow]]:
        """The actions and pages whose titles fit in any language, the best first."""
        found = []
        for row, title in (*self._own_actions(), *self._own_pages()):
            fit = fit_titles(text, {translator.gettext(title) for translator in self._languages})
            if fit is not None:
                found.append((fit, row))
        return sorted(found, key=lambda pair: (pair[0], not pair[1].is_possible))

    def _own_actions(self) -> list[tuple[PaletteRow, str]]:
        return [
            (self._present_action(action, is_possible=is_possible), ACTIONS[action].title)
            for action, is_possible in self._actions
        ]

    def _own_pages(self) -> list[tuple[PaletteRow, str]]:
        kind, names = self._tr.gettext(N_("Page")), {Page.HOME: HOME_NAME, **PAGE_NAMES}
        return [
            (PaletteRow(kind, self._tr.gettext(name), "", Place(PageRef(page))), name) for page, name in names.items()
        ]

    def _present_action(self, action: Action, *, is_possible: bool) -> PaletteRow:
        _, text = self._tr.gettext, ACTIONS[action]
        detail = text.shortcuts[0] if is_possible else _(N_("not possible here"))
        return PaletteRow(_(N_("Action")), _(text.title), detail, action, is_possible)

    def _present_recent(self) -> list[PaletteRow]:
        kind = self._tr.gettext(N_("Lately open"))
        return [PaletteRow(kind, visit.say(self._tr), "", visit.place) for visit in self._recent]

    def _present_useful(self) -> list[PaletteRow]:
        possible = {action for action, is_possible in self._actions if is_possible}
        return [self._present_action(action, is_possible=True) for action in USEFUL if action in possible]

    def _present_found(self, found: "Found") -> list[PaletteRow]:
        from cztservices.presenters.results import ResultsPresenter

        presenter, rows = ResultsPresenter(self._tr), []
        for hit in found.answer.hits[:MOST_FOUND]:
            view = presenter.present_hit(hit, found.outlooks.get(hit.ref))
            kind = self._tr.gettext(KINDS[hit.kind])
            detail = view.caption if view.caption != kind else ""
            place = Place(ref_of_entry(hit.kind, hit.ref), found.direction)
            rows.append(PaletteRow(kind, view.name, detail, place))
        return rows

    def _draw(self, rows: Sequence[PaletteRow]) -> None:
        hint = "" if rows else self._tr.gettext(N_("Nothing found; try fewer words."))
        self._show(PaletteView(tuple(rows), hint))
