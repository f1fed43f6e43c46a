"""The page of an act that was read, as data for its template."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ..export.palette import GROUP_COLOURS
from .catalogue import Entry
from .citing import who_cites
from .dates import spoken
from .facts import facts, is_web
from .lineage import draw
from .resolution import Cite, Note, Paragraph, Resolution, natural, part_label, read_resolution

if TYPE_CHECKING:
    from .site import Site

Content = dict[str, Any]

_UNSHOWN = ("skos:altLabel", "eli:is_part_of")


@dataclass(frozen=True)
class ShownPiece:
    """A piece of a paragraph as the template prints it: words, words that cite, the verb, or a footnote number."""

    text: str = ""
    cite: Cite | None = None
    target: str = ""
    says: str = ""
    id: str = ""
    verb: bool = False
    marker: str = ""
    note_id: str = ""
    number: str = ""


@dataclass
class ShownNote:
    """A footnote beside a paragraph; ``first`` where it stands for the first time and has its anchor."""

    id: str
    number: str
    text: str
    references: tuple[Any, ...]
    first: bool
    anchors: list[str] = field(default_factory=list)


@dataclass
class ShownParagraph:
    """A paragraph as the template prints it."""

    id: str
    label: str
    shown_label: str
    kind: str
    number: str
    level: int
    pieces: list[ShownPiece]
    notes: list[ShownNote]
    anchors: list[str]


def act(site: Site, path: str, here: str) -> Content:
    """The page of an act that was read."""
    read = read_resolution(site.knowledge, site.concepts, path)
    entry = site.catalogue.entry(path)
    citing = who_cites(site.knowledge, site.catalogue, site.concepts, path)
    view = site.lineages.of(path)
    rows = [f for f in facts(site.knowledge, site.catalogue, path, read.values) if f.curie not in _UNSHOWN]
    shown = _Shown(site, read)
    before, after = site.neighbours(path)
    title = site.knowledge.first(path, "dcterms:title")
    heading = title or entry.label
    present = {c.group for c in read.cites.values()}
    return {
        "act": _Act(shown.paragraphs, read.doubts),
        "heading": heading,
        "lead": _lead(site, entry, read),
        "formula": site.knowledge.first(path, "unc:enactingFormula"),
        "groups": [g for g in GROUP_COLOURS if g in present],
        "by_verb": _by_verb(site, read),
        "citing": citing,
        "picture": Markup(draw(view, site.linker(here))) if view else "",
        "legend": Markup(site.picture_legend()) if view else "",
        "facts": rows,
        "paper": _undocs(site, path),
        "series": [e for e in site.same_title(title) if e.path != path],
        "before": before,
        "after": after,
        "loose_notes": shown.loose_notes,
        "loose_anchors": shown.loose_anchors,
        "trail": site.act_trail(entry),
        "description": f"{entry.label}, {heading}: what it cites, in which paragraph, with which verb; who cites it.",
        "schema_type": "Legislation",
        "cited_paths": list(dict.fromkeys(c.target for c in read.cites.values() if c.counts)),
        "citing_paths": [a.entry.path for a in citing],
    }


@dataclass(frozen=True)
class _Act:
    paragraphs: list[ShownParagraph]
    doubts: tuple[str, ...]


def _lead(site: Site, entry: Entry, read: Resolution) -> str:
    organ = site.catalogue.organs.get(entry.organ, "")
    adopted = f"Adopted by the {organ}" if organ else "Adopted"
    date = f" on {spoken(entry.date)}" if entry.date else ""
    cites = sum(c.counts for c in read.cites.values())
    notes = f", {len(read.notes)} footnotes" if read.notes else ""
    return f"{adopted}{date}. {len(read.paragraphs)} paragraphs{notes}; {cites} citations of {entry.cites} things."


def _undocs(site: Site, path: str) -> list[str]:
    """Where the paper that prints the act lies at the United Nations."""
    papers = site.knowledge.objects(path, "unc:printedIn")
    return [a for p in papers for a in site.knowledge.objects(p, "rdfs:seeAlso") if is_web(a)][:1]


class _Shown:
    """The paragraphs with their anchors; each fragment of the act is the id of one element."""

    def __init__(self, site: Site, read: Resolution) -> None:
        self._site = site
        self._read = read
        self._notes = {n.id: n for n in read.notes}
        self._seen: set[str] = set()
        self._strewn = self._anchors()
        self.paragraphs = [self._paragraph(p) for p in read.paragraphs]
        self.loose_notes = [n for n in read.notes if n.id not in self._seen]
        used = {p.id for p in read.paragraphs} | set(self._notes)
        loose = [a for unit, some in self._strewn.items() if unit not in used for a in some]
        shown = self._seen | used | {r.id for n in read.notes for r in n.references}
        self.loose_anchors = sorted(set(loose) - shown, key=natural)

    def _anchors(self) -> dict[str, list[str]]:
        """The fragments that have no element of their own, by the paragraph or note that they belong to."""
        found: dict[str, list[str]] = defaultdict(list)
        units = {p.id for p in self._read.paragraphs} | set(self._notes)
        parts = (
            self._site.knowledge.part_names(self._read.path)
            - units
            - {r.id for n in self._read.notes for r in n.references}
        )
        for part in sorted(parts - self._own_elements(), key=natural):
            if part.endswith(("-pos", "-quote")):
                continue  # selectors of evidence: the page leads from them to the evidence
            steps = part.split("-")
            found[next((s for s in steps if s in units), "")].append(part)
        return found

    def _own_elements(self) -> set[str]:
        """The citations and markers that are elements of the text."""
        pieces = [piece for p in self._read.paragraphs for piece in p.pieces]
        leading = {_leading([self._read.cites[n] for n in piece.names]).id for piece in pieces if piece.names}
        return leading | {piece.note for piece in pieces if piece.note}

    def _paragraph(self, p: Paragraph) -> ShownParagraph:
        return ShownParagraph(
            id=p.id,
            label=p.label,
            shown_label=p.label if p.kind != "operative" or p.level == 0 else f"({p.id.rpartition('.')[2]})",
            kind=p.kind,
            number=p.number,
            level=p.level,
            pieces=self._pieces(p),
            notes=[self._note(n) for n in p.notes],
            anchors=self._strewn.get(p.id, []),
        )

    def _pieces(self, p: Paragraph) -> list[ShownPiece]:
        found: list[ShownPiece] = []
        verb = len(p.verb)
        at = 0
        for piece in p.pieces:
            if piece.note:
                number = self._number(piece.note)
                found.append(ShownPiece(marker=piece.note, note_id=f"fn{number}", number=number))
                self._seen.add(piece.note)
                continue
            cites = [self._read.cites[n] for n in piece.names]
            if cites:
                found.append(self._cited(piece.text, cites))
            elif at < verb:  # the verb opens the paragraph
                cut = min(verb - at, len(piece.text))
                found.append(ShownPiece(piece.text[:cut], verb=True))
                found.append(ShownPiece(piece.text[cut:]))
            else:
                found.append(ShownPiece(piece.text))
            at += len(piece.text)
        return found

    def _cited(self, text: str, cites: list[Cite]) -> ShownPiece:
        first = _leading(cites)
        fresh = first.id not in self._seen
        self._seen.add(first.id)
        says = "; ".join(self.says(c) for c in cites)
        return ShownPiece(text, first, first.target, says, first.id if fresh else "")

    def _number(self, marker: str) -> str:
        return marker.rpartition("-fn")[2].partition(".")[0]

    def _note(self, note: Note) -> ShownNote:
        first = note.id not in self._seen
        self._seen.add(note.id)
        return ShownNote(note.id, note.number, note.text, note.references, first, self._strewn.get(note.id, []))

    def says(self, cite: Cite) -> str:
        return says(self._site, cite)


def _leading(cites: list[Cite]) -> Cite:
    """The citation that words lead to: of phrases inside each other the inner one."""
    return min(cites, key=lambda c: len(c.quote))


def says(site: Site, cite: Cite) -> str:
    """A citation in a line: what is cited, verb, role, footnote, confidence."""
    parts = [site.name(cite.target) if cite.target else f"in doubt: {cite.reason or 'several things may be meant'}"]
    parts.append(f"{cite.verb}{f' ({cite.aspect})' if cite.aspect else ''}")
    if cite.role not in ("", "object-of-act"):
        parts.append(f"as {cite.role.replace('-', ' ')}")
    if cite.note:
        parts.append(f"footnote {cite.note}{f', {cite.locator}' if cite.locator else ''}")
    parts.append(f"confidence {cite.confidence:g}")
    return " · ".join(parts)


def _by_verb(site: Site, read: Resolution) -> list[Content]:
    """What the act cites, by verb: each thing once with every place."""
    rows = []
    for verb, cites in read.by_verb.items():
        things: dict[str, list[Cite]] = defaultdict(list)
        for cite in cites:
            things[cite.target].append(cite)
        rows.append(
            {
                "verb": verb,
                "path": cites[0].verb_path,
                "group": cites[0].group,
                "things": [
                    {
                        "entry": site.catalogue.entry(target),
                        "cites": [{"id": c.id, "label": part_label(c.unit), "says": says(site, c)} for c in some],
                    }
                    for target, some in things.items()
                ],
            }
        )
    return rows
