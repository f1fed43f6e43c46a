"""Bodies under an old and a new name, as explanatory footnotes tell it."""

from __future__ import annotations

from ..cite.names import NameIndex
from ..model import Renaming
from .ledger import Ledger
from .references import Note


def renaming_of(note: Note, annotated: str, index: NameIndex, ledger: Ledger) -> Renaming | None:
    """The renaming that an explanatory footnote on a body tells, in whichever direction it tells it."""
    explanation = note.explanation
    if explanation is None:
        return None
    text = note.footnote.text
    at = text.index(explanation.name)
    known = index.at(text, at)
    path = known.path if known and ledger.kind(known.path) == "Body" else None
    other = ledger.body(explanation.name, path)
    old, new = (annotated, other) if explanation.other_is == "new" else (other, annotated)
    if old == new:
        return None
    names = f"{old.rpartition('/')[2]}-{new.rpartition('/')[2]}"
    event = ledger.authority.renaming(old, new) or f"un/event/renaming-{names}"
    by = note.references[0].target if note.references else None
    return Renaming(event, old, new, by, note.footnote.reading.whole)
