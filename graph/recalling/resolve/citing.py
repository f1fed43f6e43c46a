"""The citations of one paragraph: markers and bare namings become targets, roles, evidence and facts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from ..cite.locators import locator_before
from ..cite.names import KnownNames, Name
from ..cite.namings import Naming, find_namings
from ..model import Anchor, Citation, Diagnostic, Paragraph
from ..patterns import Places
from .anchors import Attached, attach
from .facts import FactFinder
from .ledger import Ledger
from .meetings import Met
from .references import Note
from .roles import adoption_of, goes_on_with_adopted, role_of
from .short_names import Found, ShortNames
from .targets import Target, TargetFinder, locating

# namings that are cited even where no marker stands behind them
_BARE = ("name", "collective", "protocol", "act", "paper", "treaty", "ilo", "self", "open-set", "outcome", "short-name")
_PRINTED = ("act", "paper", "treaty")
_IN_PARTICULAR = re.compile(r",? (?:in particular|including|especially|namely)(?: to)? (?:the )?")
_NEXT_MEMBER = re.compile(r"(?:,? and|,) (?:the )?")


@dataclass
class Cited:
    """One thing that a paragraph cites, before it has an identifier."""

    start: int
    end: int
    target: Target
    form: str
    quoted: bool
    attached: Attached | None = None
    shares_marker: bool = False
    parent: str | None = None

    @property
    def path(self) -> str | None:
        return self.target.path


@dataclass
class Cites:
    """What a paragraph turns out to cite and to be annotated with."""

    citations: list[Citation] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


@dataclass
class Named:
    """What a paragraph names and what its markers stand for, before its addressees are known."""

    namings: tuple[Naming, ...]
    bodies: list[Name]
    attached: tuple[Attached, ...]
    marked: list[Cited]
    short: Found
    result: Cites


class Citing:
    """Finds the citations of the paragraphs of one document, which are given in order."""

    def __init__(
        self, ledger: Ledger, names: KnownNames, notes: dict[str, Note], targets: TargetFinder, title: str | None
    ) -> None:
        self.ledger = ledger
        self.names = names
        self.notes = notes
        self.targets = targets
        self.facts = FactFinder(ledger, names)
        self.short_names = ShortNames(ledger, names, targets.act, title)

    def named(self, p: Paragraph) -> Named:
        """The namings of the next paragraph, short names among them, and what its markers stand for."""
        full = find_namings(p.text, self.names.all, self.ledger.kind)
        result = Cites()
        bodies = list(self.names.bodies.find_all(p.text))
        attached = attach(p, full, bodies, self.notes)
        marked = self._marked(p, attached, result)
        places = [(c.start, c.end, c.path) for c in marked if c.path and c.form in ("name", "new-name")]
        short = self.short_names.read(p.text, full, places, [(b.start, b.end) for b in bodies])
        defined = self.short_names.defined  # "(“ICCPR”)" gives a name and cites nothing again
        outer = [*defined, *((n.start, n.end) for n in short if n.form == "short-name")]  # a name inside is a part
        parts = Places(outer)
        kept = [n for n in full if not parts.hold(n.start, n.end)]
        namings = tuple(sorted((*kept, *short), key=lambda n: (n.start, n.end)))
        return Named(namings, bodies, attached, marked, short, result)

    def resolve(
        self,
        p: Paragraph,
        named: Named,
        meetings: list[Met],
        addressed: Places,
    ) -> Cites:
        """The citations of a paragraph. ``addressed`` are the places of its addressees."""
        result = named.result
        cited = [*named.marked, *self._bare(p, named)]
        cited.sort(key=lambda c: (c.start, c.end))
        self._members(p, cited)
        self._facts(p, cited, meetings)
        result.citations.extend(self._citations(p, cited, addressed))
        return result

    # ------------------------------------------------------------------------- what is cited

    def _marked(self, p: Paragraph, attached: Sequence[Attached], result: Cites) -> list[Cited]:
        cited = []
        for item in attached:
            note = self.notes.get(item.marker.number)
            annotates = self.ledger.known(item.body) if item.form == "body" and item.body else None
            spans = p.reading.spans(item.start, item.end)
            result.anchors.append(Anchor(item.marker.id, spans, p.text[item.start : item.end], annotates))
            if annotates or (note and note.explanation):
                continue
            for target in self._targets(p, item, note):
                if target.path is None and not target.candidates:
                    message = f"marker {item.marker.number} in {p.id}: {target.reason}"
                    result.diagnostics.append(Diagnostic("unresolved-marker", "warning", message, item.marker.span))
                    continue
                form = item.naming.form if item.naming else item.form
                parent = item.naming.parent if item.naming else None
                quoted = item.naming.quoted if item.naming else False
                cited.append(Cited(item.start, item.end, target, form, quoted, item, parent=parent))
        return cited

    def _targets(self, p: Paragraph, item: Attached, note: Note | None) -> tuple[Target, ...]:
        text = p.text[item.start : item.end]
        if item.form == "naming" and item.naming:
            return self.targets.naming(p.id, item.naming, note)
        if item.form == "new-event":
            return (self.targets.new_event(text),)
        if item.form == "new-name":
            first = self.short_names.mentions.placed(text.partition(" and the ")[0]) if " and the " in text else None
            if first and not self.targets.stands_at(first, note):  # "the 2030 Agenda and the Goals": of the latter
                return self.targets.words(note)
            placed = self.short_names.mentions.placed(text)
            if placed is None or self.targets.stands_at(placed, note):
                return self.targets.new_names(text, note, placed)
            if item.description:  # "the Statement on the implementation of the X": the footnote is not that of X
                text = p.text[item.description.start : item.end]
        if item.description:
            return self.targets.descriptions(text, item.description, note)
        return self.targets.words(note)

    def _bare(self, p: Paragraph, named: Named) -> list[Cited]:
        cited = []
        attached = Places((a.start, a.end) for a in named.attached)
        marked = {id(a.naming) for a in named.attached}
        for naming in named.namings:
            inside = attached.hold(naming.start, naming.end)
            if naming in named.short or naming.form == "open-set":  # a marker behind "the Protocol thereto" is its own
                inside = attached.meet(naming.start, naming.end)
            # a printed number is no part of a name
            embedded = inside and not naming.quoted and naming.form not in _PRINTED
            if naming.form not in _BARE or embedded or id(naming) in marked:
                continue
            for target in named.short.get(naming) or self.targets.naming(p.id, naming):
                if target.path or target.candidates:
                    cited.append(
                        Cited(naming.start, naming.end, target, naming.form, naming.quoted, parent=naming.parent)
                    )
        return cited

    def _members(self, p: Paragraph, cited: list[Cited]) -> None:
        """ "the two Protocols to X,7 in particular the Protocol on Y": a member, under the marker of the pair."""
        by_start: dict[int, Cited] = {}
        for item in cited:
            if self.ledger.kind(item.path or "") == "Protocol":
                by_start.setdefault(item.start, item)
        for collective in cited if by_start else ():
            if collective.form != "collective" or collective.path is None:
                continue
            opening = _IN_PARTICULAR.match(p.text, collective.end)
            position = opening.end() if opening else -1
            while member := by_start.get(position):
                end = member.end
                self.facts.member(collective.path, member.path or "", collective.parent, p, collective.start, end)
                if member.attached is None and collective.attached is not None:
                    member.attached = replace(collective.attached, start=member.start, end=member.end)
                    member.shares_marker = True
                joined = _NEXT_MEMBER.match(p.text, end)
                if joined is None:
                    break
                position = joined.end()

    # ------------------------------------------------------------------------------- facts

    def _facts(self, p: Paragraph, cited: list[Cited], meetings: list[Met]) -> None:
        adoption = adoption_of(p)
        adopted_to = adoption.end if adoption else 0  # up to where the words name what was adopted
        for item in cited:
            for act, body in item.target.passed:
                spans = p.reading.spans(item.start, item.end)
                self.ledger.link(
                    act,
                    "eli:passed_by",
                    body,
                    p.id,
                    spans,
                    "number-of-body",
                    confidence=0.99,
                    derived=True,
                )
            if item.path is None:
                continue
            adopted = False
            if item.form == "description":
                adopted = self.facts.described(item.path, p, item.start, item.end, meetings)
            elif item.form == "open-set":
                self.facts.open_set(item.path, p, item.end)
            elif item.form in ("name", "protocol", "ilo", "new-name") or self.ledger.kind(item.path) == "Protocol":
                self.facts.of_name(item.path, p, item.start, item.end)
            if item.form in ("collective", "protocol") and item.parent:
                self.facts.of_parent(item.path, item.parent, p, item.start, item.end)
            if adoption and not item.quoted and goes_on_with_adopted(p.text, adopted_to, item.start):
                self.facts.adoption(item.path, p, adoption)
                adopted_to = max(adopted_to, item.end)
            self.facts.in_force(item.path, p, item.end)
            note = self.notes.get(item.attached.marker.number) if item.attached else None
            if note and note.references and item.form not in ("act", "paper", "treaty", "self", "open-set", "words"):
                self.facts.place(item.path, note, adopted=adopted)
        self._quoted_in_decisions(p, cited)

    def _quoted_in_decisions(self, p: Paragraph, cited: list[Cited]) -> None:
        """A decision whose quoted theme names instruments refers to them."""
        for outer in cited:
            if outer.form != "description" or outer.path is None or self.ledger.kind(outer.path) != "Draft":
                continue
            first = bisect_left(cited, outer.start, key=lambda c: c.start)
            for inner in takewhile(lambda c: c.start <= outer.end, cited[first:]):  # noqa: B023 - used at once
                if inner.quoted and inner.path and inner.end <= outer.end:
                    spans = p.reading.spans(inner.start, inner.end)
                    self.ledger.link(outer.path, "eli:cites", inner.path, p.id, spans, "quoted-theme")

    # --------------------------------------------------------------------------- citations

    def _citations(self, p: Paragraph, cited: list[Cited], addressed: Places) -> list[Citation]:
        found = []
        per_marker: dict[str, int] = {}
        totals: dict[str, int] = {}
        for item in cited:
            if item.attached:
                totals[item.attached.marker.id] = totals.get(item.attached.marker.id, 0) + 1
        bare = 0
        for item in cited:
            marker = item.attached.marker.id if item.attached else None
            if marker is None:
                bare += 1
                identifier = f"cit-{p.id}-m{bare}"
            else:
                per_marker[marker] = per_marker.get(marker, 0) + 1
                identifier = f"cit-{marker}" + (f"-{per_marker[marker]}" if totals[marker] > 1 else "")
            found.append(self._citation(p, item, identifier, marker, addressed))
        return found

    def _citation(
        self,
        p: Paragraph,
        item: Cited,
        identifier: str,
        marker: str | None,
        addressed: Places,
    ) -> Citation:
        by_number = item.form in _PRINTED and item.path == self.targets.act  # "resolution 61/901" in 61/901
        role = role_of(
            p,
            item.start,
            item.end,
            form="self" if by_number else item.form,
            is_meeting=self.ledger.kind(item.path or "") == "Meeting",
            quoted=item.quoted,
            in_addressee=addressed.hold(item.start, item.end),
        )
        note = self.notes.get(item.attached.marker.number) if item.attached else None
        references = tuple(r.id for r in locating(note))
        confidence = item.target.confidence
        if note and any(r.confidence < 0.9 for r in locating(note)):
            confidence = min(confidence, *(r.confidence for r in locating(note)))
        rule = item.target.rule + ("" if marker else "/bare") + ("/shared-marker" if item.shares_marker else "")
        return Citation(
            identifier,
            p.id,
            item.start,
            item.end,
            item.path,
            role.force,
            role.role,
            p.reading.spans(item.start, item.end),
            rule,
            confidence,
            marker,
            references,
            role.aspect,
            item.target.candidates,
            item.target.reason,
            locator_before(p.text, item.start),
        )
