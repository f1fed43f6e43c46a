"""A score as JSON and as lists of disagreements to read by hand. No text of a document is in either."""

from __future__ import annotations

import csv
import io
from typing import Any

from .score import Score


def as_json(score: Score) -> dict[str, Any]:
    """The figures of a score."""
    peer_found, peer_exact, links = score.peer["found"], score.peer["exact"], score.links["all"]
    return {
        "documents": score.documents,
        "documents that the UN links": score.linking,
        "characters": score.characters,
        "unreadable": score.unreadable,
        "groups": {group: score.rates(group) for group in groups(score)},
        "plain regular expression": {
            "exact span": _part(peer_exact, links),
            "found": peer_found,
            "of them linked": _part(peer_exact, peer_found),
        },
        "preambular paragraphs": {
            "containers": score.structure["containers"],
            "found": score.structure["preambular paragraphs"],
            "with the verb of the name": _part(
                score.structure["with the verb of the name"], score.structure["containers"]
            ),
        },
        "operative paragraphs": {
            "numbered": score.structure["numbered"],
            "found": score.structure["operative paragraphs"],
            "with their number": _part(score.structure["with their number"], score.structure["numbered"]),
            "with the verb in italics": _part(
                score.structure["with that verb"], score.structure["with a verb in italics"]
            ),
            "lettered points": score.structure["points"],
            "with their letter": _part(score.structure["with their letter"], score.structure["points"]),
            "nested points": score.structure["nested"],
            "with their depth": _part(score.structure["with that depth"], score.structure["nested"]),
        },
        "disagreements": {
            kind: sum(d.kind == kind for d in score.disagreements) for kind in ("missed", "other id", "not linked")
        },
    }


def _part(some: int, whole: int) -> float:
    return some / whole if whole else 1.0


def groups(score: Score) -> list[str]:
    """The groups of a table: all, the parts, then the classes by size."""
    first = ["all", "in the body", "in the notes"]
    return first + [g for g, _ in score.links.most_common() if g not in first]


def disagreements_csv(score: Score) -> str:
    """The disagreements, one a line: file, kind, offsets into the text that ``extract`` gives, the two ids."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["file", "kind", "start", "end", "linked", "found"])
    for d in score.disagreements:
        writer.writerow([d.file, d.kind, d.span.start, d.span.end, d.linked, d.found])
    return out.getvalue()
