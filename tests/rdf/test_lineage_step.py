"""What rests on what: an act on what it cites, but not on what came after it or what it brought about itself."""

from __future__ import annotations

from recalling.dataset import assemble
from recalling.rdf.derive import FULL
from recalling.rdf.namespaces import Iris, expand
from texts import extraction, resolution


def steps(*texts: str) -> set[tuple[str, str]]:
    """Every step of the lineage that begins or ends at an act of the texts."""
    extractions = [extraction(text) for text in texts]
    acts = {x.act.path for x in extractions}
    iris = Iris()
    full = assemble(extractions).in_graphs(FULL)
    quads = (q for q in full if q.predicate == expand("unc:restsOn"))
    found = {(iris.path(q.subject.value), iris.path(q.object.value)) for q in quads}
    return {step for step in found if acts & {*step}}


def act(number: str, cited: str, adopted: str) -> str:
    return resolution(
        [f"*Recalling* {cited},"],
        ["*Decides* so."],
        number=number,
        report="",
        adopted=f"*64th plenary meeting  \n{adopted}*",
    )


def test_an_act_rests_on_what_it_cites():
    later = act("62/901", "its resolution 61/901", "18 December 2007")
    earlier = act("61/901", "its resolution 60/1", "19 December 2006")
    assert ("un/ga/res/62/901", "un/ga/res/61/901") in steps(later, earlier)


def test_an_act_does_not_rest_on_a_later_one_that_it_cites_by_a_misprint():
    misprint = act("61/901", "its resolution 62/901", "19 December 2006")
    later = act("62/901", "its resolution 60/1", "18 December 2007")
    assert ("un/ga/res/61/901", "un/ga/res/62/901") not in steps(misprint, later)


def test_an_act_does_not_rest_on_what_it_adopted():
    text = act("70/1", "the 2030 Agenda for Sustainable Development", "25 September 2015")
    found = steps(text)
    assert ("un/instr/2030-agenda", "un/ga/res/70/1") in found
    assert ("un/ga/res/70/1", "un/instr/2030-agenda") not in found
