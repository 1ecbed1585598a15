"""What the reader is told when the clock of the computer cannot be believed."""

from datetime import date

from cztservices.domain.clock import ClockDoubt, doubt_clock
from cztservices.i18n import N_, Translator

_WORDS = {
    ClockDoubt.BEHIND: N_(
        "This computer says that today is {today}. "
        "Please set its date; until then what holds today may be shown wrongly."
    ),
    ClockDoubt.FAR_AHEAD: N_(
        "The catalogue was last checked on {verified}: more than five years ago by this computer’s clock. "
        "Check the date, or get a newer catalogue."
    ),
}


def write_clock_doubt(today: date, newest_verified: date | None, translator: Translator) -> str:
    """The sentences for a clock that cannot be believed; empty where it can, or where the catalogue knows no day."""
    doubt = doubt_clock(today, newest_verified) if newest_verified else None
    if doubt is None or newest_verified is None:
        return ""
    days = {"today": translator.format_day(today), "verified": translator.format_day(newest_verified)}
    return translator.gettext(_WORDS[doubt]).format(**days)
