"""What the words of a paragraph stand for: each naming or description becomes the path of a thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..cite.descriptions import Description
from ..cite.names import KnownNames
from ..cite.namings import Naming
from ..cite.short_names import is_generic, two_names
from ..identifiers.acts import ActNumber
from ..identifiers.bodies import body_of_symbol
from ..identifiers.outside import outside_act
from ..identifiers.slugs import slug
from ..identifiers.symbols import act_of_symbol
from ..model import Entity, Reference
from .issuers import CitingBody, Issuer, issuer_of
from .ledger import Ledger, class_of_name, passing_body
from .references import SHARED_NUMBERS, Note, reporting_body, treaty_paths

_LONGEST_LABEL = 120  # characters
_SEVERAL = ("resolutions", "decisions", "reports", "statements", "letters")
_NUMBERED = re.compile(r"(?P<kind>resolution|decision)s? (?P<number>[\w./()-]*\w\)?)(?=$|[ ,;])")
_NUMBER_WORD = re.compile(r"^(?:two|three|four|five) ")


@dataclass(frozen=True, slots=True)
class Target:
    """A path, or several candidates, with the rule that found it and how sure it is."""

    path: str | None
    rule: str
    confidence: float
    candidates: tuple[str, ...] = ()
    reason: str | None = None
    passed: tuple[tuple[str, str], ...] = ()  # acts cited by number, each with the body that passed it


class TargetFinder:
    """Finds the targets of one document."""

    def __init__(self, ledger: Ledger, names: KnownNames, act: str, citing: CitingBody) -> None:
        self.ledger = ledger
        self.names = names
        self.act = act
        self.citing = citing
        self._open_sets: dict[str, int] = {}
        self._places: dict[str, list[str]] = {}
        self._named: dict[tuple[str, str], str] = {}
        self._issuers: dict[tuple[str, str], str] = {}  # of a number, and of a list in a paragraph

    # ---------------------------------------------------------------------------- namings

    def naming(self, unit: str, naming: Naming, note: Note | None = None) -> tuple[Target, ...]:
        """The targets of a naming: mostly one; several for "3411 A and B".

        ``note`` is the footnote of its marker: the report that it names may tell whose act a number is.
        """
        if naming.form in ("name", "meeting") and naming.path:
            return (Target(self.ledger.known(naming.path), f"known-{naming.form}", 0.99),)
        if naming.form == "act":
            return self._acts(unit, naming, note)
        return (self._single(unit, naming),)

    def _single(self, unit: str, naming: Naming) -> Target:
        if naming.form in ("collective", "protocol"):
            return self._of_parent(naming)
        if naming.form == "self":
            return Target(self.act, "present-act", 1.0)
        if naming.form == "open-set":
            self._open_sets[unit] = self._open_sets.get(unit, 0) + 1
            path = f"{self.act}#set-{unit}-{self._open_sets[unit]}"
            return Target(self.ledger.add(Entity(path, "OpenSet", naming.text)), "open-set", 0.95)
        if naming.form == "outcome":
            return self._outcome(naming)
        if naming.form == "ilo" and naming.printed:
            path = f"ilo/{naming.printed.keys[0].lower()}"
            return Target(self._known_or(Entity(path, "Convention", naming.text)), "ilo-convention", 0.99)
        if naming.form == "paper" and naming.printed:
            act, path = act_of_symbol(naming.printed.keys[0]), self.ledger.paper(naming.printed.keys)
            passed = ((path, self._passer(act[0], act[2])),) if act else ()
            return Target(path, naming.printed.form, 0.97, passed=passed)
        if naming.form == "treaty" and naming.printed:
            return self._treaty(treaty_paths(naming.printed.keys[0])[0], naming)
        return Target(None, naming.form, 0.0, reason="nothing known goes by these words")

    def _treaty(self, path: str, naming: Naming) -> Target:
        paths = self.ledger.treaty(path)
        rule = naming.printed.form if naming.printed else naming.form
        if len(paths) > 1:
            return Target(None, rule, 0.5, paths, SHARED_NUMBERS)
        return Target(paths[0], rule, 0.97)

    def _known_or(self, entity: Entity) -> str:
        known = self.ledger.authority.entity(entity.path)
        return self.ledger.add(known or entity)

    def _of_parent(self, naming: Naming) -> Target:
        """ "the two Optional Protocols to the X", "the Optional Protocol thereto"."""
        parent = naming.parent or ""
        self.ledger.known(parent)
        head = _NUMBER_WORD.sub("", naming.head or "")
        label = f"{head} to the {self.ledger.label(parent)}"
        if naming.subject:
            return self._protocol_on(naming, head, label)
        protocols = self.ledger.authority.protocols_of(parent)
        if naming.form == "protocol" and (known := self.names.all.at(label, 0)) and known.end == len(label):
            return Target(self.ledger.known(known.path), "protocol-of-parent", 0.97)
        if naming.form == "protocol" and len(protocols) > 1:
            candidates = tuple(self.ledger.known(p) for p in protocols)
            reason = f"{len(protocols)} protocols to this treaty are known"
            return Target(None, "protocol-of-parent", round(1 / len(candidates), 2), candidates, reason)
        kind = "Protocol" if naming.form == "protocol" else "Collective" if protocols else "OpenSet"
        path = self._known_or(Entity(f"{parent}-{slug(head)}", kind, f"{label[:1].upper()}{label[1:]}"))
        return Target(path, f"{naming.form}-of-parent", 0.97)

    def _protocol_on(self, naming: Naming, head: str, label: str) -> Target:
        """ "the Protocol to the X on the Rights of Women": one of its own, though nobody curated it."""
        known = self.names.all.at(naming.text, 0)
        if known and known.end == len(naming.text):
            return Target(self.ledger.known(known.path), "protocol-of-parent", 0.97)
        path = f"{naming.parent}-{slug(head)}-{slug(naming.subject)}"
        label = f"{label[:1].upper()}{label[1:]} {naming.subject}"
        return Target(self._known_or(Entity(path, "Protocol", label)), "protocol-of-parent", 0.95)

    def _outcome(self, naming: Naming) -> Target:
        known = self.ledger.authority.described(naming.text, ())
        if known:
            return Target(self.ledger.known(known), "outcome-of-meeting", 0.97)
        kind = "Collective" if (naming.head or "").endswith("s") else "OutcomeText"
        path = f"{naming.parent}-{slug(naming.head or 'outcome')}"
        self.ledger.known(naming.parent or "")
        return Target(self.ledger.add(Entity(path, kind, naming.text)), "outcome-of-meeting", 0.9)

    def _acts(self, unit: str, naming: Naming, note: Note | None) -> tuple[Target, ...]:
        container = container_of(note) or _asked_by(naming, note)
        found = []
        for number in naming.printed.numbers if naming.printed else ():
            kind = naming.head or "res"
            issuer = issuer_of(number, kind, naming.before, naming.after, self.names.bodies, self.citing, container)
            if len(issuer.codes) > 1:
                issuer = self._untied(issuer, unit, naming, number, note)
            rule = f"{naming.printed.form}/{issuer.rule}" if naming.printed else issuer.rule
            if issuer.code:
                self._issuers[naming.head or "", str(number)] = self._issuers[unit, str(naming.head_at)] = issuer.code
                path = self.ledger.act(issuer.code, kind, number)
                passed = ((path, self._passer(issuer.code, number)),)
                found.append(Target(path, rule, issuer.confidence, (), issuer.reason, passed))
            else:
                paths = tuple(self.ledger.act(code, kind, number) for code in issuer.codes)
                pairs = zip(paths, (self._passer(code, number) for code in issuer.codes), strict=True)
                found.append(Target(None, rule, issuer.confidence, paths, issuer.reason, tuple(pairs)))
        return tuple(found)

    def _passer(self, code: str, number: ActNumber) -> str:
        return self.ledger.known(passing_body(code, number, self.ledger.authority))

    def _untied(self, tie: Issuer, unit: str, naming: Naming, number: ActNumber, note: Note | None) -> Issuer:
        """One of several bodies that number their acts so: that of the paper of the footnote, or as known before.

        Known are the bodies of the others of its list, and that of the same number elsewhere in the document.
        """
        told = (
            ("paper-of-footnote", _body_of_paper(note), 0.9),
            ("others-of-list", self._issuers.get((unit, str(naming.head_at))), 0.85),
            ("number-before", self._issuers.get((naming.head or "", str(number))), 0.8),
        )
        return next((Issuer((code,), rule, sure) for rule, code, sure in told if code and code in tie.codes), tie)

    # ------------------------------------------------------------------------- new and described

    def new_event(self, name: str) -> Target:
        """A meeting that nobody curated."""
        path = self.ledger.add(Entity(f"un/event/{slug(name)}", "Meeting", name, (("kind", "conference"),)))
        return Target(path, "new-event", 0.8)

    def new_name(self, name: str, note: Note | None, placed: str | None = None) -> Target:
        """A name that nobody curated: the text at the place that the footnote gives.

        ``placed`` is what an earlier footnote of the document placed under this name.
        """
        if placed:
            return Target(self.ledger.known(placed), "new-name-again", 0.93)
        reference = first_source(note)
        if reference is None or reference.target is None:
            path = self.ledger.add(Entity(unplaced_path(name, self.act), class_of_name(name), name))
            return Target(
                path,
                "new-name",
                0.6,
                reason="the name is not in the authority and no footnote gives its place",
            )
        if known := self._curated_at(note, class_of_name(name)):
            return known
        if self.ledger.is_instrument(reference.target):
            path = self.ledger.add(Entity(unplaced_path(name, self.act), class_of_name(name), name))
            return Target(path, "new-name-at-numbers-of-parent", 0.7, reason="its numbers are those of its parent")
        if reference.target.startswith("un/treaty/"):
            return Target(self.ledger.rename(reference.target, name, class_of_name(name)), "new-name-treaty", 0.95)
        return Target(self._text_at(reference, name, class_of_name(name)), "new-name-at-place", 0.9)

    def new_names(self, name: str, note: Note | None, placed: str | None = None) -> tuple[Target, ...]:
        """As ``new_name``; of a name of two parts whose footnote gives two annexes, both."""
        reference = first_source(note)
        parts = two_names(name)
        if parts is None or placed or reference is None or len(reference.pinpoints) != len(parts):
            return (self.new_name(name, note, placed),)
        found = []
        for part, place in zip(parts, reference.pinpoints, strict=True):
            if known := self.ledger.standing_at(place, class_of_name(part)):
                found.append(Target(known, "known-place", 0.9))
            else:
                path = self.ledger.add(Entity(f"{place}_text", class_of_name(part), part))
                found.append(Target(path, "new-name-at-place", 0.9))
        return tuple(found)

    def stands_at(self, path: str, note: Note | None) -> bool:
        """Whether a footnote can be that of a thing: it gives its place, or none."""
        reference = first_source(note)
        if reference is None or reference.target is None:
            return True
        places = {path.partition("#")[0], *self.ledger.authority.places(path)}
        is_treaty = path.startswith("un/treaty/") and reference.target.startswith("un/treaty/")
        return is_treaty or reference.target in places or path.startswith("un/instr/")

    def descriptions(self, phrase: str, description: Description, note: Note | None) -> tuple[Target, ...]:
        """What a phrase describes: one text, or all that the footnote of "the relevant resolutions" names."""
        sources = {r.target: r for r in locating(note) if r.target and not r.rule.startswith("ibid")}
        if description.head in _SEVERAL and len(sources) > 1:
            return tuple(self._described_at(phrase, description, r) for r in sources.values())
        return (self.description(phrase, description, note),)

    def _curated_at(self, note: Note | None, kind: str | None = None) -> Target | None:
        """The curated instrument at the place of a footnote: a treaty by its numbers, or the text of one unit or act.

        Of several treaties in one footnote the only one of the class counts; otherwise all are kept.
        """
        reference = first_source(note)
        if note is None or reference is None or reference.target is None:
            return None
        treaties = [r.target for r in note.references if r.target and self.ledger.is_instrument(r.target)]
        if reference.target in treaties:
            if len(treaties) == 1 and kind == "Protocol" and self.ledger.kind(reference.target) != kind:
                return None  # a protocol under the numbers of its parent
            alike = [t for t in treaties if self.ledger.kind(t) == kind] if len(treaties) > 1 else treaties
            if len(alike) == 1:
                return Target(alike[0], "known-treaty", 0.95)
            return Target(None, "known-treaty", 0.5, tuple(treaties), "the footnote gives several treaties")
        places = reference.pinpoints or (reference.target,)
        known = self.ledger.standing_at(places[0], kind) if len(places) == 1 else None
        return Target(known, "known-place", 0.9) if known else None

    def description(self, phrase: str, description: Description, note: Note | None) -> Target:
        """A text that is described: a curated one, a report, a draft, or the text at the place of the footnote."""
        references = [r for r in note.references if r.target] if note else []
        places = [p for r in references for p in (r.target or "", *r.pinpoints)]
        if known := self.ledger.authority.described(phrase, places):
            return Target(self.ledger.known(known), "known-description", 0.9)
        reference = first_source(note)
        if reference is None:
            return Target(None, "description", 0.0, reason="no footnote says which text this is")
        if reference.target is None:
            return Target(None, "description", reference.confidence, reference.candidates, reference.reason)
        kind = "Protocol" if description.kind == "protocol" else None
        if description.kind not in ("report", "resolution", "decision") and (there := self._curated_at(note, kind)):
            return there
        return self._described_at(phrase, description, reference)

    def _described_at(self, phrase: str, description: Description, reference: Reference) -> Target:
        target = reference.target or ""
        drafts = [p for p in reference.pinpoints if self.ledger.kind(p) == "Draft"]
        if drafts:
            self.ledger.add(Entity(drafts[0], "Draft", _label(phrase), (("texttype", "draft-decision"),)))
            return Target(drafts[0], "draft-in-report", 0.97)
        kind = self.ledger.kind(target)
        if kind in ("Resolution", "Decision") and not reference.pinpoints:
            return Target(target, "act-of-footnote", 0.95)
        if target.startswith("un/treaty/") or self.ledger.is_instrument(target):
            return Target(target, "treaty-of-footnote", 0.95)
        if description.kind in ("resolution", "decision") and (act := self._act_outside(phrase, target)):
            return act
        if description.kind == "report" and kind in ("Document", "Publication"):
            path = self.ledger.add(Entity(f"{target}#report", "Report", _label(phrase), (("texttype", "report"),)))
            return Target(path, "report-in-paper", 0.97)
        return Target(
            self._text_at(reference, self._placed_label(phrase, reference), "OutcomeText"), "description-at-place", 0.85
        )

    def _act_outside(self, phrase: str, paper: str) -> Target | None:
        """ "decision 3/COP.14" with a footnote that gives the paper that prints the decisions: that decision."""
        printed = _NUMBERED.match(phrase)
        act = outside_act(paper, printed["kind"][:3], printed["number"]) if printed else None
        if printed is None or act is None:
            return None
        details = (("actNumber", printed["number"]), ("identifier", act.identifier))
        path = self.ledger.add(Entity(act.path, printed["kind"].capitalize(), None, details))
        passed = ((path, self.ledger.known(act.passed_by)),) if act.passed_by else ()
        return Target(path, "act-in-paper-of-footnote", 0.95, passed=passed)

    def _placed_label(self, phrase: str, reference: Reference) -> str:
        """A phrase as the label of the text at a place: many texts are "recommendations", and each stands elsewhere."""
        details = (
            dict(self.ledger.entities[reference.target].details) if reference.target in self.ledger.entities else {}
        )
        names = (details.get(name) for name in ("symbol", "actNumber", "identifier", "salesNumber"))
        place = ", ".join(filter(None, (next(filter(None, names), None), reference.locator)))
        return f"{_label(phrase)} ({place})" if place else _label(phrase)

    def words(self, note: Note | None) -> tuple[Target, ...]:
        """A marker attached to nothing known: the act or paper of its footnote, or each of its treaties."""
        treaties = _treaties_of(note)
        if len(treaties) > 1:
            if collective := self.ledger.authority.collective(treaties):
                return (Target(self.ledger.known(collective), "collective-of-footnote", 0.8),)
            reason = "the words before the marker name nothing known; the footnote names several treaties"
            return tuple(Target(t, "source-of-footnote", 0.7, (), reason) for t in treaties)
        return (self._source(note),)

    def _source(self, note: Note | None) -> Target:
        reference = first_source(note)
        if note and reference and (inner := note.inner_acts.get(reference.id)):
            return Target(inner, "act-in-report-of-footnote", 0.7, (), "the words before the marker name nothing known")
        if reference is None:
            return Target(None, "words", 0.0, reason="neither the text nor the footnote names anything citable")
        return Target(
            reference.target,
            "source-of-footnote",
            0.7,
            reference.candidates,
            reference.reason or "the words before the marker name nothing known",
        )

    def _next_place(self, reference: Reference) -> str:
        """The place of a new text: of "annexes I and II", the first that no other new text of the footnote has."""
        taken = self._places.setdefault(reference.id, [])
        free = [p for p in reference.pinpoints if p not in taken] or list(reference.pinpoints)
        if not free:
            return reference.target or ""
        taken.append(free[0])
        return free[0]

    def _text_at(self, reference: Reference, label: str, kind: str) -> str:
        """A text that is known by its place: the unit, act or paper with ``_text``; curation may join it later."""
        known = self._named.get((reference.id, label))
        whole = known or self._named.setdefault((reference.id, label), self._next_place(reference))
        path = f"{whole}_text" if "#" in whole else f"{whole}#text"
        return self.ledger.add(Entity(path, kind, label))


def unplaced_path(name: str, act: str) -> str:
    """The path of what a text only names: its own for a name that another text may give to another thing."""
    return f"{act}#named-{slug(name)}" if is_generic(name) else f"un/named/{slug(name)}"


def _label(phrase: str) -> str:
    """A descriptive phrase as the label of the text: with a capital, and not longer than a line or two."""
    short = phrase if len(phrase) <= _LONGEST_LABEL else phrase[:_LONGEST_LABEL].rsplit(" ", 1)[0] + " …"
    return short[:1].upper() + short[1:]


def container_of(note: Note | None) -> str | None:
    """The code of the body whose report a footnote names, by the number of its supplement: GA No. 53 is the HRC's."""
    found = (reporting_body(r.target, note.titles.get(r.id, "")) for r in note.references) if note else ()
    return next((code for code in found if code), None)


