"""Votes as texts print them, below the text, above it, and in the line of adoption."""

from __future__ import annotations

import pytest

from texts import document, resolution

DECIDES = "*Decides* to remain seized of the matter."


@pytest.mark.parametrize(
    ("line", "outcome", "counts"),
    [
        ("[*Adopted by a recorded vote of 45 to 1, with 2 abstentions*]", "recorded-vote", (45, 1, 2)),
        ("[*Adopted without a vote.*]", "without-vote", (None, None, None)),
        ("Adopted unanimously at the 1382nd meeting.", "unanimous", (None, None, None)),
        ("Adopted by 14 votes to none, with 1 abstention (China).", "recorded-vote", (14, 0, 1)),
        ("Adopted at the 541st meeting by nine votes to none, with two abstentions (Poland, Ukraine).",
         "recorded-vote", (9, 0, 2)),
        ("Adopted by 48 votes to none.", "recorded-vote", (48, 0, 0)),
        ("Adopted by consensus.", "consensus", (None, None, None)),
    ],
)  # fmt: skip
def test_the_line_of_the_vote(line, outcome, counts):
    found = document(resolution([], [DECIDES]) + f"\n{line}\n")
    vote = found.masthead.vote
    assert (vote.outcome, vote.counts) == (outcome, counts)
    assert found.source.quote(vote.spans[0]).strip("[]*. ") in line
    assert [p.text for p in found.paragraphs] == [DECIDES.replace("*", "")]


def test_members_by_name():
    found = document(
        resolution([], [DECIDES])
        + "\n[Adopted by a recorded vote of 3 to 1, with 1 abstention. The voting was as follows:\n\n"
        "*In favour*: Bolivia (Plurinational State of), Bosnia and Herzegovina and Chile\n\n"
        "*Against*: Norway\n\n*Abstaining*: Peru]\n"
    )
    assert found.masthead.vote.counts == (3, 1, 1)
    assert found.masthead.vote.members == (
        ("in-favour", "Bolivia (Plurinational State of)"),
        ("in-favour", "Bosnia and Herzegovina"),
        ("in-favour", "Chile"),
        ("against", "Norway"),
        ("abstaining", "Peru"),
    )
    assert len(found.paragraphs) == 1


def test_who_abstained_in_brackets():
    found = document(
        resolution([], [DECIDES]) + "\nAdopted by 9 votes to none, with 2 abstentions (Poland, Ukraine).\n"
    )
    assert found.masthead.vote.members == (("abstaining", "Poland"), ("abstaining", "Ukraine"))


def test_a_paragraph_about_a_vote_is_a_paragraph():
    found = document(resolution(["*Recalling* its resolution 60/1, adopted without a vote,"], [DECIDES]))
    assert found.masthead.vote is None
    assert len(found.paragraphs) == 2
