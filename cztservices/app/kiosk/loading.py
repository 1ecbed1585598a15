"""What a kiosk loads once it is painted: all that a session may need.

On a desk every page is loaded when it is first opened. A kiosk runs for months: what it loaded then might come from
another version of the program that was installed meanwhile, and who opens a page first would wait for it.
"""

import importlib

PAGES = ("ask_page", "compare_page", "entry_page", "event_page", "guide_page", "requirement_page", "tiles_page")
PRESENTERS = (
    "accepted", "asking", "code_text", "codes", "comparison", "entry_view", "events", "filters", "found", "found_code",
    "guide", "guide_buttons", "hall_book", "home", "requirements", "services", "sheet", "sheet_text", "trip",
)  # fmt: skip
OTHERS = (
    "cztservices.app.kiosk.upkeep", "cztservices.app.sheets", "cztservices.domain.failed_search",
    "cztservices.search.facets", "cztservices.storage.failure_counts", "cztservices.ui.accessible",
    "cztservices.ui.kiosk.codes_page", "cztservices.ui.sheet_pdf", "snowballstemmer",
)  # fmt: skip


def load_pages() -> None:
    """Load them."""
    names = (*(f"cztservices.ui.{page}" for page in PAGES), *(f"cztservices.presenters.{one}" for one in PRESENTERS))
    for name in (*names, *OTHERS):
        importlib.import_module(name)
