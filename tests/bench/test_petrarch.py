from __future__ import annotations

from bench.petrarch import CODES, _crossread, _naive, tables


def test_the_dictionary_is_read_as_an_analysts_files() -> None:
    """The retyped dictionary passes the checks of user files, and every code it gives is measured."""
    own = tables()
    assert {actor.country for actor in own.actors if actor.name == "Gollum"} == {"HOB"}
    assert {code for line in own.words for code in line.cameo.split(":")} <= set(CODES)
    assert all(line.keep for line in own.words)


def test_compound_actors_are_spelled_out() -> None:
    """Each of two who act is a source, and a code for each direction gives both."""
    row = {"sentence": "Arnor and Mordor condemned Gondor on Friday.", "date": "19950101"}
    assert sorted(_crossread(row)) == [("ARN", "GON", "122"), ("MOR", "GON", "122")]
    met = {"sentence": "Arnor met Gondor on Friday.", "date": "19950101"}
    assert sorted(_crossread(met)) == [("ARN", "GON", "031"), ("GON", "ARN", "031")]


def test_the_naive_coder_takes_the_first_of_all() -> None:
    """The first verb of the dictionary, and the first two actors, whatever they do."""
    row = {"sentence": "Arnor and Mordor condemned Gondor on Friday.", "date": "19950101"}
    assert _naive(row) == [("ARN", "MOR", "122")]
