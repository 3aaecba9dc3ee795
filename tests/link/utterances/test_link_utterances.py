"""The same words of the same occasion come together, formulas and other people's words stay apart."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import get_args

import pytest

from crossread.link.terms import find_terms, weigh_story
from crossread.link.utterances import Saying, UtteranceLinks, compare_meaning, link_utterances, read_saying
from crossread.link.utterances.grouping import _chained, _contains_whole
from crossread.link.utterances.names import Names, find_names, find_shared_stems
from crossread.link.utterances.numbered import number_parts
from crossread.link.utterances.speakers import compare_speakers, read_speaker
from crossread.records.evidence import Evidence
from crossread.records.quotations import Quotation, QuotationKind

BRANDVIK = ("Ilse Brandvik", "person", "harbour master Ilse Brandvik")
TORREL = ("Ana Torrel", "person", "Mayor Ana Torrel")
OFFICE = ("Harbour Office", "organisation", "the Harbour Office")
LONG = "the dredgers went aground because nobody had told their skippers that the northern buoys were dark"
Who = tuple[str, str, str] | None


def say(
    report: str,
    text: str,
    who: Who = BRANDVIK,
    kind: QuotationKind = "direct",
    *,
    start: int = 0,
    around: str = "",
    names: Names = frozenset(),
    common: frozenset[str] = frozenset(),
) -> Saying:
    """A quotation of a report."""
    name, sort, beside = who or (None, None, None)
    quotation = Quotation(
        quotation_id=f"q-{report}-{start}",
        document_id=report,
        start=start,
        end=start + len(text),
        text=text,
        kind=kind,
        speaker_text=beside,
    )
    return read_saying(
        quotation,
        weights=weigh_story([]),
        speaker=read_speaker(entity_id=name and f"{report}-{name}", name=name, kind=sort, text=beside),
        around=[term.stem for term in find_terms(around or text)],
        names=names,
        common=common,
    )


def together(links: UtteranceLinks) -> bool:
    """Whether all quotations are one utterance."""
    return len(links.utterances) == 1


def verdict(*sayings: Saying) -> str:
    """The verdict on quotations that are one utterance."""
    (utterance,) = link_utterances("s", sayings).utterances
    return utterance.verdict


def test_one_report_alone_is_single() -> None:
    """An utterance that one report has is single."""
    assert verdict(say("a", LONG)) == "single"


def test_words_that_another_passes_on_stay_with_who_said_them() -> None:
    """Of words that Torrel says Brandvik said, those of Brandvik alone are joined with what she said elsewhere."""
    outer = say("a", f"Ilse said, {LONG}, and then she left", TORREL)
    inner = say("a", LONG, start=11)
    links = link_utterances("s", [outer, inner, say("b", LONG)])
    assert links.utterance_of["q-a-11"] == links.utterance_of["q-b-0"] != links.utterance_of["q-a-0"]


def test_marks_and_case_are_no_difference() -> None:
    """The same words are the same whatever marks and capitals the outlets use."""
    assert verdict(say("a", LONG.capitalize() + ","), say("b", LONG + ".")) == "same"


def test_an_altered_word_is_a_difference() -> None:
    """Another word inside the marks is said, however small."""
    one, other = say("a", LONG), say("b", LONG.replace("nobody had told", "no one told"))
    assert verdict(one, other) == "wording_differs"


def test_a_part_is_shortened() -> None:
    """A run of the words is the same utterance, shortened."""
    assert verdict(say("a", LONG), say("b", "the northern buoys were dark", kind="mixed")) == "shortened"


def test_what_an_outlet_adds_in_brackets_is_its_own() -> None:
    """Words in square brackets are no alteration."""
    assert verdict(say("a", LONG), say("b", LONG.replace("their", "their [young]"))) == "same"


def test_few_words_need_one_speaker_and_like_sentences() -> None:
    """Two words prove nothing alone."""
    about = "called the loan for the new pier of Velmar a bad bargain"
    pair = [say("a", "bad bargain", around=about), say("b", "bad bargain", around=about)]
    assert together(link_utterances("s", pair))
    other_matter = say("b", "bad bargain", around="said of the tickets for the opera")
    assert not together(link_utterances("s", [pair[0], other_matter]))
    assert not together(link_utterances("s", [pair[0], say("b", "bad bargain", TORREL, around=about)]))


def test_formulas_stay_apart() -> None:
    """Words everybody uses join nobody's sentences."""
    one = say("a", "she was a poor choice for president of the United States and always will be", TORREL)
    other = say("b", "I would be proud to see him become president of the United States")
    assert not together(link_utterances("s", [one, other]))


