"""Features of reports and kept results lie in the workspace beside its tables."""

from __future__ import annotations

from crossread.store import Workspace


def test_features_come_back_as_they_were_saved(workspace: Workspace, three: tuple[str, str, str]) -> None:
    """Bytes are loaded by id, step by step, and a state says what they were made from."""
    features = workspace.features("stories")
    assert {state.stored for state in features.states(("sentences",))} == {None}
    features.save([(three[0], "made", b"\x00one"), (three[1], "made", b"two")])
    features.save([(three[1], "made again", b"two more")])
    assert features.load(three) == {three[0]: b"\x00one", three[1]: b"two more"}
    assert workspace.features("copies").load(three) == {}
    stored = {state.document_id: state.stored for state in features.states(("sentences",))}
    assert stored == {three[0]: "made", three[1]: "made again", three[2]: None}


def test_a_state_changes_with_the_marks_it_builds_on(workspace: Workspace, three: tuple[str, str, str]) -> None:
    """When a stage is done anew, what is made from its marks is outdated."""
    features = workspace.features("stories")
    before = {state.document_id: state.made_from for state in features.states(("sentences",))}
    workspace.save_marks(three[0], "sentences", "another version", [])
    after = {state.document_id: state.made_from for state in features.states(("sentences",))}
    assert [each for each in three if before[each] != after[each]] == [three[0]]


def test_what_is_kept_is_found_until_it_is_forgotten(workspace: Workspace) -> None:
    """A step finds what it kept under its key, and nothing of another step."""
    features = workspace.features("stories")
    features.keep("block 1", b"one")
    features.keep("block 2", b"two")
    assert features.find_kept("block 1") == b"one"
    assert workspace.features("copies").find_kept("block 1") is None
    features.forget(lambda key: key == "block 2")
    assert features.find_kept("block 1") is None
    assert features.find_kept("block 2") == b"two"


def test_the_file_is_whole_with_features_in_it(workspace: Workspace, three: tuple[str, str, str]) -> None:
    """A check finds nothing wrong with stored features."""
    workspace.features("stories").save([(three[0], "made", b"one")])
    assert not list(workspace.check())
