"""Document symbols: what one looks like, its canonical form, its path, the act that it prints."""

from __future__ import annotations

import pytest

from recalling.identifiers.acts import parse_act_number
from recalling.identifiers.symbols import SYMBOL, act_of_symbol, canonical, is_symbol, sales_path, symbol_path

# verbatim from citation_forms.tsv
SYMBOLS = [
    "A/57/170", "A/2170", "A/C.3/55/3", "A/C.5/75/2", "A/C.6/64/SR.12", "A/C.6/64/SR.1–28/Corrigendum", "A/62/PV.117",
    "A/CONF.157/24 (Part I)", "A/CONF.192/15", "A/75/6 (Sect. 3)/Add.1", "NPT/CONF.2000/28 (Parts I and II)",
    "A/AC.109/2020/20", "A/ES-10/794", "A/S-15/2", "E/CN.4/1998/53/Add.2", "E/CN.4/Sub.2/1998/14", "E/1998/27",
    "A/ES-10/273/Corr.1", "A/57/38 (Part I)", "A/75/155/Rev.1", "A/59/19/Rev.1", "ST/SGB/2017/2/Rev.1",
    "ST/SGB/2013/4/Amend.1", "A/HRC/17/31", "A/HRC/22/17/Add.4", "A/HRC/RES/39/2", "CD/1839", "ISBA/26/A/19",
    "CAC/COSP/2019/17", "CTOC/COP/2020/10", "SPLOS/303", "CLCS/40/Rev.1", "JIU/REP/2020/6/Corr.1",
    "TD/519/Add.2/Corr.1", "CEDAW/C/GC/38", "A/70/423", "S/24", "S/12611", "S/26385/Add.1", "S/PRST/2013/15",
    "S/PV.7813", "S/INF/69", "S/RES/1454 (2002)", "FCCC/CP/2015/10/Add.1", "FCCC/KP/CMP/2012/13/Add.1",
    "ICCD/COP(13)/21/Add.1", "UNEP/CBD/COP/10/27", "UNEP/EA.4/Res.1", "A/RES/77/134", "A/67/65/Corr.1",
]  # fmt: skip


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_symbol(symbol):
    assert is_symbol(symbol)


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_symbol_in_a_sentence_ends_where_it_ends(symbol):
    found = SYMBOL.search(f"See documents {symbol}, which was issued later.")
    assert found is not None
    assert found[0] == symbol


@pytest.mark.parametrize(
    "text",
    ["HIV/AIDS", "and/or", "A/B", "57/176", "18/12/2002", "2/24", "1996/97", "02-54978", "km/h", "S/", "A", "A/",
     "/57/170",
     "SN 200/99", "OEA/Ser.G/1", "GC(65)/RES/11", "WHA58/2005/REC/1", "Corr.1", "Add.1", "A/57/170.", "see A/57/170",
     "a/57/170", "Agenda item 102", "S-27/2", "E.95.XIII.18", ""],
)  # fmt: skip
def test_what_is_no_symbol(text):
    assert not is_symbol(text)


@pytest.mark.parametrize(
    ("sentence", "symbol"),
    [
        ("See A/57/170.", "A/57/170"),
        ("(A/57/549)", "A/57/549"),
        ("document S/24;", "S/24"),
        ("A/57/38 (Part I) and Add.1", "A/57/38 (Part I)"),
        ("A/57/170 (in English)", "A/57/170"),
        ("see A/57/170, para. 3", "A/57/170"),
    ],
)
def test_where_a_symbol_ends(sentence, symbol):
    assert SYMBOL.search(sentence)[0] == symbol