def test_two_named_persons_with_one_long_sentence_differ_on_the_speaker() -> None:
    """Where two reports put one long sentence into two mouths, that is said."""
    assert verdict(say("a", LONG), say("b", LONG, TORREL)) == "speaker_differs"


@pytest.mark.parametrize("who", [OFFICE, ("spokesman", "person", "a spokesman"), None])
def test_a_body_a_spokesman_and_nobody_are_no_other_speaker(who: Who) -> None:
    """A body and its voice, or a speaker who is not told, never make a conflict."""
    assert verdict(say("a", LONG), say("b", LONG, who)) == "same"


def test_spellings_of_one_name_are_one_speaker() -> None:
    """A name spelt with another letter is no other person."""
    assert (
        verdict(
            say("a", LONG, ("Pavel Dorin", "person", "Pavel Dorin")),
            say("b", LONG, ("Pavell Dorrin", "person", "Pavell Dorrin")),
        )
        == "same"
    )


def test_reports_in_their_own_words_come_together() -> None:
    """What a body said is found again in other words of a report that relays it."""
    one = say("a", "officers had detained a skipper and his cousin for inciting pilots to strike", OFFICE, "indirect")
    relay = ("Velmar Post", "organisation", "the Velmar Post")
    other = say("b", "the authorities arrested a skipper and his cousin, accused of instigating a pilots' strike",
                relay, "indirect")  # fmt: skip
    assert together(link_utterances("s", [one, other]))
    named = say("b", other.quotation.text, TORREL, "indirect")
    assert not together(link_utterances("s", [one, named]))


def test_pieces_around_an_attribution_are_one() -> None:
    """A sentence cut by `she said` is one utterance, and a report that prints all of it joins both pieces."""
    first, second = "We sounded the northern channel twice,", "It was four metres shallower than the chart says."
    text = f"“{first}” Brandvik said. “{second}”"
    pieces = [say("a", first, start=1), say("a", second, start=text.index(second))]
    cue = text.index("said")
    pieces[0] = read_saying(
        Quotation(
            quotation_id="q-1",
            document_id="a",
            start=1,
            end=1 + len(first),
            text=first,
            kind="direct",
            cue_start=cue,
            cue_end=cue + 4,
        ),
        weights=weigh_story([]),
        speaker=pieces[0].speaker,
    )
    links = link_utterances("s", [*pieces, say("b", f"{first} {second}")], {"a": text, "b": ""})
    assert together(links)


def test_two_sentences_around_an_attribution_are_two_sayings() -> None:
    """Where the attribution ends its sentence, what follows is said beside it; where it goes on, it is one saying."""
    first = "We sounded the northern channel twice,"
    for second, apart in (("The harbour will stay closed.", True), ("and it was shallow.", False)):
        text = f"“{first}” Brandvik said. “{second}”" if apart else f"“{first}” Brandvik said, “{second}”"
        cue = text.index("said")
        opening = read_saying(
            replace(say("a", first, start=1).quotation, cue_start=cue, cue_end=cue + 4),
            weights=weigh_story([]),
            speaker=say("a", first).speaker,
        )
        links = link_utterances("s", [opening, say("a", second, start=text.index(second))], {"a": text})
        assert (len(links.utterances) == 2) is apart


def test_the_order_of_reports_changes_nothing() -> None:
    """Shuffled quotations give the same utterances, verdicts and ids."""
    sayings = [
        say("a", LONG),
        say("b", LONG, TORREL),
        say("c", "the northern buoys were dark", kind="mixed"),
        say("d", "the pilots of Velmar want four more buoys", OFFICE, "indirect"),
        say("e", "pilots in Velmar demand four more buoys", ("Velmar Post", "organisation", "Velmar Post"), "indirect"),
    ]
    expected = link_utterances("s", sayings)
    for seed in range(6):
        random.Random(seed).shuffle(sayings)
        assert link_utterances("s", sayings) == expected


def test_every_quotation_has_an_utterance() -> None:
    """No quotation is left over, and every reason is fit for the page."""
    sayings = [say(report, LONG, kind=kind) for report in "abc" for kind in get_args(QuotationKind)[:1]]
    links = link_utterances("s", sayings)
    assert set(links.utterance_of) == {saying.quotation.quotation_id for saying in sayings}
    assert all(evidence.reason for evidence in links.evidence.values())


