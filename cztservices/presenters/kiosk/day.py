"""What a kiosk says to everybody while it does not know the day."""

from cztservices.domain.kiosk.clock import Judgement
from cztservices.i18n import N_, Translator


def write_day_doubt(judgement: Judgement, translator: Translator) -> str:
    """A sentence for whoever reads a guide; empty where the clock is believed."""
    if judgement.doubt is None:
        return ""
    return translator.gettext(
        N_(
            "This screen does not know today’s date, so it cannot say how old its information is or which offices "
            "are open; ring before you go."
        )
    )
