"""Any usual name leads to a thing, or to the things that it may be, or to the nearest names."""

from __future__ import annotations

import pytest

from recalling.errors import LookupFailed
from recalling.lineage import Index, find

NAMES = {
    "un/sc/res/1325": ["S/RES/1325 (2000)"],
    "un/hrc/res/55/15": ["A/HRC/RES/55/15", "55/15"],
    "un/doc/A/HRC/RES/55/15": ["A/HRC/RES/55/15"],
    "un/ga/res/55/15": ["A/RES/55/15", "55/15"],
    "un/instr/op-crc-ac": ["Optional Protocol", "OP-CRC-AC"],
    "un/instr/op-crc-sc": ["Optional Protocol", "OP-CRC-SC"],
}


@pytest.fixture(scope="module")
def index() -> Index:
    names = [{"thing": thing, "name": name} for thing, names in NAMES.items() for name in names]
    return Index.of([], [], [], names)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("S/RES/1325", "un/sc/res/1325"),
        ("S/RES/1325 (2000)", "un/sc/res/1325"),
        ("S/RES/1325(2000)", "un/sc/res/1325"),
        ("Security Council resolution 1325 (2000)", "un/sc/res/1325"),
        ("resolution 1325", "un/sc/res/1325"),
        ("A/HRC/RES/55/15", "un/hrc/res/55/15"),  # the act, rather than its paper
        ("55/15", "un/ga/res/55/15"),  # a bare number is the Assembly's
        ("op-crc-sc", "un/instr/op-crc-sc"),
        ("https://w3id.org/recalling/un/instr/op-crc-ac", "un/instr/op-crc-ac"),
    ],
)
def test_a_usual_name_leads_to_the_thing(index, text, path):
    assert find(index, text) == path


def test_an_iri_is_one_under_the_base_of_the_data(tmp_path):
    Index.of([], [], [], [{"thing": "un/instr/cedaw", "name": "CEDAW"}], base="https://example.org/x/").save(
        tmp_path / "index", "key"
    )
    elsewhere = Index.load(tmp_path / "index", "key")
    assert find(elsewhere, "https://example.org/x/un/instr/cedaw") == "un/instr/cedaw"
    with pytest.raises(LookupFailed, match="nothing in the graph goes by"):
        find(elsewhere, "https://w3id.org/recalling/un/instr/cedaw")


def test_what_several_things_are_called_brings_them_to_mind(index):
    wanted = "'optional protocol' may be un/instr/op-crc-ac, un/instr/op-crc-sc; name one of them"
    with pytest.raises(LookupFailed, match=wanted):
        find(index, "optional protocol")


@pytest.mark.parametrize("text", ["OP-CRC-SE", "op crc sc"])
def test_what_nobody_knows_brings_the_nearest_to_mind(index, text):
    with pytest.raises(LookupFailed, match=r"did you mean '?.*OP-CRC-SC"):
        find(index, text)


@pytest.mark.parametrize("text", ["", "   ", "S/RES/9999", "\x00"])
def test_what_is_like_nothing_is_told(index, text):
    with pytest.raises(LookupFailed, match="nothing in the graph goes by"):
        find(index, text)
