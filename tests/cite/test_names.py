"""Names in a text: the longest known name at each word, never a part of a word."""

from __future__ import annotations

import pytest

from recalling.cite.names import KnownNames, NameIndex

INDEX = NameIndex(
    [
        ("General Assembly", "ga"),
        ("Assembly", "assembly"),
        ("Secretary-General", "sg"),
        ("Secretariat", "secretariat"),
        ("UNICEF", "unicef"),
        ("United Nations Children’s Fund", "unicef"),
        ("Charter", "charter"),
        ("Convention on the Rights of the Child", "crc"),
        ("Optional Protocol to the Convention on the Rights of the Child", "op"),
        ("Optional Protocol to the Convention on the Rights of the Child on the sale of children", "op-sc"),
        ("Commission on Human Rights", "chr"),
        ("Subcommission of the Commission on Human Rights", "subcom"),
        ("Rome Statute", "rome"),
        ("special session on children", "ss"),
        ("2030 Agenda", "agenda"),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[n.start : n.end], n.path) for n in INDEX.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the General Assembly decided", [("General Assembly", "ga")], id="longest of two"),
        pytest.param("the Assembly decided", [("Assembly", "assembly")], id="the shorter one alone"),
        pytest.param(
            "the Optional Protocol to the Convention on the Rights of the Child on the sale of children and",
            [("Optional Protocol to the Convention on the Rights of the Child on the sale of children", "op-sc")],
            id="longest of three",
        ),
        pytest.param(
            "the Optional Protocol to the Convention on the Rights of the Child on the sale of children’s toys",
            [("Optional Protocol to the Convention on the Rights of the Child on the sale of children", "op-sc")],
            id="possessive at the end of the longest",
        ),
        pytest.param(
            "Optional Protocol to the Convention on the Rights of the Child on childhood",
            [("Optional Protocol to the Convention on the Rights of the Child", "op")],
            id="the longest does not fit",
        ),
        pytest.param("the General Assembly’s decision", [("General Assembly", "ga")], id="possessive"),
        pytest.param("the General Assembly's decision", [("General Assembly", "ga")], id="possessive, straight"),
        pytest.param("the Secretary-General’s report", [("Secretary-General", "sg")], id="possessive of one word"),
        pytest.param("UNICEF’s programmes", [("UNICEF", "unicef")], id="possessive of an acronym"),
        pytest.param("the United Nations Children’s Fund", [("United Nations Children’s Fund", "unicef")],
                     id="a possessive inside a name"),
        pytest.param("the Charter, the Rome Statute.", [("Charter", "charter"), ("Rome Statute", "rome")],
                     id="two names"),
        pytest.param("(Rome Statute)", [("Rome Statute", "rome")], id="in brackets"),
        pytest.param("“Charter”", [("Charter", "charter")], id="in quotation marks"),
        pytest.param("the special session on children", [("special session on children", "ss")], id="lower case"),
        pytest.param("the 2030 Agenda", [("2030 Agenda", "agenda")], id="begins with a number"),
        pytest.param("the Subcommission of the Commission on Human Rights",
                     [("Subcommission of the Commission on Human Rights", "subcom")], id="a name inside a name"),
    ],
)  # fmt: skip
def test_the_longest_names_of_a_text(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    ["the Charters", "a Chartered accountant", "the charter", "the general assembly", "Assemblyman", "Secretary",
     "General Assembly-mandated", "UNICEFs", "the Rome Statutes", "Convention on the Rights of the Children",
     "the sub-Charter", "the Pre-Assembly", ""],
)  # fmt: skip
def test_no_name_is_cut_out_of_words(text):
    assert found(text) == []


def test_names_inside_others_are_found_where_they_are_asked_for():
    text = "the Subcommission of the Commission on Human Rights"
    assert [(text[n.start : n.end], n.path) for n in INDEX.find_all(text)] == [
        ("Subcommission of the Commission on Human Rights", "subcom"),
        ("Commission on Human Rights", "chr"),
    ]


def test_the_name_at_an_offset():
    text = "by the General Assembly of the Commission"
    assert INDEX.at(text, 7).path == "ga"
    assert INDEX.at(text, 15).path == "assembly"
    assert INDEX.at(text, 0) is None
    assert INDEX.at(text, 8) is None


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("its report to the General Assembly", "ga"),
        ("the Subcommission of the Commission on Human Rights", "subcom"),
        ("the Commission on Human Rights", "chr"),
        ("the General Assembly decided", None),
        ("", None),
    ],
)
def test_the_longest_name_that_ends_at_an_offset(text, path):
    name = INDEX.ending_at(text, len(text))
    assert (name.path if name else None) == path


def test_bodies_and_meetings_have_lists_of_their_own():
    known = KnownNames.of(
        [("Rome Statute", "rome", "Convention"), ("Assembly", "assembly", "Body"), ("World Summit", "wssd", "Meeting")]
    )
    text = "the World Summit, the Assembly and the Rome Statute"
    paths = [[n.path for n in index.find(text)] for index in (known.all, known.bodies, known.meetings)]
    assert paths == [["wssd", "assembly", "rome"], ["assembly"], ["wssd"]]
