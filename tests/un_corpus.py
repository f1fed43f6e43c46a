"""The corpus, where it is: found by RECALLING_CORPUS or in ../shared/corpus, unpacked or in archives."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from recalling.build import build
from recalling.evaluate import documents
from recalling.resources import folder

CORPUS = Path(os.environ.get("RECALLING_CORPUS") or Path(__file__).parents[2] / "shared" / "corpus")
REASON = f"no corpus at {CORPUS}: set RECALLING_CORPUS"

TRAFFICKING = frozenset({
    "74_176.xml", "75_158_E.xml", "75_195_E.xml", "A_RES_76_7-2117189E.xml", "A_RES_76_186-2119241E.xml",
    "A_RES_77_194-2228891E.xml", "A_RES_77_236-2229002E.xml", "E_RES_2021_25-2110321E.xml", "S_RES_2331_1622533E.xml",
    "S_RES_2388_1720704E.xml",
})  # fmt: skip
"""The documents of the corpus on trafficking in persons: the Assembly's, the Council's, ECOSOC's."""


def graph_of(names: Collection[str], out: Path) -> Path:
    """Build the graph of some documents of the corpus and of 57/176 into a folder."""
    room = out / "sources"
    room.mkdir(parents=True)
    for document in documents([CORPUS]):
        if document.name in names:
            (room / document.name).write_bytes(document.data)
    assert {path.name for path in room.iterdir()} == set(names)
    shipped = folder("sources") / "A_RES_57_176.md"
    build([room, shipped], out / "graph", engine="shifty", everything=False, processes=1)
    return out / "graph"
