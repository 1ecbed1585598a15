"""A page for a browser, read strictly: every tag closed in its order, nothing fetched, nothing run."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br"}
ALLOWED = {
    "html": {"lang"}, "meta": {"charset"}, "title": set(), "style": set(), "h1": set(), "h2": set(), "p": set(),
    "table": set(), "thead": set(), "tbody": set(), "tr": set(), "th": {"scope"}, "td": {"class"}, "br": set(),
    "svg": {"viewbox", "role", "aria-label", "font-family"}, "rect": {"class", "x", "y", "width", "height", "rx"},
    "line": {"class", "x1", "y1", "x2", "y2"}, "text": {"class", "x", "y", "font-size", "text-anchor"},
}  # fmt: skip
"""Tags of our pages with their attributes: none of them fetches or runs anything."""

FETCHING = re.compile(r"url\s*\(|@import|expression\s*\(|://", re.IGNORECASE)


@dataclass
class Page:
    """What a reader sees."""

    language: str = ""
    title: str = ""
    headings: list[str] = field(default_factory=list)
    lead: str = ""
    tables: list[list[list[str]]] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    drawn: list[list[str]] = field(default_factory=list)
    """The words of each drawing."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page, self.open, self.words, self.style = Page(), [], "", ""

    def handle_starttag(self, tag, attrs) -> None:
        assert tag in ALLOWED, f"no <{tag}> belongs here"
        assert {name for name, _value in attrs} <= ALLOWED[tag], f"<{tag}> has {attrs}"
        if tag == "br":
            self.words += "\n"
        if tag not in VOID:
            self.open.append(tag)
            self.words = ""
        if tag == "html":
            self.page.language = dict(attrs)["lang"]
        if tag == "table":
            self.page.tables.append([])
        if tag == "tr":
            self.page.tables[-1].append([])
        if tag == "svg":
            self.page.drawn.append([])
        self.page.classes += [value for name, value in attrs if name == "class"]

    def handle_endtag(self, tag) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> stands in the wrong place"
        if tag in ("th", "td"):
            self.page.tables[-1][-1].append(self.words)
        if tag in ("h1", "h2"):
            self.page.headings.append(self.words)
        if tag == "p":
            self.page.lead = self.words
        if tag == "text":
            self.page.drawn[-1].append(self.words)
        if tag == "title" and "svg" not in self.open:
            self.page.title = self.words
        if tag == "style":
            self.style += self.words
        self.words = ""

    def handle_data(self, data) -> None:
        assert not data.strip() or self.open[-1] not in ("html", "table", "thead", "tbody", "tr", "svg"), (
            f"stray {data!r}"
        )
        self.words += data

    def handle_comment(self, data) -> None:
        raise AssertionError(f"a comment: {data}")


def read_page(text: str) -> Page:
    """The page, which must be well formed and need nothing from outside."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert text.lower().startswith("<!doctype html>")
    assert reader.open == []
    assert not FETCHING.search(reader.style)
    return reader.page
