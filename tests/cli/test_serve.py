"""`crossread serve` says where the app is, serves it to nobody else, and ends when it is interrupted."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from crossread.cli import main
from crossread.store import Workspace


def test_it_serves(tmp_path: Path) -> None:
    """The printed address opens the app; the bare one does not; Ctrl-C ends it with the code of an interruption."""
    Workspace.create(tmp_path / "case").close()
    with subprocess.Popen(
        [sys.executable, "-m", "crossread", "serve", str(tmp_path / "case"), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{40,}", address)
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
            assert b"The workspace is empty" in opener.open(address, timeout=30).read()
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(address.partition("?")[0], timeout=30)
            assert refused.value.code == 401
            refused.value.close()
        finally:
            process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode in {0, 130}
    assert "Traceback" not in err


def test_a_folder_that_is_no_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without a workspace is told before anything listens."""
    with pytest.raises(SystemExit) as leaving:
        main(["serve", str(tmp_path), "--port", "0"])
    assert leaving.value.code == 1
    assert "no workspace" in capsys.readouterr().err


def test_the_extra_is_named(tmp_path: Path) -> None:
    """Without the packages of the extra the command says what to install."""
    code = (
        f"import sys; sys.modules['uvicorn'] = None\nfrom crossread.cli import main\nmain(['serve', {str(tmp_path)!r}])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env={**os.environ})
    assert done.returncode == 1
    assert "crossread[serve]" in done.stderr
