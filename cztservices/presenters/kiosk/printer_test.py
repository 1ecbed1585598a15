"""A few lines on paper that show whether the printer of a kiosk works."""

from datetime import datetime

from cztservices.i18n import N_, Translator
from cztservices.presenters.sheet_view import SheetFoot, SheetLine, SheetView


def present_test(queue: str, translator: Translator, moment: datetime) -> SheetView:
    """The test of the printer at ``queue``, made at ``moment``."""
    tr = translator.gettext
    title = tr(N_("Test of the printer"))
    made = f"{translator.format_day(moment.date())} {moment:%H:%M}"
    return SheetView(
        language=translator.language,
        kind=tr(N_("Self-service screen")),
        service_id="",
        title=title,
        ends=(),
        prompt="",
        badge=queue,
        badge_token="go",  # noqa: S106 - a colour
        answer=SheetLine(tr(N_("If you can read this to its end, the printer works."))),
        facts=(),
        way="",
        blocks=(),
        legend="",
        rest="",
        footer=(made,),
        code_title="",
        code_name="",
        code_rest="",
        file_name="",
        foot=SheetFoot(title, "{page}/{pages}"),
    )