def test_a_short_saying_in_two_mouths_differs_on_the_speaker() -> None:
    """A whole sentence of seven words that two reports give to two persons is one with two speakers."""
    words = "That buoy was a widow waiting to happen"
    assert verdict(say("a", words), say("b", words, TORREL)) == "speaker_differs"


def test_like_openings_are_no_saying() -> None:
    """Two sentences of one speaker that share little words stay apart."""
    one = say("a", "Nobody will touch that wreck until the divers have been aboard")
    other = say("b", "Nobody will sign a new lease until the divers have gone home")
    assert not together(link_utterances("s", [one, other]))


def test_who_retells_is_no_other_speaker() -> None:
    """A person who tells what the harbour master said does not take the words from her mouth."""
    retold = say("b", f"The harbour master told the skippers that {LONG}", TORREL)
    assert verdict(say("a", LONG), retold) == "shortened"


def test_an_indirect_report_that_keeps_a_turn_of_phrase_is_the_same_words() -> None:
    """One tells in its own words what another prints, and keeps how it was put; another speaker's is not it."""
    printed = say("a", "That barge was lying where no barge had any business to be, and everybody in Velmar knew it")
    told = say("b", "that the dredger had been lying where it had no business to be", kind="indirect")
    assert together(link_utterances("s", [printed, told]))
    assert not together(link_utterances("s", [printed, replace(told, speaker=say("b", LONG, TORREL).speaker)]))


def test_words_of_one_speaker_printed_in_two_translations_are_one() -> None:
    """Five words of weight in common make two renderings one; two things said of one ferry are two."""
    one = say("a", "The ferry caught fire and burning rockets flew randomly over the harbour wall")
    other = say("b", "Suddenly fire on the ferry, rockets were flying across the harbour wall at random")
    assert together(link_utterances("s", [one, other]))
    assert not together(
        link_utterances("s", [one, say("b", "The ferry was a good ship, and the harbour will miss it")])
    )
    assert not together(link_utterances("s", [one, replace(other, speaker=say("b", LONG, TORREL).speaker)]))


def test_common_words_of_one_speaker_are_one_when_all_are_the_same() -> None:
    """Words such as "I do not know" are said often, but by one speaker in two reports they are one utterance."""
    one, other = (say(report, "I do not know", around=f"{report} sailors") for report in ("a", "b"))
    assert together(link_utterances("s", [one, other]))
    assert not together(link_utterances("s", [one, replace(other, speaker=say("b", LONG, TORREL).speaker)]))


def test_a_possessive_names_no_speaker() -> None:
    """What is called "her union" is the Dockers' Union of another report by the word union, and nobody called Her."""
    named = read_speaker(entity_id="e-1", name="Velmar Dockers Union", kind="organisation", text="the Dockers Union")
    hers = read_speaker(entity_id="e-2", name="Her union", kind="organisation", text="Her union")
    found = compare_speakers(named, hers)
    assert found is not None
    assert found.score >= 0.8


def test_pieces_are_kept_apart_where_another_report_gives_but_one() -> None:
    """Two sentences in a row of one speaker are one utterance, unless another report prints only one of them."""
    first, second = "the northern buoys were dark all night", "nobody had told the skippers of the dredgers"
    pieces = [say("a", first), say("a", second, start=len(first) + 1)]
    texts = {"a": f"{first} {second}"}
    assert together(link_utterances("s", pieces, texts))
    links = link_utterances("s", [*pieces, say("b", first)], texts)
    assert links.utterance_of["q-a-0"] == links.utterance_of["q-b-0"] != links.utterance_of[f"q-a-{len(first) + 1}"]


def test_a_chain_of_likenesses_is_no_utterance() -> None:
    """Where only meaning joins them, half of the pairs of reports must say the same themselves."""
    told = ("tankers sold oil at night", "tankers sold oil and coal by day", "trucks sold coal by day on the quay")
    sayings = [say(str(number), words, None, kind="indirect") for number, words in enumerate(told)]
    pairs = {
        (0, 1): Evidence(feature="meaning", score=0.7, reason=""),
        (1, 2): Evidence(feature="meaning", score=0.6, reason=""),
    }
    assert not _chained(number_parts(sayings), [0], [1], pairs)
    assert not _chained(number_parts(sayings), [0, 1], [2], pairs)
    assert _chained(number_parts([*sayings, say("3", told[0], None, kind="indirect")]), [0, 1, 3], [2], pairs)


