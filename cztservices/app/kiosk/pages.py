"""Pages of a kiosk by the names that ``--page`` gives them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from cztservices.app.pages import open_page
from cztservices.presenters.kiosk.acts import KioskAct

if TYPE_CHECKING:
    from cztservices.app.kiosk.kiosk import Kiosk
    from cztservices.app.kiosk.session import KioskSession

PREFIX = "kiosk-"
LOW = "low-"
"""Before the name of a page of a session: in the low position."""

PAGES = ("kiosk-attract", "kiosk-pin", "kiosk-maintenance", "kiosk-countdown", "kiosk-[low-]PAGE", "kiosk-codes:GUIDE")


def open_kiosk_page(name: str, kiosk: "Kiosk") -> None:
    """Bring the kiosk to the page called ``name``.

    Raises:
        UnknownNameError: there is no such page, service or city.
    """
    name = name.removeprefix(PREFIX)
    alone: dict[str, Callable[[], object]] = {
        "attract": kiosk.show_attract,
        "pin": lambda: kiosk.upkeep.ask_pin(),  # noqa: PLW0108 - made when it is asked for
        "maintenance": lambda: kiosk.upkeep.open_page(),  # noqa: PLW0108 - as above
    }
    if name in alone:
        alone[name]()
        return
    session = kiosk.begin_session()
    if name.startswith(LOW):
        session.act(KioskAct.LOW)
        name = name.removeprefix(LOW)
    if name == "countdown":
        kiosk.count_down(kiosk.setup.timing.countdown_s)
    elif name.startswith("codes:"):
        _open(f"guide:{name.removeprefix('codes:')}", kiosk, session)
        session.act(KioskAct.CODES)
    else:
        _open(name, kiosk, session)


def _open(name: str, kiosk: "Kiosk", session: "KioskSession") -> None:
    def look_for(text: str) -> None:
        session.act(KioskAct.SEARCH)
        session.look_for(text)

    open_page(name, kiosk.pool.connection(), session.desk, look_for)