@pytest.mark.parametrize("sentence", ["XA/57/170", "HIV/AIDS in 2002", "www.un.org/A/57/170", "page 2/24", "B/A/57"])
def test_a_sentence_without_symbol(sentence):
    assert not [m for m in SYMBOL.finditer(sentence) if is_symbol(m[0])]


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        pytest.param("A/57/170", "A/57/170", id="as it is"),
        pytest.param("A/C.6/64/SR.1–28", "A/C.6/64/SR.1-28", id="dash"),
        pytest.param("A/ES‑10/273", "A/ES-10/273", id="no-break hyphen"),
        pytest.param("A/CONF.157/24\u00a0(Part I)", "A/CONF.157/24 (Part I)", id="no-break space"),
        pytest.param("A/CONF.157/24\n(Part I)", "A/CONF.157/24 (Part I)", id="line break"),
        pytest.param("S/Agenda/2329/Rev. 1", "S/Agenda/2329/Rev.1", id="space behind Rev."),
        pytest.param(" A/57/170 ", "A/57/170", id="spaces around"),
        pytest.param("A/73/12 (part II)", "A/73/12 (Part II)", id="small part"),
        pytest.param("S/PV.6702(Resumption1)", "S/PV.6702 (Resumption 1)", id="no spaces in a qualifier"),
    ],
)
def test_the_canonical_form(printed, form):
    assert canonical(printed) == form
    assert canonical(form) == form


@pytest.mark.parametrize(
    ("symbol", "path"),
    [
        ("A/57/170", "un/doc/A/57/170"),
        ("A/CONF.157/24 (Part I)", "un/doc/A/CONF.157/24_Part_I"),
        ("A/CONF.157/24(Part I)", "un/doc/A/CONF.157/24_Part_I"),
        ("E/CN.4/Sub.2/1998/14", "un/doc/E/CN.4/Sub.2/1998/14"),
        ("E/1998/27/Corr.1", "un/doc/E/1998/27/Corr.1"),
        ("A/75/6 (Sect. 3)/Add.1", "un/doc/A/75/6_Sect._3/Add.1"),
        ("ICCD/COP(13)/21/Add.1", "un/doc/ICCD/COP_13/21/Add.1"),
        ("A/ES‑10/273", "un/doc/A/ES-10/273"),
    ],
)
def test_the_path_of_a_paper(symbol, path):
    assert symbol_path(symbol) == path


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_path_has_no_white_space_and_no_brackets(symbol):
    assert not set(symbol_path(symbol)) & set(" ()\u00a0‑–")


def test_the_path_of_a_publication():
    assert sales_path("E.95.XIII.18") == "un/sales/E.95.XIII.18"


@pytest.mark.parametrize(
    ("symbol", "body", "kind", "number"),
    [
        ("A/RES/57/176", "ga", "res", "57/176"),
        ("A/RES/217(III)A", "ga", "res", "217 A (III)"),
        ("A/RES/2200 (XXI)", "ga", "res", "2200 (XXI)"),
        ("A/RES/46/36L", "ga", "res", "46/36 L"),
        ("A/RES/S-27/2", "ga", "res", "S-27/2"),
        ("A/RES/ES‑10/15", "ga", "res", "ES-10/15"),
        ("A/DEC/52/408", "ga", "dec", "52/408"),
        ("S/RES/1325(2000)", "sc", "res", "1325 (2000)"),
        ("S/RES/1454 (2002)", "sc", "res", "1454 (2002)"),
        ("E/RES/1996/31", "ecosoc", "res", "1996/31"),
        ("A/HRC/RES/39/2", "hrc", "res", "39/2"),
        ("S/PRST/2013/15", "sc", "prst", "2013/15"),
        ("E/CN.4/RES/2005/74", "chr", "res", "2005/74"),
    ],
)
def test_the_act_that_a_symbol_prints(symbol, body, kind, number):
    assert act_of_symbol(symbol) == (body, kind, parse_act_number(number))


@pytest.mark.parametrize("symbol", ["A/57/170", "A/RES/", "A/RES/57", "X/RES/57/176", "57/176"])
def test_a_symbol_that_prints_no_act(symbol):
    assert act_of_symbol(symbol) is None
