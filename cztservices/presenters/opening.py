"""When an office is open, in words."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from cztservices.domain.dates import Doubt
from cztservices.domain.opening import DayOpening, Opening, OpeningState
from cztservices.i18n import N_, Translator

_TOKENS = {
    OpeningState.OPEN: "go",
    OpeningState.CLOSED_NOW: "caution",
    OpeningState.CLOSED_DAY: "stop",
    OpeningState.NOT_KNOWN: "ink2",
}
_SHORT = {
    OpeningState.OPEN: N_("Open now"),
    OpeningState.CLOSED_NOW: N_("Closed now"),
    OpeningState.CLOSED_DAY: N_("Closed today"),
    OpeningState.NOT_KNOWN: N_("Hours not known"),
}
_SHORT_IN_DOUBT = {
    OpeningState.OPEN: N_("Should be open"),
    OpeningState.CLOSED_NOW: N_("Should be closed"),
    OpeningState.CLOSED_DAY: N_("Should be closed"),
}
"""Where the hours are old or nobody confirms them."""


@dataclass(frozen=True, slots=True)
class OpeningView:
    """Whether an office is open: a sentence, the same in two or three words, and its colour."""

    text: str
    short: str
    token: str


def describe_opening(opening: Opening, translator: Translator, doubt: Doubt | None = None) -> OpeningView:
    """The words for ``opening``; ``doubt`` is why its hours may not be trusted, and keeps it from green."""
    state = opening.state
    short, token = _SHORT[state], _TOKENS[state]
    if doubt is not None and state is not OpeningState.NOT_KNOWN:
        short, token = _SHORT_IN_DOUBT[state], "caution"
    return OpeningView(_sentence(opening, translator), translator.gettext(short), token)


def _sentence(opening: Opening, translator: Translator) -> str:
    _, today = translator.gettext, opening.moment.date()
    if opening.state is OpeningState.NOT_KNOWN:
        return _(N_("No source says when it is open"))
    if opening.state is OpeningState.OPEN:
        if opening.closes is None:
            return _(N_("Open now, day and night"))
        return _(N_("Open now, until {time}")).format(time=say_time(opening.closes, today, translator))
    if opening.opens_next is None:
        words = _(N_("Closed today") if opening.state is OpeningState.CLOSED_DAY else N_("Closed now"))
    else:
        template = N_("Closed today, opens {time}")
        if opening.state is OpeningState.CLOSED_NOW:
            same_day = opening.opens_next.date() == today
            template = N_("Closed, opens at {time}") if same_day else N_("Closed, opens {time}")
        words = _(template).format(time=say_time(opening.opens_next, today, translator))
    note = opening.day.note
    return _(N_("{opening} ({why})")).format(opening=words, why=translator.say(note)) if note else words


def say_stretches(opening: DayOpening, translator: Translator) -> str:
    """The stretches of a day: 09:00–12:00, 13:30–17:00."""
    stretches = (f"{one.opens:%H:%M}–{say_time(one.closes, opening.day, translator)}" for one in opening.stretches)
    return translator.gettext(N_(", ")).join(stretches)


def say_time(moment: datetime, today: date, translator: Translator) -> str:
    """The time alone on ``today``, of which 24:00 is the end; the day before it on other days."""
    if moment == datetime.combine(today, time()) + timedelta(days=1):
        return "24:00"
    if moment.date() == today:
        return f"{moment:%H:%M}"
    return f"{name_day(moment.date(), translator)} {moment:%H:%M}"


def name_day(day: date, translator: Translator) -> str:
    """A day with its day of the week, without the year: Mon, Nov 30, 11月30日周一."""
    from babel.dates import format_skeleton

    return format_skeleton("MMMEd", day, locale=translator.language)
