"""Any usual way of naming a thing leads to it: a symbol, a number, a name, an acronym, an IRI, a path."""

from __future__ import annotations

import difflib
import re
from collections import Counter

from ..errors import LookupFailed
from ..rdf.namespaces import Iris
from .index import Index

_COUNCIL = re.compile(
    r"(?:S/RES/|(?:security council )?(?:resolution |res\.? )?)(\d{1,4})(?: ?\(\d{4}\))?", re.IGNORECASE
)
_NEAR = 200  # so many names that share most with a wrong one are compared closely


def find(index: Index, text: str) -> str:
    """The path of the one thing that a text names.

    Raises ``LookupFailed`` with the candidates where several go by it, and with the nearest names where none does.
    """
    wanted = text.strip()
    for path in (Iris(index.base).path(wanted), wanted):
        if index.number(path) is not None:
            return path
    found = _exact(index, key(wanted)) or _ending(index, key(wanted)) or _act(index, wanted)
    acts = [path for path in found if not path.startswith("un/doc/")]  # rather than the paper of the same symbol
    assembly = [path for path in found if re.match(r"un/ga/(res|dec)/", path)]
    for candidates in (found, acts, assembly):
        if len(candidates) == 1:
            return candidates[0]
    if found:
        raise LookupFailed(f"{text!r} may be {', '.join(found[:6])}", do="name one of them")
    near = _near(index, key(wanted))
    hint = "; did you mean " + " or ".join(repr(name) for name in near) + "?" if near else ""
    raise LookupFailed(
        f"nothing in the graph goes by {text!r}{hint}", do="see `recalling query names` for what there is"
    )


def _act(index: Index, text: str) -> list[str]:
    """The Security Council's resolution of a number, which needs no year: S/RES/1325, resolution 1325 (2000)."""
    council = _COUNCIL.fullmatch(text)
    path = f"un/sc/res/{council[1]}" if council else ""
    return [path] if path and index.number(path) is not None else []


def key(name: str) -> str:
    """A name as it is compared: without case, "res.", "resolution", brackets and spaces."""
    text = name.lower().strip()
    text = re.sub(r"^(?:(?:general assembly|ga|un) )?(?:resolution|res\.?|decision) ", "", text)
    text = text.removeprefix("the ")
    return re.sub(r"[\s()\[\].]+", "", text)


def _exact(index: Index, wanted: str) -> list[str]:
    row = index.names.first(wanted)
    found = set()
    while row < len(index.names) and index.names[row] == wanted:
        found.add(index.paths[int(index.name_thing[row])])
        row += 1
    return sorted(found)


def _ending(index: Index, wanted: str) -> list[str]:
    """The things with a name that ends in what is wanted: "57/176" of "A/RES/57/176"."""
    end = f"/{wanted}"
    rows = [row for row, name in enumerate(index.names) if name.endswith(end)] if wanted else []
    return sorted({index.paths[int(index.name_thing[row])] for row in rows})


def _near(index: Index, wanted: str) -> list[str]:
    """Three names that are nearly what is wanted, as they are printed."""
    pairs = _pairs(wanted)
    shared = {row: sum((_pairs(name) & pairs).values()) for row, name in enumerate(index.names)}
    rows = sorted(shared, key=lambda row: (-shared[row] / (len(pairs) + len(index.names[row])), row))[:_NEAR]
    printed = {index.names[row]: index.printed_names[row] for row in reversed(rows)}
    return [printed[name] for name in difflib.get_close_matches(wanted, printed, n=3, cutoff=0.6)]


def _pairs(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(len(text) - 1))
