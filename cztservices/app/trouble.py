"""What is wrong with this computer: with the user's data, the notes of the hall, or its clock."""

from datetime import date

from cztservices.errors import KnownError
from cztservices.i18n import Translator


class Trouble:
    """Keeps what is wrong for as long as it is, and says it."""

    def __init__(self, error: KnownError | None) -> None:
        """``error`` is known so far."""
        self.error = error
        self.hall: KnownError | None = None
        self.newest_verified: date | None = None

    def write(self, day: date, translator: Translator) -> str:
        """All that is wrong on ``day``, a line each; empty where nothing is."""
        errors = [error.message.render(translator.gettext) for error in (self.error, self.hall) if error]
        trouble = "\n".join(errors)
        if self.newest_verified is None:
            return trouble
        from cztservices.presenters.clock import write_clock_doubt

        clock = write_clock_doubt(day, self.newest_verified, translator)
        return "\n".join(words for words in (trouble, clock) if words)