def _asked_by(naming: Naming, note: Note | None) -> str | None:
    """The code of the body that asked for a report: "submitted pursuant to resolution 43/1", with a paper of that body.

    The paper is that of the footnote of the number, A/HRC/47/53.
    """
    return _body_of_paper(note) if naming.before.rstrip().endswith("pursuant to") else None


def _body_of_paper(note: Note | None) -> str | None:
    """The code of the body whose paper a footnote gives: CAC/COSP/2015/10."""
    source = first_source(note)
    if source is None or source.target is None or not source.target.startswith("un/doc/"):
        return None
    return body_of_symbol(source.target.removeprefix("un/doc/"))


def first_source(note: Note | None) -> Reference | None:
    """The reference of a footnote that says where the cited thing stands."""
    return note.references[0] if note and note.references else None


def _treaties_of(note: Note | None) -> tuple[str, ...]:
    """The treaties that a footnote names by volume and number, if it names nothing else."""
    paths = [r.target or "" for r in locating(note)]
    treaties = [p for p in paths if p.startswith(("un/treaty/", "un/instr/"))]
    return tuple(dict.fromkeys(treaties)) if len(treaties) == len(paths) else ()


def locating(note: Note | None) -> Sequence[Reference]:
    """The references of a footnote that locate what its marker denotes: corrigenda apart."""
    return [r for r in note.references if r.rule != "continuation"] if note else []
