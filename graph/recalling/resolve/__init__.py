"""Resolving: what a document prints becomes what it cites, names and states.

Every decision carries the rule that made it and how sure it is. Where the text allows several answers they are
all kept, with the reason; nothing is guessed silently and nothing is dropped.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..authority import Authority
from ..cite.names import KnownNames
from ..identifiers.acts import ActNumber, act_symbol, parse_act_number
from ..identifiers.bodies import code_of
from ..identifiers.numerals import ordinal
from ..identifiers.slugs import slug
from ..identifiers.symbols import SYMBOL, act_of_symbol, symbol_path
from ..model import (
    Addressee,
    Citation,
    Diagnostic,
    Document,
    Entity,
    Extraction,
    Masthead,
    Mention,
    Paragraph,
    ReadingText,
    Renaming,
    Span,
    Value,
)
from ..patterns import Places
from .addressees import AddresseeFinder, actors_in
from .citing import Cites, Citing
from .issuers import CitingBody
from .ledger import Ledger, passing_body
from .meetings import find_meetings, plenary_of, session_of
from .outputs import Output, find_outputs
from .references import Note, NoteResolver
from .renamings import renaming_of
from .targets import TargetFinder

_OF_THE = " of the "
_COMMITTEE = re.compile(r"of the (?P<name>[A-Z][\w-]*(?: (?:[A-Z][\w-]*|of|on|and|the|\([^)]*\)))*?) ?\(")


def _session_number(words: str) -> str | None:
    """The key of a session in words: "Twenty-seventh special session" -> "s27"."""
    number = ordinal(words.split(" ")[0])
    text = words.lower()
    prefix = "es" if "emergency" in text else "s" if "special" in text else ""
    return f"{prefix}{number}" if number else None


def _capitalised(name: str) -> str:
    """A name in capitals as it is printed elsewhere: "GENERAL ASSEMBLY" -> "General Assembly"."""
    return re.sub(r"\b(?:Of|On|And|The|For)\b", lambda m: m[0].lower(), name.title())


class Resolver:
    """Resolves one document against the authority."""

    def __init__(self, document: Document, authority: Authority, names: KnownNames) -> None:
        self.document = document
        self.authority = authority
        self.names = names
        self.ledger = Ledger(authority)
        self.mentions: list[Mention] = []
        self.addressees: list[Addressee] = []
        self.renamings: list[Renaming] = []
        self.citations: list[Citation] = []
        self.diagnostics: list[Diagnostic] = list(document.diagnostics)

    def resolve(self) -> Extraction:
        """Everything that the document says."""
        body = self._issuing_body()
        self.code = code_of(body.removeprefix("un/body/")) or "ga"
        self.act, self.paper = self._act(body)
        own = CitingBody(self.code, self._session_number(self.act.path))
        resolver = NoteResolver(self.document, self.ledger, self.names, own)
        notes = resolver.resolve()
        self.diagnostics += resolver.diagnostics
        targets = TargetFinder(self.ledger, self.names, self.act.path, own)
        title = self.document.masthead.title
        citing = Citing(self.ledger, self.names, notes, targets, title.value if title else None)
        anchors = []
        outputs: list[Output] = []
        for p in self.document.paragraphs:
            cites = self._paragraph(p, citing, outputs, body)
            anchors += cites.anchors
            self.citations += cites.citations
            self.diagnostics += cites.diagnostics
        self._explanations(notes, {a.marker: a.annotates for a in anchors if a.annotates})
        self._note_mentions(notes, body)
        self._masthead(body)
        self._check_order()
        return Extraction(
            self.document,
            self.ledger.entities[self.act.path],
            self.paper,
            {f.footnote.id: f.kind for f in notes.values()},
            tuple(r for n in notes.values() for r in n.references),
            tuple(self.citations),
            tuple(anchors),
            tuple(self.addressees),
            tuple(self.mentions),
            tuple(self.renamings),
            tuple(self.ledger.statements),
            self.ledger.things(),
            tuple(sorted(self.diagnostics, key=lambda d: (d.span, d.code))),
        )

    # -------------------------------------------------------------------------- the act itself

    def _issuing_body(self) -> str:
        stated, own = self.document.masthead.body, self._own_symbol()
        if stated is None and own:
            return self.ledger.known(passing_body(own[0], own[2], self.authority))
        name = stated.value if stated else "General Assembly"
        for form in (name, _capitalised(name)):
            known = self.names.bodies.at(form, 0)
            if known and known.end == len(form):
                return self.ledger.body(form, known.path)
        return self.ledger.body(name)

    def _own_symbol(self) -> tuple[str, str, ActNumber] | None:
        """Body, kind and number that the document's own symbol gives: S/PRST/2014/8, A/DEC/76/419."""
        symbol = self.document.masthead.symbol
        return act_of_symbol(symbol.value) if symbol else None

    def _act(self, body: str) -> tuple[Entity, Entity | None]:
        masthead = self.document.masthead
        own = self._own_symbol()
        kind = own[1] if own else "dec" if masthead.kind and "ecision" in masthead.kind.value else "res"
        number = parse_act_number(masthead.number.value) if masthead.number else None
        if number is None:
            path = f"un/unnumbered/{self.document.source.sha12}"
            return self._add(Entity(path, "Resolution", masthead.title.value if masthead.title else None)), None
        path = self.ledger.act(self.code, kind, number)
        for part in self.document.parts:
            self.ledger.act(self.code, kind, replace(number, letter=part.letter))
        symbol = masthead.symbol.value if masthead.symbol else act_symbol(self.code, kind, number)
        paper = self._add(Entity(symbol_path(symbol), "Document", None, (("symbol", symbol),))) if symbol else None
        return self.ledger.entities[path], paper

    def _add(self, entity: Entity) -> Entity:
        self.ledger.add(entity)
        return entity

    # ----------------------------------------------------------------------------- paragraphs

    def _paragraph(self, p: Paragraph, citing: Citing, outputs: list[Output], issuer: str) -> Cites:
        named_here = citing.named(p)
        bodies = named_here.bodies
        meetings = list(find_meetings(p.id, p.reading, bodies, self.names, self.ledger, issuer))
        addressees = list(AddresseeFinder(p, bodies, named_here.namings, self.ledger).find())
        self.addressees += addressees
        addressed = [(at, at + len(a.printed), a) for a in addressees if (at := p.text.find(a.printed)) >= 0]
        cites = citing.resolve(p, named_here, meetings, Places((start, end) for start, end, _ in addressed))
        named = [(b.start, b.end, b.path) for b in bodies]
        act = f"{self.act.path}{p.part.lower()}"
        outputs += find_outputs(p, addressees, named, meetings, outputs, self.ledger, act)
        found = [*named, *((m.start, m.end, m.path) for m in meetings)]
        found += [(a.start, a.end, path) for a in actors_in(p.text) for path in a.paths]
        found += [(start, end, t) for start, end, a in addressed for t in a.targets if "states-parties" in t]
        self._mention(p.id, p.reading, found)
        self._parents_of_bodies(p, named)
        return cites

    def _mention(self, unit: str, reading: ReadingText, found: list[tuple[int, int, str]]) -> None:
        seen = set()
        for start, end, path in sorted(found):
            if path not in seen:
                seen.add(path)
                self.ledger.known(path)
                self.mentions.append(Mention(unit, path, reading.spans(start, end)))

    def _parents_of_bodies(self, p: Paragraph, named: list[tuple[int, int, str]]) -> None:
        """ "the Office on Drugs and Crime of the Secretariat": whose office it is."""
        by_start = {start: (end, path) for start, end, path in named}
        for start, end, path in named:
            following = by_start.get(end + len(_OF_THE)) if p.text.startswith(_OF_THE, end) else None
            if following and "Office" in p.text[start:end]:
                spans = p.reading.spans(start, following[0])
                self.ledger.link(path, "org:subOrganizationOf", following[1], p.id, spans, "office-of")

    # ------------------------------------------------------------------------------ footnotes

    def _explanations(self, notes: dict[str, Note], annotated: dict[str, str]) -> None:
        """Renamings, and the citations that explanatory footnotes make themselves."""
        done = set()
        for _, marker in self.document.markers:
            note = notes.get(marker.number)
            body = annotated.get(marker.id)
            if note is None or body is None or note.footnote.id in done:
                continue
            done.add(note.footnote.id)
            if renaming := renaming_of(note, body, self.names.bodies, self.ledger):
                self.renamings.append(renaming)
            for k, reference in enumerate(note.references, start=1):
                identifier = f"cit-{marker.id}" + (f"-{k}" if len(note.references) > 1 else "")
                spans = note.footnote.reading.spans(reference.start, reference.end)
                self.citations.append(
                    Citation(
                        identifier,
                        note.footnote.id,
                        reference.start,
                        reference.end,
                        reference.target,
                        "none",
                        "explanation",
                        spans,
                        reference.rule,
                        reference.confidence,
                        marker.id,
                        (reference.id,),
                        None,
                        reference.candidates,
                        reference.reason,
                    )
                )

    def _note_mentions(self, notes: dict[str, Note], issuer: str) -> None:
        for note in notes.values():
            reading = note.footnote.reading
            known_bodies = list(self.names.bodies.find_all(reading.text))
            bodies = [(n.start, n.end, n.path) for n in known_bodies]
            if note.explanation:
                at = reading.text.index(note.explanation.name)
                known = self.names.bodies.at(reading.text, at)
                path = known.path if known else f"un/body/{slug(note.explanation.name)}"
                bodies.append((at, at + len(note.explanation.name), path))
            meetings = find_meetings(note.footnote.id, reading, known_bodies, self.names, self.ledger, issuer)
            self._mention(note.footnote.id, reading, [*bodies, *((m.start, m.end, m.path) for m in meetings)])

    # ------------------------------------------------------------------------------- masthead

    def _masthead(self, body: str) -> None:
        m = self.document.masthead
        source = self.document.masthead
        if named := m.body or (m.symbol if self._own_symbol() else None):
            self.mentions.append(Mention("", body, named.spans))
        if m.session and (number := _session_number(m.session.value)):
            session = session_of(body, number, self.ledger)
            self.mentions.append(Mention("", session, m.session.spans))
            self.ledger.link(session, "unc:meetingOf", body, "masthead", m.session.spans, "session-of-masthead")
            if m.meeting and (plenary := ordinal(m.meeting.value.split(" ")[0])):
                path = plenary_of(body, number, plenary, self.ledger)
                self.mentions.append(Mention("", path, m.meeting.spans))
                self.ledger.link(
                    path,
                    "unc:meetingOf",
                    session,
                    "masthead",
                    m.meeting.spans,
                    "meeting-of-session",
                    confidence=0.99,
                    derived=True,
                )
                if m.adoption_date:
                    self.ledger.state(
                        path,
                        "unc:dateAsStated",
                        Value(m.adoption_date.value),
                        "masthead",
                        m.adoption_date.spans,
                        "line-of-adoption",
                    )
        self._report(source)
        self._sessions_of_acts()

    def _report(self, m: Masthead) -> None:
        """ "[on the report of the Third Committee (A/57/549)]": a committee, a paper, the report that it prints."""
        if m.report is None:
            return
        symbol = SYMBOL.search(m.report.value)
        committee = _COMMITTEE.search(m.report.value)
        if committee:
            known = self.names.bodies.at(m.report.value, committee.start("name"))
            path = self.ledger.body(committee["name"], known.path if known else None)
            self.mentions.append(Mention("", path, m.report.spans))
        if symbol:
            paper = self.ledger.paper((symbol[0],))
            label = re.sub(r"^on the ", "", m.report.value).partition(" (")[0]
            report = self.ledger.add(
                Entity(f"{paper}#report", "Report", f"{label[:1].upper()}{label[1:]}", (("texttype", "report"),))
            )
            self.ledger.link(report, "unc:printedIn", paper, "masthead", m.report.spans, "report-of-masthead")
            if committee:
                self.ledger.link(report, "dcterms:creator", path, "masthead", m.report.spans, "report-of-masthead")

    def _sessions_of_acts(self) -> None:
        """A special session whose outcome is resolution S-27/2 is the twenty-seventh."""
        for s in list(self.ledger.statements):
            if s.predicate != "unc:outcomeIn":
                continue
            whole = self.ledger.entities.get(getattr(s.object, "path", "").partition("#")[0])
            session = dict(whole.details).get("session", "") if whole else ""
            if session.startswith("s"):
                self.ledger.state(
                    s.subject,
                    "unc:session",
                    Value(session),
                    s.unit,
                    s.spans,
                    "session-in-number",
                    confidence=0.99,
                    derived=True,
                )

    # ---------------------------------------------------------------------------- plausibility

    def _check_order(self) -> None:
        """An act cannot cite one of a later session of the same body."""
        own = self._session_number(self.act.path)
        for citation in self.citations:
            other = self._session_number(citation.target or "")
            if own and other and other > own:
                unit = self.document.source.quote(citation.spans[0]) if citation.spans else ""
                message = f"{citation.unit} cites {unit!r} of a session later than its own"
                span = citation.spans[0] if citation.spans else Span(0, 0)
                self.diagnostics.append(Diagnostic("cites-later-act", "warning", message, span))

    def _session_number(self, path: str) -> int | None:
        entity = self.ledger.entities.get(path)
        if entity is None or not path.startswith(self.act.path.rsplit("/", 2)[0] + "/"):
            return None
        session = dict(entity.details).get("session", "")
        return int(session) if session.isdigit() else None


def resolve(document: Document, authority: Authority, names: KnownNames) -> Extraction:
    """Resolve one document against the authority; ``names`` are the names that the authority knows."""
    return Resolver(document, authority, names).resolve()