def test_two_bodies_do_not_meet_through_the_media() -> None:
    """What the media say in one report passes for the words of either body, but one did not say the other's."""
    aground = "the dredgers went aground off the northern bank at low water"
    dark = "the buoys were dark and nobody had warned the skippers of it"
    guild = ("Pilots' Guild", "organisation", "the Pilots' Guild")
    media = ("media", "organisation", "local media reports")
    one, other = say("a", aground, OFFICE, "indirect"), say("c", dark, guild, "indirect")
    through = say("b", f"{aground}, because {dark}", media, "indirect")
    assert together(link_utterances("s", [one, through]))
    assert together(link_utterances("s", [through, other]))
    utterance_of = link_utterances("s", [one, through, other]).utterance_of
    assert utterance_of[one.quotation.quotation_id] != utterance_of[other.quotation.quotation_id]


def test_the_name_of_a_body_proves_no_words() -> None:
    """A person and a body who both name one service share no words but its name."""
    names = find_names(
        [
            ["harbour", "rescu", "servic", "launch", "two", "boat", "night"],
            ["crew", "wait", "long", "harbour", "rescu", "servic", "come"],
            ["nobody", "call", "harbour", "rescu", "servic", "say", "mayor"],
        ]
    )
    assert names == {("harbour", "rescu"), ("rescu", "servic")}
    told = (
        ("a", "the harbour rescue service waited for two hours", OFFICE),
        ("b", "a man of the harbour rescue service opened the lock", OFFICE),
    )
    sayings = [say(report, text, who, "indirect") for report, text, who in told]
    assert together(link_utterances("s", sayings))
    sayings = [say(report, text, who, "indirect", names=names) for report, text, who in told]
    assert not together(link_utterances("s", sayings))


def test_words_that_reports_quote_again_and_again_are_no_name() -> None:
    """Only sentences that say different things make a name."""
    assert not find_names([["guild", "demand", "dark", "buoy", "light", extra] for extra in ("today", "again", "now")])


def test_what_officials_say_in_two_reports_need_not_be_one() -> None:
    """Two reports that credit "officials" with like words of their own tell of the matter, not of one statement."""
    text = "the dredgers went aground off the northern bank because the buoys were dark"
    for name, together_too in (("officials", False), ("the Harbour Office", True)):
        who = (name, "group", name)
        one, other = say("a", text, who, "indirect"), say("b", f"{text} on Sunday night", who, "indirect")
        assert (compare_meaning(one, other) is not None) is together_too


def test_a_name_and_its_initials_are_one_speaker() -> None:
    """Given names and their initials are one; other initials are not."""
    full, short, another = (
        read_speaker(entity_id=name, name=name, kind="person", text=name)
        for name in ("Ana Berta Torrel", "AB Torrel", "CK Torrel")
    )
    assert compare_speakers(full, short).score >= 0.9  # type: ignore[union-attr]
    assert compare_speakers(full, another).score == 0  # type: ignore[union-attr]


def test_bodies_of_one_town_are_two() -> None:
    """One word in common, the town, makes two bodies none."""
    police, zoo, long = (
        read_speaker(entity_id=name, name=name, kind="organisation", text=name)
        for name in ("Vostrel police", "Vostrel Zoo", "Vostrel river police")
    )
    assert compare_speakers(police, zoo).score < 0.5  # type: ignore[union-attr]
    assert compare_speakers(police, long).score >= 0.9  # type: ignore[union-attr]


def test_what_somebody_quotes_is_no_piece_of_his_words() -> None:
    """Another report may quote the outer words; what stands in them between marks of its own is somebody else's."""
    outer = "I asked her whether the lock was shut. She said “perhaps”. Then all the lights went out on the quay."
    start = outer.index("perhaps")
    sayings = [
        say("a", outer),
        say("a", "perhaps", kind="mixed", start=start),
        say("b", "Then all the lights went out on the quay."),
    ]
    utterance_of = link_utterances("s", sayings).utterance_of
    assert utterance_of["q-a-0"] == utterance_of["q-b-0"] != utterance_of[f"q-a-{start}"]


def test_a_few_words_of_nobody_are_one_in_like_sentences() -> None:
    """Where neither report tells who said two rare words, the sentences around must be much alike."""
    around = "A passenger of the ferry spoke of utter bedlam on the car deck"
    one, other = (say(report, "utter bedlam", None, "mixed", around=around) for report in ("a", "b"))
    assert together(link_utterances("s", [one, other]))
    apart = say("c", "utter bedlam", None, "mixed", around="The mayor called the budget talks utter bedlam last spring")
    assert not together(link_utterances("s", [one, apart]))


