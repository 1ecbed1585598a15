"""What stands above the list: the cities understood from the text, and by what the answers are narrowed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from cztservices.domain.words import End
from cztservices.i18n import N_, Translator
from cztservices.ui.theme import Theme

if TYPE_CHECKING:
    from cztservices.presenters.found import ResultsView
    from cztservices.ui.filter_bar import FilterBar, RoleBar


class ResultBars(QVBoxLayout):
    """Two bars, made when there is first something to show in them."""

    city_taken_off = Signal(End)
    narrowed = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        """No bar yet."""
        super().__init__()
        self.setSpacing(theme.dp(8))
        self._theme = theme
        self.role_bar: RoleBar | None = None
        self.filter_bar: FilterBar | None = None

    def show_results(self, view: "ResultsView | None", translator: Translator) -> None:
        """Show what belongs to a list; to none, nothing."""
        roles, facets = (view.roles, view.facets) if view is not None else ((), ())
        if self.role_bar is None or self.filter_bar is None:
            if not roles and not facets:
                return
            from cztservices.ui.filter_bar import FilterBar, RoleBar

            self.role_bar, self.filter_bar = RoleBar(self._theme), FilterBar(self._theme)
            self.role_bar.city_taken_off.connect(self.city_taken_off)
            self.filter_bar.narrowed.connect(self.narrowed)
            self.addWidget(self.role_bar)
            self.addWidget(self.filter_bar)
        _ = translator.gettext
        self.role_bar.show_roles(roles, _(N_("Understood:")))
        self.filter_bar.show_facets(facets, _(N_("Filter")), _(N_("Fewer")))

    def share(self, *, with_list: bool) -> None:
        """Filters stand there only beside the list that they narrow."""
        if self.filter_bar is not None:
            self.filter_bar.setVisible(self.filter_bar.has_facets and with_list)

    def are_shown(self) -> Sequence[bool]:
        """Which of the two are there."""
        return [bar is not None and not bar.isHidden() for bar in (self.role_bar, self.filter_bar)]
