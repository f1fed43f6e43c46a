"""Invented resolutions in the layout of ``graph/sources/A_RES_57_176.md``, and what the stages make of them.

The texts are Markdown as it is circulated: verbs in italics, markers and notes in ``<sup>``, notes below a rule.
A page break is written into a paragraph: blank line, rule, notes, blank line, and the rest of the sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recalling.extract import extract
from recalling.model import Document, Extraction, Layout
from recalling.read import FORMATS
from recalling.read.original import Original
from recalling.segment import segment

MARKDOWN = next(f for f in FORMATS if f.name == "markdown")


def resolution(
    preamble: Sequence[str] = (),
    operative: Sequence[str] = (),
    notes: Mapping[int, str] | None = None,
    *,
    number: str = "61/901",
    title: str = "Invented matters",
    body: str = "General Assembly",
    session: str = "Sixty-first session",
    agenda_item: str = "71",
    report: str = "[on the report of the Third Committee (A/61/901)]",
    adopted: str = "*64th plenary meeting  \n19 December 2006*",
    formula: str | None = None,
    tight: bool = False,
) -> str:
    """A resolution in Markdown. Operative paragraphs are given without their numbers; an empty part is left out."""
    head = [
        f"# {body}",
        "Distr.: General  \n30 January 2007",
        f"**{session}**  \nAgenda item {agenda_item}" if session else "",
        f"## Resolution adopted by the {body}",
        report,
        f"### {number}. {title}" if number else "",
        f"*The {body},*" if formula is None else formula,
    ]
    items = [f"{n}. {text}" for n, text in enumerate(operative, start=1)]
    footnotes = [note(n, text) for n, text in (notes or {}).items()]
    end = [adopted, *(["---", *footnotes] if footnotes else [])]
    blocks = [*head, *preamble, ("\n" if tight else "\n\n").join(items), *end]
    return "\n\n".join(block for block in blocks if block) + "\n"


def note(number: int, text: str) -> str:
    """A footnote as it stands below the rule."""
    return f"<sup>{number}</sup> {text}"


def page_break(*notes: str) -> str:
    """The end of a page inside a paragraph: a rule, the footnotes of the page, and the start of the next page."""
    return "\n\n" + "\n\n".join(("---", *notes)) + "\n\n"


def layout(text: str) -> Layout:
    """The blocks of a Markdown text."""
    return MARKDOWN.lay_out(Original(text.encode(), "invented.md", "invented.md"))


def document(text: str) -> Document:
    """The document that a Markdown text holds."""
    return segment(layout(text))


def extraction(text: str) -> Extraction:
    """What a Markdown text says."""
    return extract(layout(text))