def test_seven_words_that_stand_whole_in_another_join_whatever_else_is_joined() -> None:
    """A whole sentence between marks needs no support by other reports; a shorter one and a report's own words do."""
    assert _contains_whole(say("a", LONG), say("b", f"{LONG} and they are dark still"), 7)
    assert not _contains_whole(say("a", "the buoys were dark"), say("b", "we knew the buoys were dark"), 7)
    assert not _contains_whole(say("a", LONG, kind="indirect"), say("b", LONG), 7)


def test_a_few_words_that_all_stand_in_what_the_other_prints() -> None:
    """Four words or more of one speaker that stand in the other version are one, whatever the sentences around tell."""
    long = say(
        "a", "We in Velmar are patient, we are fair but we also will not be pushed around", around="harbour strike"
    )
    short = say("b", "will not be pushed around", kind="mixed", around="budget of the opera")
    assert together(link_utterances("s", [long, short]))
    assert not together(link_utterances("s", [long, say("b", "will not be pushed around", TORREL, around="opera")]))


def test_words_that_every_speaker_says_prove_nothing() -> None:
    """Four words without weight stay apart, though they stand in what the other report prints."""
    long = say("a", "We are going to be there when the dredgers come", around="harbour strike")
    short = say("b", "we are going to", kind="mixed", around="budget of the opera")
    assert not together(link_utterances("s", [long, short]))


def test_who_is_described_where_the_other_names() -> None:
    """A former head of the port of one report is whom the other names with the same description."""
    named = read_speaker(
        entity_id="e-1",
        name="Ada Lindqvist",
        kind="person",
        text="Ada Lindqvist, a former senior head of the port office",
    )
    told = read_speaker(entity_id="e-2", name="former head", kind="other", text="A former head of the port office")
    plain = read_speaker(entity_id="e-3", name="head", kind="other", text="a former head")
    found = [compare_speakers(named, other) for other in (told, plain)]
    assert found[0] is not None
    assert found[0].score == pytest.approx(0.9)
    assert found[1] is None or found[1].score != pytest.approx(0.9)


def test_a_remark_of_the_same_day_is_no_rendering() -> None:
    """A short remark whose few words stand in a long one on the same matter is another remark."""
    short = say("a", "No port may put massive tariffs and barriers on farmers, smiths and traders of Velmar")
    long = say(
        "b",
        "Tell the council that its port has massive tariffs and strange barriers, that the surplus of Sorograd with us"
        " is 151 million crowns, that Keldia keeps our farmers and millers out, that dredgers rot, that traders wait"
        " for letters nobody wrote, and that the lighthouse keeper has had no coal since the autumn storm",
    )
    assert compare_meaning(short, long) is None


FIRST = "the northern buoys were dark all night long."
SECOND = "Nobody had told the skippers of the dredgers!"
THIRD = "Whoever cut the cables will pay for the hulls."


def test_a_long_quotation_joins_no_two_sentences() -> None:
    """Two reports that print two sentences of a speech are two utterances, though a third prints both in one."""
    sayings = [
        say("a", f"{FIRST} {SECOND}"),
        *(say(report, FIRST) for report in "bc"),
        *(say(report, SECOND) for report in "de"),
    ]
    of = link_utterances("s", sayings).utterance_of
    assert of["q-b-0"] == of["q-c-0"] != of["q-d-0"] == of["q-e-0"]
    assert of["q-a-0"] in {of["q-b-0"], of["q-d-0"]}


def test_a_long_quotation_goes_where_it_shares_most() -> None:
    """Of the sentences that others print, the longer one decides."""
    long = f"{FIRST} {SECOND[:-1]}, and {THIRD}"
    sayings = [say("a", long), *(say(report, FIRST) for report in "bc"), *(say(report, long[45:]) for report in "de")]
    of = link_utterances("s", sayings).utterance_of
    assert of["q-a-0"] == of["q-d-0"] != of["q-b-0"]


def test_what_one_other_report_prints_is_a_version_of_the_whole() -> None:
    """Where a split would lose as many pairs as it keeps apart, the long quotation holds its versions together."""
    whole = say("a", f"{FIRST} {SECOND} {THIRD}")
    assert together(link_utterances("s", [whole, say("b", f"{FIRST} {SECOND}"), say("c", THIRD)]))
    assert together(link_utterances("s", [whole, say("b", f"{FIRST} {SECOND} {THIRD}"), say("c", THIRD)]))


