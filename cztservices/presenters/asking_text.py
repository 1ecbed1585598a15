"""Questions as plain text, for the shell: how to answer, or the guide of the case."""

from collections.abc import Iterator, Mapping

from cztservices.catalogue.ask import Asked
from cztservices.domain.case import write_answers
from cztservices.i18n import N_, Translator
from cztservices.presenters.asking import present_question
from cztservices.presenters.guide import GuidePresenter
from cztservices.presenters.guide_text import write_guide


def write_dropped(dropped: Mapping[str, str], translator: Translator) -> str:
    """One sentence about answers that were given and not asked for."""
    template = translator.gettext(N_("Not asked in this case, and left out: {answers}"))
    return template.format(answers=write_answers(dropped))


def write_asked(asked: Asked, translator: Translator) -> str:
    """The next question and how to answer it, or the guide of the case; answers that were not asked for are named."""
    dropped = ""
    if asked.case.dropped:
        dropped = f"! {write_dropped(asked.case.dropped, translator)}\n"
    if asked.case.question is None:
        return dropped + write_guide(GuidePresenter(translator).present(asked.shown))
    return dropped + "\n".join(_ask(asked, translator)) + "\n"


def _ask(asked: Asked, translator: Translator) -> Iterator[str]:
    view = present_question(asked, translator)
    yield view.title
    if view.ends:
        yield " → ".join(f"{end.label} {end.city}" for end in view.ends)
    yield from (f"  {chip.question} {chip.answer}" for chip in view.path)
    yield ""
    yield view.question
    for one in view.answers:
        given = write_answers({**asked.case.answers, view.question_id: one.answer})
        yield f"  {one.text}"
        yield f"      --answers {given}"
    yield ""
    yield f"{view.why_title} {view.why}"
    yield from (f"  {source}" for source in view.proof)
