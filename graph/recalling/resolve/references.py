"""References of footnotes, resolved: each to an act, a paper or a publication, with its units.

*Ibid.* repeats the last reference of the footnote before (or the one before it in the same footnote), down to the
level of the unit that follows it: citation grammar, section 1.3.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..cite.explanations import Explanation, explain
from ..cite.names import KnownNames
from ..cite.references import PrintedReference, read_references
from ..identifiers.acts import ActNumber, parse_act_number
from ..identifiers.bodies import body_of_symbol, registry
from ..identifiers.outside import outside_act
from ..identifiers.symbols import act_of_symbol
from ..model import Diagnostic, Document, Entity, Footnote, Locator, Reference, Span
from .issuers import CitingBody, fits, issuer_of
from .ledger import Ledger, passing_body

_LEVELS = (
    "vol",
    "part",
    "chap",
    "sect",
    "res",
    "dec",
    "draftres",
    "draftdec",
    "annex",
    "enclosure",
    "appendix",
    "summary",
    "opinion",
    "goal",
    "art",
    "para",
    "page",
)
_VOLUMES = ("vol", "part")
_ACTS = ("res", "dec", "draftres", "draftdec")
_ANNEXED = ("annex", "enclosure", "appendix", "summary", "opinion")
_Units = tuple[tuple[str, str], ...]

_AROUND = 1000  # characters behind an act that may name its body
_LONGEST_RANGE = 50  # registration numbers
_PRINTED_ACT = re.compile(
    r"(?<!draft )\b(?P<kind>resolution|decision) (?P<number>(?=[^,]*[./])[\w./-]*\w(?: [A-Z](?!\w)| ?\(\d+\))?)"
)
SHARED_NUMBERS = "several treaties stand under this volume and number"
_VOLUME = re.compile(r"vol\. (?P<number>[IVX]+)(?=$|,)")
_SUPPLEMENT = re.compile(r"Supplement No\. (?P<number>\d+)")


@dataclass
class Note:
    """A footnote, resolved. ``inner_acts`` are acts that the reports it names print, by reference."""

    footnote: Footnote
    kind: str
    references: list[Reference] = field(default_factory=list)
    locators: dict[str, tuple[Locator, ...]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    inner_acts: dict[str, str] = field(default_factory=dict)
    explanation: Explanation | None = None

    @property
    def is_explanation(self) -> bool:
        return self.kind in ("explanation", "mixed")


class NoteResolver:
    """Resolves the footnotes of one document in the order of their numbers."""

    def __init__(self, document: Document, ledger: Ledger, names: KnownNames, citing: CitingBody) -> None:
        self.document = document
        self.ledger = ledger
        self.names = names
        self.citing = citing
        self.notes: dict[str, Note] = {}
        self.diagnostics: list[Diagnostic] = []

    def resolve(self) -> dict[str, Note]:
        for footnote in self.document.footnotes:
            self._note(footnote)
        return self.notes

    def _note(self, footnote: Footnote) -> None:
        printed = read_references(footnote.text)
        explanation = explain(footnote.text)
        note = Note(footnote, _kind(printed, explanation), explanation=explanation)
        self.notes[footnote.number] = note
        for item in printed:
            self._reference(note, item)

    # --------------------------------------------------------------------------- one reference

    def _reference(self, note: Note, item: PrintedReference) -> None:
        source = item.source
        if item.is_continuation:
            papers = [source.keys] if source.form == "double-symbol" else [(key,) for key in source.keys]
            for symbols in papers:
                self._keep(note, item, self.ledger.paper(symbols), "continuation")
        elif source.kind == "act":
            for position, _ in enumerate(source.numbers):
                self._act(note, item, position)
        elif source.kind == "ibid":
            self._back_reference(note, item)
        elif source.kind == "symbol":
            title = re.sub(r" and corrigend(?:um|a)$", "", item.title or "") or None
            symbols, locators = _of_volume(source.keys, item)
            path = self.ledger.paper(symbols, title)
            self._keep(note, item, path, source.form, locators=locators)
            if act := act_of_symbol(symbols[0]):
                self._passed_by(path, act[0], act[2], note, item)
        elif source.kind == "sales":
            self._keep(note, item, self.ledger.publication(source.keys[0], item.title), source.form)
        elif source.kind == "treaty":
            self._treaties(note, item)
        elif source.kind == "external":
            self._external(note, item)

    def _act(self, note: Note, item: PrintedReference, position: int) -> None:
        number, kind = item.source.numbers[position], item.head or "res"
        after = note.footnote.text[item.source.end : item.source.end + _AROUND]
        issuer = issuer_of(number, kind, item.before, after, self.names.bodies, self.citing)
        if issuer.code:
            path = self.ledger.act(issuer.code, kind, number)
            self._keep(note, item, path, f"{item.source.form}/{issuer.rule}", issuer.confidence, issuer.reason)
            self._passed_by(path, issuer.code, number, note, item)
        else:
            paths = tuple(self.ledger.act(code, kind, number) for code in issuer.codes)
            self._keep(note, item, None, f"{item.source.form}/{issuer.rule}", issuer.confidence, issuer.reason, paths)
            for path, code in zip(paths, issuer.codes, strict=True):
                self._passed_by(path, code, number, note, item)

    def _passed_by(self, path: str, code: str, number: ActNumber, note: Note, item: PrintedReference) -> None:
        self._passed(path, passing_body(code, number, self.ledger.authority), note, item)

    def _passed(self, path: str, body: str, note: Note, item: PrintedReference) -> None:
        body = self.ledger.known(body)
        spans = note.footnote.reading.spans(item.start, item.end)
        self.ledger.link(
            path, "eli:passed_by", body, note.footnote.id, spans, "number-of-body", confidence=0.99, derived=True
        )

    def _treaties(self, note: Note, item: PrintedReference) -> None:
        """The treaties of a series. The parts of one text in several volumes are one."""
        cited = dict.fromkeys(self.ledger.treaty(p) for p in treaty_paths(item.source.keys[0]))
        for paths in cited:
            if len(paths) == 1:
                self._keep(note, item, paths[0], item.source.form)
            else:
                self._keep(note, item, None, item.source.form, 0.5, SHARED_NUMBERS, paths)

    def _external(self, note: Note, item: PrintedReference) -> None:
        number = item.source.keys[0]
        title = (item.title or "").rpartition(", ")[2]
        details = [("identifier", number)] + ([("title", title)] if title else [])
        path = f"{item.source.organization}/doc/{re.sub(r'[^A-Za-z0-9.]+', '_', number)}"
        self._keep(note, item, self.ledger.add(Entity(path, "Document", None, tuple(details))), item.source.form)

    def _keep(
        self,
        note: Note,
        item: PrintedReference,
        target: str | None,
        rule: str,
        confidence: float = 0.99,
        reason: str | None = None,
        candidates: tuple[str, ...] = (),
        locators: tuple[Locator, ...] | None = None,
        antecedent: str | None = None,
    ) -> None:
        identifier = f"{note.footnote.id}-r{len(note.references) + 1}"
        locators = item.pinpoints if locators is None else locators
        units = tuple(self.ledger.unit(target, loc.fragment) for loc in locators) if target else ()
        printed = re.sub(r"^(?:,? ?and |; )", "", item.printed)
        reference = Reference(
            identifier,
            note.footnote.id,
            item.end - len(printed),
            item.end,
            printed,
            target,
            item.signal,
            item.locator,
            units,
            antecedent,
            rule,
            confidence,
            candidates,
            reason,
            (item.source.start, item.source.end),
        )
        note.references.append(reference)
        note.locators[identifier] = locators
        if item.title:
            note.titles[identifier] = item.title
        if rule == "continuation":
            self._corrigendum(note, reference)
        if target and units:
            self._inner_act(note, reference, item)

    def _corrigendum(self, note: Note, reference: Reference) -> None:
        """ "A/1 and Corr.1": the second paper corrects the first."""
        stems = [r.target for r in note.references if r.rule != "continuation"]
        stem = stems[-1] if stems else None
        if stem and "/Corr." in (reference.target or ""):
            spans = note.footnote.reading.spans(reference.start, reference.end)
            self.ledger.link(reference.target or "", "eli:corrects", stem, note.footnote.id, spans, "corrigendum")

    def _inner_act(self, note: Note, reference: Reference, item: PrintedReference) -> None:
        """The act that a report prints: "chap. II, sect. A, resolution 1998/19". A bare "resolution 1" is a place."""
        match = _PRINTED_ACT.search(item.locator or "")
        if match is None:
            return
        if outside := outside_act(reference.target or "", match["kind"][:3], match["number"]):
            kind = match["kind"].capitalize()
            details = (("actNumber", match["number"]), ("identifier", outside.identifier))
            path = self.ledger.add(Entity(outside.path, kind, None, details))
            self._printed_act(note, reference, item, path, match)
            if outside.passed_by:
                self._passed(path, outside.passed_by, note, item)
            return
        number = parse_act_number(match["number"])
        if number is None:
            return
        code = reporting_body(reference.target, self._title(reference)) or self._body_of_symbol(reference, number)
        if code is None or not fits(code, number):
            return
        path = self.ledger.act(code, match["kind"][:3], number)
        self._printed_act(note, reference, item, path, match)
        self._passed_by(path, code, number, note, item)

    def _printed_act(
        self, note: Note, reference: Reference, item: PrintedReference, path: str, match: re.Match[str]
    ) -> None:
        note.inner_acts[reference.id] = path
        at = item.end - len(item.locator or "")
        place = (at + match.start("number"), at + match.end("number"))
        note.references[-1] = replace(reference, printed_act=path, printed_act_at=place)
        spans = note.footnote.reading.spans(reference.start, reference.end)
        self.ledger.link(path, "unc:textIn", reference.pinpoints[0], note.footnote.id, spans, "act-printed-in-report")

    def _title(self, reference: Reference) -> str:
        """The title printed with a reference, or with the one that its *Ibid.* repeats."""
        title = self._note_of(reference).titles.get(reference.id, "")
        antecedent = self._reference_by(reference.antecedent)
        return title or (self._title(antecedent) if antecedent else "")

    def _reference_by(self, identifier: str | None) -> Reference | None:
        note = self.notes.get((identifier or "").partition("-")[0].removeprefix("fn"))
        return next((r for r in note.references if r.id == identifier), None) if note else None

    def _body_of_symbol(self, reference: Reference, number: ActNumber) -> str | None:
        """The body whose papers bear the symbols of a report, and which numbers its acts so."""
        entity = self.ledger.entities.get(reference.target or "")
        symbols = [value for name, value in entity.details if name == "symbol"] if entity else []
        codes = [c for s in symbols if (c := body_of_symbol(s)) and fits(c, number)]
        return max(codes, key=lambda c: len(registry()[c].roots[0])) if codes else None

    # -------------------------------------------------------------------------------- Ibid.

    def _back_reference(self, note: Note, item: PrintedReference) -> None:
        antecedent = note.references[-1] if note.references else self._last_reference(note)
        if antecedent is None:
            spans = note.footnote.reading.spans(item.start, item.end)
            message = f"footnote {note.footnote.number} says Ibid., and the footnote before it cites nothing"
            self.diagnostics.append(Diagnostic("dangling-ibid", "error", message, spans[0] if spans else Span(0, 0)))
            self._keep(note, item, None, "ibid/dangling", 0.0, "nothing stands before this Ibid.")
            return
        before = self._locators_of(antecedent)
        locators = _inherited(before, item.pinpoints, antecedent.target)
        sources = [r for r in self._note_of(antecedent).references if r.target != antecedent.target]
        doubtful = len(sources) > 0 and self._note_of(antecedent) is not note
        self._keep(
            note,
            item,
            antecedent.target,
            "ibid",
            0.8 if doubtful else 0.99,
            "the footnote before cites more than one source; its last is taken" if doubtful else antecedent.reason,
            antecedent.candidates,
            locators,
            antecedent.id,
        )

    def _last_reference(self, note: Note) -> Reference | None:
        before = self.notes.get(str(int(note.footnote.number) - 1))
        sources = [r for r in before.references if r.rule != "continuation"] if before else []
        return sources[-1] if sources else None

    def _note_of(self, reference: Reference) -> Note:
        number = reference.footnote.removeprefix("fn")
        return self.notes[number] if number in self.notes else Note(self.document.footnotes[0], "reference")

    def _locators_of(self, reference: Reference) -> tuple[Locator, ...]:
        return self._note_of(reference).locators.get(reference.id, ())


def _of_volume(symbols: tuple[str, ...], item: PrintedReference) -> tuple[tuple[str, ...], tuple[Locator, ...]]:
    """The symbol of a volume of a supplement, "A/75/49 (Vol. I)", where "vol. I" is printed behind its symbol."""
    volume = _VOLUME.match(item.locator or "") if "Supplement No. " in (item.title or "") else None
    if volume is None or len(symbols) > 1 or "(" in symbols[0]:
        return symbols, item.pinpoints
    inside = (Locator(p.units[1:]) for p in item.pinpoints)
    return (f"{symbols[0]} (Vol. {volume['number']})",), tuple(p for p in inside if p.units)


def _inherited(before: Sequence[Locator], own: tuple[Locator, ...], target: str | None) -> tuple[Locator, ...]:
    """The locators of an Ibid.: what stood before, above its own first unit, then its own."""
    if not own:
        return tuple(before)
    kept = _kept(before[0].units if before else (), own[0].units[0][0], target)
    return tuple(Locator((*kept, *locator.units)) for locator in own)


def _kept(before: _Units, kind: str, target: str | None) -> _Units:
    """The units printed before that hold a unit of a kind, as far as they are no others of that kind."""
    kinds = [unit for unit, _ in before]
    if kind in kinds:
        return before[: kinds.index(kind)]
    kept = tuple(u for u in before if _LEVELS.index(u[0]) < _LEVELS.index(kind))
    if kind in _ANNEXED and not any(unit in _ACTS for unit, _ in kept):
        return tuple(u for u in kept if u[0] in _VOLUMES)  # a chapter has no annex; the whole has
    if kind == "para" and (target or "").startswith("un/doc/"):
        # the paragraphs of a report are numbered through; those of one annex of several are none of them
        return tuple(u for u in kept if u[0] not in _ANNEXED or not u[1])
    return kept


def _kind(printed: Sequence[PrintedReference], explanation: Explanation | None) -> str:
    if explanation:
        return "mixed" if printed else "explanation"
    if not printed:
        return "explanation"
    return "back-reference" if printed[0].source.kind == "ibid" else "reference"


def treaty_paths(key: str) -> tuple[str, ...]:
    """The paths of the treaties under a volume and a registration number of a Treaty Series.

    "vol. 1577, No. 27531" -> un/treaty/unts/1577/27531. Several volumes are several treaties.
    """
    match = re.fullmatch(r"vol\. (.+), No\. (.+)", key)
    if not match:
        return ()
    series = "lnts" if re.match(r"[IVXLC]", match[1]) else "unts"
    volumes = re.split(r", | and ", match[1])
    numbers = [n for part in re.split(r", | and ", match[2].replace("I-", "")) for n in _numbers(part)]
    return tuple(f"un/treaty/{series}/{volume}/{number}" for volume in volumes for number in numbers)


def _numbers(printed: str) -> list[str]:
    """ "970–973" is four numbers."""
    first, dash, last = printed.replace("–", "-").partition("-")
    if dash and first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= _LONGEST_RANGE:
        return [str(n) for n in range(int(first), int(last) + 1)]
    return [printed]


def reporting_body(report: str | None, title: str) -> str | None:
    """The code of the body whose report this is, by the number of its supplement: GA No. 53 is the HRC's."""
    supplement = _SUPPLEMENT.search(title)
    organ = {"A": "ga", "E": "ecosoc"}.get((report or "").removeprefix("un/doc/").partition("/")[0])
    if supplement is None or organ is None:
        return None
    wanted = f"{organ} {supplement['number']}"
    return next((code for code, body in registry().items() if body.supplement == wanted), None)
