"""Facts that the text states or implies about what it cites, each with the words that say so."""

from __future__ import annotations

import re

from ..cite.names import KnownNames, Name
from ..cite.short_names import is_generic
from ..identifiers.bodies import sat_in
from ..identifiers.numerals import iso_date
from ..identifiers.slugs import slug
from ..model import Entity, Link, Paragraph, Span, Value
from ..vocabulary import ONTOLOGY
from .ledger import Ledger, class_of_name
from .meetings import Met, event_of_title
from .references import Note
from .roles import Adoption

_IN_FORCE = re.compile(r"[,;]? (?P<words>which (?:entered|came) into force on (?P<date>\d{1,2} [A-Z][a-z]+ \d{4}))")
_ADOPTED = re.compile(r"(?P<words>(?:adopted|approved) (?:on (?P<date>\d{1,2} [A-Z][a-z]+ \d{4}) )?by the (?=[A-Z]))")
_LONGEST_ADOPTED = 80  # characters
_OF = re.compile(r" (?:of|by) the (?=[A-Z])")
_PARENT = re.compile(
    r"(?:[\w-]+ ){0,4}Protocols?(?: [IVX]+)?(?: of (?:19|20)\d\d)?(?: (?:on|for|against|relating to) [^,;“”]{3,120}?)?"
    r" (?:to|supplementing) the (?=[A-Z\d])"
)
_YEAR_IN_TITLE = re.compile(r", (?P<year>1[89]\d\d|20\d\d) \(")
_ACTS = ("Resolution", "Decision")
_AUTHORED = ("Report", "OutcomeText")
_TREATIES = ("Convention", "Treaty", "Protocol")


