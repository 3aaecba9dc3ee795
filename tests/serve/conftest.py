"""The example story in a workspace, and the app that serves it: one for reading, and one for each test that writes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from crossread import pipeline
from crossread.serve.app import make_app
from crossread.serve.guarding import Pass
from crossread.serve.state import Served
from crossread.settings import Settings

HOUSE = Path(__file__).parent.parent.parent
PORT = 8391
TOKEN = "token-of-the-tests"
ORIGIN = f"http://127.0.0.1:{PORT}"


def enter(client: TestClient) -> TestClient:
    """Open the address printed at the start, as a browser does."""
    assert client.get(f"/?token={TOKEN}").status_code == 303
    client.headers["origin"] = ORIGIN
    return client


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example story, read once."""
    folder = tmp_path_factory.mktemp("example") / "ferry"
    pipeline.run([str(HOUSE / "examples" / "brannsund-ferry")], folder, Settings(jobs=1))
    return folder


@pytest.fixture(scope="session")
def reading_app(example: Path) -> Iterator[Starlette]:
    """The app for tests that write nothing."""
    app = make_app(example, Pass(port=PORT, token=TOKEN), Settings(jobs=1))
    yield app
    app.state.served.workspace.close()


@pytest.fixture
def app(reading_app: Starlette) -> Served:
    """What the app holds."""
    found = reading_app.state.served
    assert isinstance(found, Served)
    return found


@pytest.fixture
def stranger(reading_app: Starlette) -> TestClient:
    """A client that has not shown the token."""
    return TestClient(reading_app, base_url=ORIGIN, follow_redirects=False)


@pytest.fixture
def client(stranger: TestClient) -> TestClient:
    """A browser that opened the address printed at the start; nothing it does may change the workspace."""
    return enter(stranger)


@pytest.fixture
def own(example: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A browser with a workspace of its own, where it may write."""
    folder = Path(shutil.copytree(example, tmp_path / "ferry"))
    app = make_app(folder, Pass(port=PORT, token=TOKEN), Settings(jobs=1))
    with TestClient(app, base_url=ORIGIN, follow_redirects=False) as client:
        yield enter(client)


@pytest.fixture
def own_app(own: TestClient) -> Served:
    """What the app of `own` holds."""
    found = own.app.state.served  # type: ignore[attr-defined]
    assert isinstance(found, Served)
    return found


@pytest.fixture
def story_id(app: Served) -> str:
    """The story of the example."""
    return app.workspace.browse_stories().stories[0].story_id


@pytest.fixture
def document_ids(client: TestClient, story_id: str) -> list[str]:
    """Its reports in order of publication."""
    return [one["document_id"] for one in client.get(f"/api/stories/{story_id}").json()["documents"]]
