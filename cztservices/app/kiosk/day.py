"""Which day a kiosk believes that it is."""

from datetime import date, datetime

from cztservices.config import now, today
from cztservices.domain.kiosk.clock import Judgement, judge_day
from cztservices.domain.kiosk.state import note_day
from cztservices.storage.kiosk.folder import KioskFolder


class KioskDay:
    """Judges the clock of this computer by the catalogue, and by the days that it gave before."""

    def __init__(self, folder: KioskFolder) -> None:
        """Days of before are in ``folder``; the catalogue is not open yet."""
        self._folder = folder
        self.newest_verified: date | None = None

    @property
    def judgement(self) -> Judgement:
        """What follows from the clock now."""
        return judge_day(today(), self.newest_verified, self._folder.state.latest_day)

    @property
    def is_known(self) -> bool:
        """Whether the clock is believed."""
        return self.judgement.doubt is None

    def believe(self) -> None:
        """Remember a day that is believed."""
        judged = self.judgement
        if judged.doubt is None:
            self._folder.change(lambda state: note_day(state, judged.day))

    def moment(self) -> datetime:
        """Now; noon of the day by which rules are judged where the clock is not believed."""
        moment, judged = now(), self.judgement
        return moment if judged.doubt is None else datetime(*judged.day.timetuple()[:3], 12, tzinfo=moment.tzinfo)