class FactFinder:
    """Finds the facts of one document."""

    def __init__(self, ledger: Ledger, names: KnownNames) -> None:
        self.ledger = ledger
        self.names = names

    # ----------------------------------------------------------------------- from the footnote

    def place(self, path: str, note: Note, *, adopted: bool) -> None:
        """Where the text of a cited thing stands, as the footnote of its marker says.

        ``adopted`` is whether the words of the text say that somebody adopted it.
        """
        kind = self.ledger.kind(path)
        sources = [r for r in note.references if r.target and r.target != path and r.rule != "continuation"]
        inner = {r.id: note.inner_acts[r.id] for r in sources if r.id in note.inner_acts}
        several = bool(inner) and len(sources) > len(inner)
        for reference in sources:
            spans = note.footnote.reading.spans(reference.start, reference.end)
            unit = note.footnote.id
            if reference.id in inner and several and adopted:
                self.ledger.link(
                    path,
                    "unc:adoptedByAct",
                    inner[reference.id],
                    unit,
                    spans,
                    "adopted-in-inner-act",
                    confidence=0.9,
                    derived=True,
                )
                continue
            confidence, derived = (0.85, True) if several else (1.0, False)
            self._place_at(path, kind, reference.target or "", reference.pinpoints, unit, spans, confidence, derived)
        if kind not in ("Meeting", "Draft", "Report"):
            self._adopter(path, note)

    def _place_at(
        self,
        path: str,
        kind: str | None,
        target: str,
        pinpoints: tuple[str, ...],
        unit: str,
        spans: tuple[Span, ...],
        confidence: float,
        derived: bool,
    ) -> None:
        def link(predicate: str, to: str) -> None:
            self.ledger.link(
                path, predicate, to, unit, spans, "place-in-footnote", confidence=confidence, derived=derived
            )

        if (
            target.startswith("un/treaty/")
            or self.ledger.is_instrument(target)
            or (path.startswith((f"{target}#draft", f"{target}#chap")) and kind == "Draft")
        ):
            return
        if kind == "Meeting":
            for pinpoint in pinpoints or (self.ledger.unit(target, "text"),):
                link("unc:outcomeIn", pinpoint)
            return
        if self.ledger.kind(target) in _ACTS:
            if kind in _ACTS:  # a footnote that lists resolutions: none of them adopted the others
                return
            adopting = self.ledger.authority.adopting(path)
            if adopting and target not in adopting:  # the note of "the declaration on the review of the Framework"
                return
            if self._sat_at_another_time(target, path):  # a note lists what followed the Durban Declaration, too
                return
            link("unc:adoptedByAct", target)
        elif not pinpoints or kind == "Report":
            link("unc:printedIn", target)
            return
        for pinpoint in pinpoints:
            link("unc:textIn", pinpoint)

    def _sat_at_another_time(self, act: str, path: str) -> bool:
        """Whether the session of an act is not one of the year in which an instrument is known to be adopted."""
        entity, dates = self.ledger.entities.get(act), self.ledger.authority.adopted_on(path)
        session = dict(entity.details).get("session", "") if entity else ""
        code = act.split("/")[1]
        return bool(session and dates) and all(sat_in(code, session, int(date[:4])) is False for date in dates)

    def _adopter(self, path: str, note: Note) -> None:
        """The body that adopted an instrument follows from its act, or from the conference whose records print it."""
        for reference in note.references:
            if reference.target is None or self._has_adopter(path):
                return
            spans = note.footnote.reading.spans(reference.start, reference.end)
            passed = self.ledger.first(reference.target, "eli:passed_by")
            if isinstance(passed, Link):
                self.ledger.link(
                    path,
                    "eli:passed_by",
                    passed.path,
                    note.footnote.id,
                    spans,
                    "adopter-of-act",
                    confidence=0.99,
                    derived=True,
                )
            elif (title := note.titles.get(reference.id)) and (event := event_of_title(title, self.names, self.ledger)):
                self.ledger.link(
                    path,
                    "eli:passed_by",
                    event,
                    note.footnote.id,
                    spans,
                    "records-of-conference",
                    confidence=0.99,
                    derived=True,
                )

    def _has_adopter(self, path: str) -> bool:
        return self.ledger.first(path, "eli:passed_by") is not None

    # ---------------------------------------------------------------------- from the paragraph

    def in_force(self, path: str, p: Paragraph, end: int) -> None:
        """ "which entered into force on 1 July 2002", right behind the name of a treaty."""
        if match := _IN_FORCE.match(p.text, end):
            date = iso_date(match["date"]) or ""
            spans = p.reading.spans(match.start("words"), match.end("words"))
            self.ledger.state(
                path, "eli:first_date_entry_in_force", Value(date, "date"), p.id, spans, "entered-into-force"
            )

    def adoption(self, path: str, p: Paragraph, adoption: Adoption) -> None:
        """ "the adoption by the General Assembly in November 2000 of ..." """
        spans = p.reading.spans(adoption.start, adoption.end)
        if adoption.body and (body := self.names.bodies.at(p.text, adoption.body[0])):
            self.ledger.link(path, "eli:passed_by", self.ledger.known(body.path), p.id, spans, "adoption-by")
        if adoption.date:
            self._date(path, iso_date(adoption.date) or "", p, spans, "adoption-by")

    def described(self, path: str, p: Paragraph, start: int, end: int, meetings: list[Met]) -> bool:
        """What a description says of its text: who adopted or wrote it, when, at which session.

        Returns whether it says that somebody adopted it.
        """
        head_end = start + len(p.text[start:end].split(" of the ")[0])
        author = self.names.bodies.at(p.text, of.end()) if (of := _OF.match(p.text, head_end)) else None
        adopted = _ADOPTED.search(p.text, start, end + _LONGEST_ADOPTED)
        adopted = adopted if adopted and adopted.start() <= end + 2 else None
        if adopted and (body := self.names.bodies.at(p.text, adopted.end())):
            spans = p.reading.spans(adopted.start("words"), body.end)
            self.ledger.link(path, "eli:passed_by", self.ledger.known(body.path), p.id, spans, "adopted-by")
            if adopted["date"]:
                self._date(path, iso_date(adopted["date"]) or "", p, spans, "adopted-on")
            self._session(path, p, body.end, adopted.start(), meetings)
        if author and self.ledger.kind(author.path) == "Body":
            spans = p.reading.spans(start, author.end)
            wrote = self.ledger.kind(path) == "Report" or (adopted is not None)
            predicate = "dcterms:creator" if wrote else "eli:passed_by"
            self.ledger.link(path, predicate, self.ledger.known(author.path), p.id, spans, "of-body")
            met = next((m for m in meetings if m.start == author.start and m.end > author.end), None)
            if met and not wrote:
                self.ledger.link(
                    path,
                    "unc:adoptedAt",
                    met.path,
                    p.id,
                    p.reading.spans(met.start, met.end),
                    "of-body-at-meeting",
                )
        return adopted is not None

    def _session(self, path: str, p: Paragraph, body_end: int, start: int, meetings: list[Met]) -> None:
        met = next((m for m in meetings if body_end <= m.start <= body_end + 12 and "session" in m.path), None)
        if met:
            self.ledger.link(
                path, "unc:adoptedAt", met.path, p.id, p.reading.spans(start, met.end), "adopted-at-session"
            )

    def _date(self, path: str, date: str, p: Paragraph, spans: tuple[Span, ...], rule: str) -> None:
        if len(date) == 10:
            self.ledger.state(path, "eli:date_document", Value(date, "date"), p.id, spans, rule)
        elif date:
            self.ledger.state(path, "unc:dateAsStated", Value(date), p.id, spans, rule)

    # ------------------------------------------------------------------------------- from the name

    def of_name(self, path: str, p: Paragraph, start: int, end: int) -> None:
        """What the name of an instrument says: the parent of a protocol, the year and body of an ILO convention."""
        text = p.text[start:end]
        spans = p.reading.spans(start, end)
        if (match := _PARENT.match(text)) and (parent := self._parent(path, p.text, start + match.end(), end)):
            self.ledger.link(path, "unc:supplements", parent, p.id, spans, "parent-in-title")
        if self.ledger.kind(path) == "OutcomeText" and (of := re.search(r" of the (?=[A-Z])", text)):
            body = self.names.bodies.at(p.text, start + of.end()) or self._last_of(p, start, end)
            if body and body.end == end:
                self.ledger.link(
                    path,
                    "eli:passed_by",
                    self.ledger.known(body.path),
                    p.id,
                    spans,
                    "body-in-title",
                    confidence=0.9,
                    derived=True,
                )
        if path.startswith("ilo/"):
            if year := _YEAR_IN_TITLE.search(text):
                self.ledger.state(
                    path,
                    "unc:dateAsStated",
                    Value(year["year"]),
                    p.id,
                    spans,
                    "year-in-title",
                    confidence=0.99,
                    derived=True,
                )
            at = p.text.find("of the International Labour Organization", end)
            if at >= 0 and (body := self.names.bodies.at(p.text, at + len("of the "))):
                self.ledger.link(
                    path,
                    "eli:passed_by",
                    self.ledger.known(body.path),
                    p.id,
                    p.reading.spans(at, body.end),
                    "of-organization",
                    confidence=0.99,
                    derived=True,
                )

    def _parent(self, path: str, text: str, start: int, end: int) -> str | None:
        """The treaty at the end of the name of its protocol: a known one, or one that only this name names."""
        known = self.names.all.at(text, start)
        if known:
            is_other = known.path != path and self.ledger.kind(known.path) not in ("Body", "Meeting")
            return self.ledger.known(known.path) if is_other else None
        name = text[start:end]
        if class_of_name(name) not in _TREATIES or is_generic(name):
            return None
        return self.ledger.add(Entity(f"un/named/{slug(name)}", class_of_name(name), name))

    def of_parent(self, path: str, parent: str, p: Paragraph, start: int, end: int) -> None:
        """ "the Protocols thereto", "the Optional Protocol to the X": what they supplement, unless that is curated."""
        known = self.ledger.authority.get(path)
        if known is None or not known.get(ONTOLOGY + "supplements"):
            self.ledger.link(path, "unc:supplements", parent, p.id, p.reading.spans(start, end), "protocols-of-parent")

    def _last_of(self, p: Paragraph, start: int, end: int) -> Name | None:
        """The body at the end of a name: "Action Plan for the Region of the X Initiative"."""
        places = [m.end() for m in re.finditer(r" of the (?=[A-Z])", p.text[start:end])]
        found = [self.names.bodies.at(p.text, start + place) for place in places]
        return next((name for name in found if name and name.end == end), None)

    def member(self, collective: str, member: str, parent: str | None, p: Paragraph, start: int, end: int) -> None:
        """ "the Protocols thereto, in particular the Protocol ...": a member, and so a protocol to the same parent."""
        spans = p.reading.spans(start, end)
        self.ledger.link(collective, "prov:hadMember", member, p.id, spans, "in-particular")
        if parent:
            self.ledger.link(member, "unc:supplements", parent, p.id, spans, "in-particular")

    def open_set(self, path: str, p: Paragraph, end: int) -> None:
        """ "all previous resolutions on ... adopted by A, B and C": who adopted them."""
        match = re.compile(r" adopted by (?:the )?").match(p.text, end)
        position = match.end() if match else -1
        while match and (body := self.names.bodies.at(p.text, position)) and self.ledger.kind(body.path) == "Body":
            spans = p.reading.spans(match.start() + 1, body.end)
            self.ledger.link(path, "eli:passed_by", self.ledger.known(body.path), p.id, spans, "adopted-by")
            joined = re.compile(r"(?:,? and|,) (?:the )?").match(p.text, body.end)
            if joined is None:
                return
            position = joined.end()