def test_two_fragments_of_one_clause_are_two() -> None:
    """What a report strings together around two fragments joins neither with the other."""
    clause = "the lease be “torn up,” calling it “a gift to pirates”"
    sayings = [
        say("a", clause, kind="indirect"),
        say("a", "torn up,", kind="mixed", start=clause.index("torn")),
        say("a", "a gift to pirates", kind="mixed", start=clause.index("a gift")),
        say("b", "torn up", kind="mixed", around=clause),
        say("c", "a gift to pirates", kind="mixed", around=clause),
    ]
    of = link_utterances("s", sayings).utterance_of
    assert of["q-b-0"] == of[f"q-a-{clause.index('torn')}"] != of["q-c-0"]


def test_what_one_report_words_twice_is_said_twice() -> None:
    """A correction printed beside the words it corrects is another utterance, whichever fragment fits both."""
    said, mended = "I see no reason why it would be the pilots", "I see no reason why it wouldn't be the pilots"
    sayings = [say("a", said), say("a", mended, start=100), say("b", "no reason why it would", kind="mixed")]
    of = link_utterances("s", sayings).utterance_of
    assert of["q-a-0"] == of["q-b-0"] != of["q-a-100"]


def test_words_of_the_matter_itself_prove_little() -> None:
    """Words that stand in sentence after sentence of the story do not show that two report one statement."""
    told = ("the buoys of the harbour were dark", "dark buoys in the harbour are the pilots' business")
    pair = [say(report, text, kind="indirect") for report, text in zip("ab", told, strict=True)]
    assert together(link_utterances("s", pair))
    common = find_shared_stems([["buoy", "harbour", "dark", str(place)] for place in range(20)])
    assert common == {"buoy", "harbour", "dark"}
    pair = [say(report, text, kind="indirect", common=common) for report, text in zip("ab", told, strict=True)]
    assert not together(link_utterances("s", pair))


def test_one_word_in_marks_needs_more_than_itself_in_a_reports_own_words() -> None:
    """A single word that the other report uses itself joins nothing, unless the sentences are much alike without it."""
    around = "Brandvik called the dredgers shabby when she spoke of the northern channel"
    word = say("a", "shabby", kind="mixed", around=around)
    other = "Brandvik said the shabby quay of Velmar needs paint"
    assert not together(
        link_utterances("s", [word, say("b", "the shabby quay needs paint", kind="indirect", around=other)])
    )
    assert together(link_utterances("s", [word, say("b", "the dredgers were shabby", kind="indirect", around=around)]))


def test_a_word_that_comes_again_in_one_report_joins_nothing() -> None:
    """One word of a speaker is not whatever else she says with it in that report, though another prints the rest."""
    long = "it made the harbour look like a toy and I was disappointed in that"
    around = "Brandvik felt that the lease made the harbour look like a toy, and disappointed her"
    sayings = [
        say("a", "disappointed", kind="mixed", around=around),
        say("a", long, kind="mixed", start=90, around=around),
        say("b", "like a toy", kind="mixed", around=around),
    ]
    of = link_utterances("s", sayings).utterance_of
    assert of["q-a-90"] == of["q-b-0"] != of["q-a-0"]


def test_who_is_told_by_an_office_is_no_other_person() -> None:
    """A report that says "the Oru senator" names nobody, so that it does not contradict one that names her."""
    assert verdict(say("a", LONG), say("b", LONG, ("Oru senator", "person", "the Oru senator"))) != "speaker_differs"


def test_what_one_denies_and_the_other_says_is_not_one_utterance() -> None:
    """`Were not related` and `are related` are two statements in the reports' own words; both denied they are one."""
    denied = say("a", "the two fires on the northern pier were not related", OFFICE, "indirect")
    said = say("b", "the two fires on the northern pier are related", OFFICE, "indirect")
    again = say("c", "the two fires at the northern pier had not been related", OFFICE, "indirect")
    assert compare_meaning(denied, said) is None
    assert compare_meaning(denied, again) is not None


def test_names_alone_are_not_the_same_said() -> None:
    """Who names two people and who says that they died say two things; a word beside the names makes them one."""
    named = say("a", "the sailors as Vance, Brask and Lund", OFFICE, "indirect")
    died = say("b", "Vance, Brask and Lund drowned", OFFICE, "indirect")
    again = say("c", "the sailors are Vance, Brask and Lund", OFFICE, "indirect")
    assert compare_meaning(named, died) is None
    assert compare_meaning(named, again) is not None
