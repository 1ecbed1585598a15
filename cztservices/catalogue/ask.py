"""The questions of a service: where answers lead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from cztservices.catalogue.names import find_service
from cztservices.catalogue.show import ShownGuide, show_guide
from cztservices.domain.case import AnsweredTwiceError, Case, read_answers
from cztservices.domain.catalogue import Source
from cztservices.domain.hall import Hall
from cztservices.domain.questions import QuestionTree
from cztservices.errors import KnownError
from cztservices.i18n import N_
from cztservices.storage.catalogue_db import CatalogueDb


@dataclass(frozen=True, slots=True)
class Asked:
    """What answers to the questions of a service led to.

    ``shown`` is the guide of the case, or the general one while there is a question left; ``sources`` are those, by id,
    that the questions and outcomes rest on.
    """

    shown: ShownGuide
    questions: QuestionTree
    case: Case
    sources: Mapping[str, Source]


def ask_service(
    db: CatalogueDb,
    service_id: str,
    origin: str | None,
    destination: str | None,
    answers: Mapping[str, str],
    day: date,
    hall: Hall | None = None,
) -> Asked:
    """Follow ``answers`` through the questions of a service, from city ``origin`` to city ``destination`` on ``day``.

    ``hall`` lays its notes on the guide.

    Raises:
        UnknownNameError: there is no such service.
        KnownError: the service asks nothing.
    """
    shown = show_guide(db, service_id, origin, destination, day, answers, hall)
    if shown.questions is None or shown.case is None:
        template = N_("“{service}” asks nothing, since its guide holds for everybody; read it with “show {service}”.")
        raise KnownError(template, service=service_id)
    sources = db.sources()
    return Asked(shown, shown.questions, shown.case, {key: sources[key] for key in shown.questions.cited()})


def parse_answers(db: CatalogueDb, service_id: str, text: str) -> dict[str, str]:
    """The answers in ``text``, question=answer with commas between, as somebody typed them.

    Raises:
        UnknownNameError: there is no such service.
        KnownError: they have another form, or name a question or answer that the service does not have; the nearest is
            named.
    """
    service, tree = find_service(db, service_id), db.questions(service_id)
    try:
        answers = read_answers(text)
    except AnsweredTwiceError as error:
        question = str(error.args[0])[:60]
        raise KnownError(N_("“{question}” is answered twice; write one answer to it."), question=question) from error
    except ValueError as error:
        part = "".join(sign for sign in str(error.args[0])[:60] if sign.isprintable())
        template = N_("“{part}” is no answer; write each question once, as question=answer with commas between.")
        raise KnownError(template, part=part) from error
    if tree is not None:
        for question, answer in answers.items():
            _refuse_unknown(question, [one.id for one in tree.questions], service.id, _NO_QUESTION)
            _refuse_unknown(answer, [one.answer for one in tree.answers_to(question)], question, _NO_ANSWER)
    return answers


_NO_QUESTION = N_("“{about}” does not ask “{name}”; its questions are {known}; did you mean “{near}”?")
_NO_ANSWER = N_("“{name}” is no answer to “{about}”; its answers are {known}; did you mean “{near}”?")


def _refuse_unknown(name: str, known: list[str], about: str, template: str) -> None:
    if name not in known:
        near = get_close_matches(name, known, n=1, cutoff=0) or known[:1]
        raise KnownError(template, name=name[:60], known=", ".join(known), about=about, near=near[0])
