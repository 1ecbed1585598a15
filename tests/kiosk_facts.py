"""A kiosk with something wrong in every part, and one in which all is well."""

from dataclasses import replace
from datetime import datetime

from cztservices.presenters.kiosk.maintenance import Finding, KioskUse, MaintenanceFacts, State
from cztservices.storage.kiosk.disk import DiskRoom

WELL = MaintenanceFacts(
    hall="株洲市民中心",
    kiosk_id="bcdfgh",
    program_version="1.8.0",
    catalogue_version="a1b2c3d4e5f6",
    catalogue_age_days=12,
    catalogue_minutes=123_456,
    clock_doubt="",
    went_back=False,
    setup_faults=(),
    floods=0,
    refused_windows=0,
    printer=Finding("ready", State.GO),
    room=DiskRoom(40_000_000_000, 58_000_000_000),
    folder="/var/lib/kiosk",
    is_folder_writable=True,
    last_reset=datetime(2026, 11, 28, 7, 55),  # noqa: DTZ001 - it is only written down
    last_crash=None,
    crashes=0,
    starts=1_018,
    screen=(1080, 1920),
    scale=1.0,
    use=KioskUse(12_345, 9_000, 3_345, 20_111, 1_234, 7, 560, (("居住证办理", 455),), (("狗证", 9), ("秘密", 4))),
    taken=datetime(2026, 11, 28, 8, 3),  # noqa: DTZ001 - as above
)

ILL = replace(
    WELL,
    catalogue_age_days=None,
    clock_doubt="This computer says that today is January 1, 1970.",
    went_back=True,
    setup_faults=(
        "7: idle_s: “abc” is no number; write for instance: 120",
        "9: colour: is no key here; take the line out",
    ),
    floods=2,
    refused_windows=1,
    printer=Finding("out of paper, put a roll in", State.STOP),
    room=DiskRoom(50_000_000, 58_000_000_000),
    is_folder_writable=False,
    last_crash=datetime(2026, 11, 3, 12, 0),  # noqa: DTZ001 - as above
    crashes=3,
)
