"""What the reader is told when the clock of the computer cannot be believed."""

from datetime import date

from cztservices.domain.clock import ClockDoubt, doubt_clock
from cztservices.i18n import N_, Translator

_WORDS = {
    ClockDoubt.BEHIND: N_(
        "This computer says that today is {today}. "
        "Please set its date; until then what holds today may be shown wrongly."
    ),
    ClockDoubt.WENT_BACK: N_(
        "This computer says that today is {today}, which is earlier than it said before. "
        "Please set its date; until then what holds today may be shown wrongly."
    ),
    ClockDoubt.FAR_AHEAD: N_(
        "The catalogue was last checked on {verified}: more than five years ago by this computer’s clock. "
        "Check the date, or get a newer catalogue."
    ),
}


def write_clock_doubt(today: date, newest_verified: date | None, translator: Translator) -> str:
    """The sentences for a clock that cannot be believed; empty where it can, or where the catalogue knows no day."""
    doubt = doubt_clock(today, newest_verified)
    return say_doubt(doubt, today, newest_verified, translator) if doubt else ""


def say_doubt(doubt: ClockDoubt, today: date, newest_verified: date | None, translator: Translator) -> str:
    """The sentences for one doubt about ``today``."""
    days = {"today": translator.format_day(today), "verified": translator.format_day(newest_verified or today)}
    return translator.gettext(_WORDS[doubt]).format(**days)


def say_age(days: int | None, translator: Translator) -> str:
    """How old the catalogue is; a clock that cannot be believed does not tell."""
    if days is None:
        return translator.gettext(N_("age unknown"))
    return translator.ngettext("{count} day", "{count} days", days).format(count=translator.format_number(days))
