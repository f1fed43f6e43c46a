"""Any usual way of naming a thing leads to it: a symbol, a number, a name, an acronym, an IRI, a path."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

from ..errors import LookupFailed
from ..queries import load_query, run
from ..store import GraphStore


def find(store: GraphStore, text: str, names: Mapping[str, str] | None = None) -> str:
    """The path of the one thing that a text names. ``names`` are those of the store, where they are known already.

    Raises ``LookupFailed`` with the candidates where several go by it, and with the nearest names where none does.
    """
    wanted = text.strip()
    names = names_of(store) if names is None else names
    for candidate in (store.iris.path(wanted), wanted):
        if candidate in names.values():
            return candidate
    key = _key(wanted)
    found = sorted({path for name, path in names.items() if _key(name) == key})
    if not found:
        found = sorted({path for name, path in names.items() if _key(name).endswith("/" + key)})
    if len(found) == 1:
        return found[0]
    if found:
        acts = [path for path in found if re.match(r"un/ga/(res|dec)/", path)]
        if len(acts) == 1:
            return acts[0]
        raise LookupFailed(f"{text!r} may be {', '.join(found[:6])}", do="name one of them")
    near = difflib.get_close_matches(key, {_key(n): n for n in names}, n=3, cutoff=0.6)
    originals = {_key(name): name for name in names}
    hint = "; did you mean " + " or ".join(repr(originals[k]) for k in near) + "?" if near else ""
    raise LookupFailed(
        f"nothing in the graph goes by {text!r}{hint}", do="see `recalling query names` for what there is"
    )


def names_of(store: GraphStore) -> dict[str, str]:
    """Every name of every thing, and its path."""
    answer = run(store, load_query("names").name, {}, "full")
    return {name: path for path, name in answer.plain() if name}


def _key(name: str) -> str:
    """A name as it is compared: without case, "res.", "resolution", brackets and spaces."""
    text = name.lower().strip()
    text = re.sub(r"^(?:(?:general assembly|ga|un) )?(?:resolution|res\.?|decision) ", "", text)
    text = text.removeprefix("the ")
    return re.sub(r"[\s()\[\].]+", "", text)
