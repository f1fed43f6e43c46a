"""The words that say what a paragraph does: a verb of the drafters, and modifiers before, inside or after it."""

from __future__ import annotations

import pytest

from recalling.segment.verbs import decompose, opening_verb
from texts import document, resolution

# phrases of preambular_phrases.tsv and operative_phrases.tsv, mostly the frequent ones
PHRASES = {
    "Recalling": "recall",
    "Recalling also": "recall also",
    "Recalling further": "recall further",
    "Recalling with concern": "recall with-concern",
    "Recognizing": "recognize",
    "Reaffirming": "reaffirm",
    "Reaffirming its commitment": "reaffirm-commitment",
    "Welcoming also": "welcome also",
    "Taking note": "take-note",
    "Taking note with appreciation": "take-note with-appreciation",
    "Taking note also": "take-note also",
    "Bearing in mind": "bear-in-mind",
    "Having considered": "have-considered",
    "Having also considered": "have-considered also",
    "Having examined": "have-examined",
    "Mindful": "mindful",
    "Convinced": "convinced",
    "Aware": "aware",
    "Guided": "guided",
    "Determined": "determined",
    "Cognizant": "cognizant",
    "Concerned": "concerned",
    "Deeply concerned": "concerned deeply",
    "Gravely concerned": "concerned gravely",
    "Seriously concerned": "concerned seriously",
    "Deeply concerned also": "concerned deeply also",
    "Remaining deeply concerned": "concerned remaining deeply",
    "Noting with concern": "note with-concern",
    "Noting with great concern": "note with-great-concern",
    "Noting with appreciation also": "note with-appreciation also",
    "Noting with satisfaction": "note with-satisfaction",
    "Expressing concern": "express-concern",
    "Expressing deep concern": "express-concern deep",
    "Expressing its deep concern": "express-concern deep",
    "Expressing grave concern": "express-concern grave",
    "Expressing concern also": "express-concern also",
    "Expressing its appreciation": "express-appreciation",
    "Reiterating its deep concern": "reiterate-concern deep",
    "Strongly condemning": "condemn strongly",
    "Taking into account": "take-into-account",
    "Stressing once again": "stress once-again",
    "Encourages": "encourage",
    "Also encourages": "encourage also",
    "Strongly encourages": "encourage strongly",
    "Requests": "request",
    "Further requests": "request further",
    "Calls upon": "call-upon",
    "Calls once again upon": "call-upon once-again",
    "Further calls upon": "call-upon further",
    "Calls for": "call-for",
    "Also calls for": "call-for also",
    "Urges": "urge",
    "Strongly urges": "urge strongly",
    "Decides": "decide",
    "Further decides": "decide further",
    "Takes note": "take-note",
    "Also takes note": "take-note also",
    "Takes note with appreciation": "take-note with-appreciation",
    "Notes with concern": "note with-concern",
    "Also notes with concern": "note also with-concern",
    "Welcomes with appreciation": "welcome with-appreciation",
    "Expresses its appreciation": "express-appreciation",
    "Expresses serious concern": "express-concern serious",
    "Reiterates its request": "reiterate-request",
    "Reiterates its call upon": "reiterate-call-upon",
    "Reiterates its call for": "reiterate-call-for",
    "Reaffirms its support": "reaffirm-support",
    "Looks forward": "look-forward",
    "Re-emphasizes": "re-emphasize",
    "Strongly condemns": "condemn strongly",
    "Appropriates": "appropriate",
    "Authorizes": "authorize",
    "Condemns in the strongest possible terms": "condemn in-the-strongest-possible-terms",
}


@pytest.mark.parametrize(("phrase", "expected"), PHRASES.items(), ids=PHRASES)
def test_a_phrase_is_a_verb_with_modifiers(phrase, expected):
    act, *modifiers = expected.split()
    verb = decompose(phrase)
    assert verb is not None
    assert (verb.printed, verb.act, list(verb.modifiers)) == (phrase, act, modifiers)


@pytest.mark.parametrize(
    "phrase", ["", "Also", "Deeply", "With appreciation", "The General Assembly", "Lamenting", "Ibid."]
)
def test_what_is_no_phrase_of_the_drafters(phrase):
    assert decompose(phrase) is None


@pytest.mark.parametrize(
    ("text", "printed", "act"),
    [
        ("Recalling all previous resolutions on the matter,", "Recalling", "recall"),
        ("Recalling also the Millennium Declaration,", "Recalling also", "recall"),
        ("Noting with great concern that women", "Noting with great concern", "note"),
        ("Takes note with appreciation of the report;", "Takes note with appreciation", "take-note"),
        ("Takes note of the report with appreciation;", "Takes note", "take-note"),
        ("Calls for full implementation of the Convention;", "Calls for", "call-for"),
        ("Calls upon all Governments to act;", "Calls upon", "call-upon"),
        (
            "Expresses its deep appreciation to the Government;",
            "Expresses its deep appreciation",
            "express-appreciation",
        ),
        ("Stressing once again the need", "Stressing once again", "stress"),
        ("Requests the Secretary-General to report", "Requests", "request"),
        ("Urges, in this regard, all States to act;", "Urges", "urge"),
    ],
)
def test_the_verb_that_opens_a_text_without_italics(text, printed, act):
    verb = opening_verb(text)
    assert (verb.printed, verb.act) == (printed, act)


@pytest.mark.parametrize(
    "text",
    ["", "Status of Women at its forty-second session", "recalling the resolution", "the Secretary-General requests",
     "Protocol to Prevent Trafficking", "International Criminal Court,", "Further to that"],
)  # fmt: skip
def test_a_text_that_opens_with_no_verb(text):
    assert opening_verb(text) is None


@pytest.mark.parametrize(
    ("italics", "act", "modifiers"),
    [
        ("Recalling", "recall", ()),
        ("Recalling also", "recall", ("also",)),
        ("Seriously concerned,", "concerned", ("seriously",)),
        ("Welcomes and encourages", "welcome", ()),
        ("Lamenting", "lamenting", ()),
        ("Laments", "laments", ()),
    ],
)
def test_the_italic_words_are_the_phrase(italics, act, modifiers):
    verb = opening_verb(f"{italics} the loss", italics)
    assert (verb.act, verb.modifiers) == (act, modifiers)
    assert verb.printed == italics.rstrip(",")


@pytest.mark.parametrize("italics", ["Ibid.", "Official Record of the Conference", "inter alia", "per se"])
def test_italics_that_are_no_verb(italics):
    assert opening_verb(f"{italics}, the rest", italics) is None


def test_the_verbs_of_a_resolution():
    paragraphs = document(
        resolution(
            ["*Recalling* so,", "*Deeply concerned* at so,", "*Noting with satisfaction* so,"],
            ["*Takes note with appreciation* of so;", "*Also urges* so;", "*Invites* States, once again, to act."],
        )
    ).paragraphs
    assert [(p.id, p.verb.printed, p.verb.act, p.verb.modifiers) for p in paragraphs] == [
        ("pp1", "Recalling", "recall", ()),
        ("pp2", "Deeply concerned", "concerned", ("deeply",)),
        ("pp3", "Noting with satisfaction", "note", ("with-satisfaction",)),
        ("op1", "Takes note with appreciation", "take-note", ("with-appreciation",)),
        ("op2", "Also urges", "urge", ("also",)),
        ("op3", "Invites", "invite", ()),
    ]
