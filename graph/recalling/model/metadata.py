"""What the metadata of a file states of the act, apart from what its text prints: another layer of evidence."""

from __future__ import annotations

from dataclasses import dataclass

from .text import Span


@dataclass(frozen=True, slots=True)
class Vote:
    """How an act was adopted, as a text prints it or metadata state it.

    ``outcome`` is "without-vote", "recorded-vote", "unanimous", "consensus", "acclamation" or "silence"; ``members``
    pairs "in-favour", "against" or "abstaining" with the name of a member as it stands there. ``spans`` are the
    places in the text; metadata have none.
    """

    outcome: str
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    members: tuple[tuple[str, str], ...] = ()
    spans: tuple[Span, ...] = ()

    @property
    def counts(self) -> tuple[int | None, int | None, int | None]:
        """In favour, against, abstaining; None where not stated."""
        return self.in_favour, self.against, self.abstaining


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject that metadata give: its words, its IRI if the file gives one, and the list that it is taken from."""

    label: str
    scheme: str  # "UNBIS", "SDGO", "EuroVoc", "DHLAUTH", as the file names it
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of an agenda: its number if it has one, the paper that holds the agenda, and its title."""

    number: str | None
    agenda: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft that was adopted: the symbol of its paper, its date, and who submitted it, in the words of the file."""

    symbol: str
    date: str | None = None
    sponsors: str | None = None
    additional_sponsors: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of one act. Dates are ISO; what the file does not state is None or empty."""

    work: str | None = None  # the FRBR identifier
    expression: str | None = None
    manifestation: str | None = None
    author: str | None = None
    adopted: str | None = None
    published: str | None = None
    committee: str | None = None
    meeting: str | None = None  # "46th"
    record: str | None = None  # the symbol of the record of the meeting
    report: str | None = None  # the symbol of the report on which it was adopted
    report_paragraph: str | None = None
    draft: Draft | None = None
    vote: Vote | None = None
    agenda_items: tuple[AgendaItem, ...] = ()
    subjects: tuple[Subject, ...] = ()

    @property
    def number(self) -> str | None:
        """The end of the identifier of the work, in which "-" stands for "/": "77-89"."""
        return self.work.strip("/").rpartition("/")[2] if self.work else None
