"""A new service file, filled as far as it can be and explained where it cannot."""

import re
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from cztservices.authoring.data_records import header_of, write_files
from cztservices.authoring.text_fields import Id
from cztservices.config import today
from cztservices.domain.words import Domain, Element
from cztservices.errors import DataError
from cztservices.i18n import N_

_NUMBER = re.compile(r"^number: *(\d+)", re.MULTILINE)
PLACEHOLDER = "事项的正式名称"
"""The name of a service that nobody has filled in yet."""

_TEMPLATE = """\
id: {id}
name: {{zh: {name}, en: Its name in plain English}}
aliases:
  # At least five that people say (看病报销, 转户口), and two in English.
  zh: [群众怎么说之一, 群众怎么说之二, 群众怎么说之三, 群众怎么说之四, 群众怎么说之五]
  en: [what a resident says, another way to say it]
domain: {domain}
audience: person  # person, business or both
ends:
  # The labels of the two ends in this service's own words; leave one out where it has one end only.
  origin: {{zh: 档案在, en: Record is in}}
  destination: {{zh: 在哪里办, en: Wanted in}}
decided_by: origin  # the end whose office decides
ask: hotline-12345  # the hotline for what is not known, from channels.yaml
standing: 50  # 0 to 100: how often people ask for it
verified: {today}
number: {number}  # stands for the service in codes; never change it
statements:
  # One statement is one fact with its source. Leave out what no source says: the guide then says so.
  # Sources stand in sources.yaml; write the widest scope that the source supports.
  # - id: mode
  #   element: handling_mode
  #   scope: czt
  #   mode: fully_online
  #   text:
  #     zh: 一两句话告诉您怎么办。
  #     en: One or two sentences that tell the reader what to do.
  #   sources: [id-in-sources-yaml]
  # Elements: {elements}
  []
# Where it depends on the case: at most three answers to a question, each leads to a question or an outcome.
# An outcome keeps, adds or withdraws statements by their ids; kinds: possible, not_possible, not_needed, not_known.
questions: []
answers: []
outcomes: []
"""


def new_service(folder: Path, service: str, domain: Domain) -> Path:
    """Write the file of a new service and say where it is.

    Raises:
        DataError: the id has not the form of one, or there is such a service already.
    """
    try:
        TypeAdapter(Id).validate_python(service)
    except ValidationError as error:
        raise DataError(
            N_("“{id}” is no id; write small letters and digits with hyphens, exit-entry-documents for instance."),
            id=service[:60],
        ) from error
    there = next((folder / "services").glob(f"*/{service}.yaml"), None)
    if there is not None:
        raise DataError(N_("There is a service {id} already ({file}); edit that file."), id=service, file=there)
    file = f"services/{domain.value}/{service}.yaml"
    words = _TEMPLATE.format(
        id=service,
        name=PLACEHOLDER,
        domain=domain.value,
        today=today().isoformat(),
        number=_free_number(folder),
        elements=", ".join(e.value for e in Element),
    )
    try:
        write_files(folder, {file: header_of(file) + words})
    except OSError as error:
        raise DataError(
            N_("{file} cannot be written ({reason}); make the folder writable."), file=file, reason=error.strerror
        ) from error
    return folder / file


def _free_number(folder: Path) -> int:
    """One more than the highest: a number that was given once is not given again."""
    files = (path.read_text(encoding="utf-8", errors="replace") for path in (folder / "services").glob("*/*.yaml"))
    return max((int(found) for text in files for found in _NUMBER.findall(text)), default=0) + 1
