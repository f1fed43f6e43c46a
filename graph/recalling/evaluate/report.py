"""A score as JSON and as lists of disagreements to read by hand. No text of a document is in either."""

from __future__ import annotations

import csv
import io
from typing import Any

from .peers import PEERS
from .score import Score, part

KINDS = ("missed", "other id", "leads elsewhere", "not linked")
_FIRST = ("all", "in the body", "in the notes", "in notes that begin with Ibid.")


def as_json(score: Score) -> dict[str, Any]:
    """The figures of a score."""
    notes, ibid, structure = score.notes, score.ibid, score.structure
    return {
        "documents": score.documents,
        "documents that the UN links": score.linking,
        "characters": score.characters,
        "unreadable": score.unreadable,
        "groups": {group: score.rates(group) for group in groups(score)},
        "peers": {peer: score.rates(peer) for peer in PEERS if score.links[peer]},
        "footnotes": {
            "markers in the files": notes["markers in the files"],
            "found": notes["markers found"],
            "with place and note": part(notes["with place and note"], notes["markers in the files"]),
        },
        "ibid": {key: ibid[key] for key in ("notes", "references", "resolved", "ties", "open")},
        "preambular paragraphs": {
            "containers": structure["containers"],
            "found": structure["preambular paragraphs"],
            "with the verb of the name": part(structure["with the verb of the name"], structure["containers"]),
        },
        "operative paragraphs": {
            "numbered": structure["numbered"],
            "found": structure["operative paragraphs"],
            "with their number": part(structure["with their number"], structure["numbered"]),
            "with the verb in italics": part(structure["with that verb"], structure["with a verb in italics"]),
            "lettered points": structure["points"],
            "with their letter": part(structure["with their letter"], structure["points"]),
            "nested points": structure["nested"],
            "with their depth": part(structure["with that depth"], structure["nested"]),
        },
        "disagreements": {kind: sum(d.kind == kind for d in score.disagreements) for kind in KINDS},
    }


def groups(score: Score) -> list[str]:
    """The groups of a table: all, the parts, then the classes by size, those that the UN never links last."""
    known = {g for g in (*score.links, *score.found) if score.links[g] or score.found[g]}
    classes = known - set(PEERS) - set(_FIRST)
    by_size = sorted(classes, key=lambda g: (-score.links[g], -score.found[g], g))
    return [g for g in _FIRST if g == "all" or g in known] + by_size


def disagreements_csv(score: Score) -> str:
    """The disagreements, one a line: file, kind, offsets into the text that ``extract`` gives, the two ids."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["file", "kind", "start", "end", "linked", "found"])
    for d in score.disagreements:
        writer.writerow([d.file, d.kind, d.span.start, d.span.end, d.linked, d.found])
    return out.getvalue()
