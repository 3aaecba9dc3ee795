"""Starts the app on this machine and says where it is."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from crossread.errors import UsageError
from crossread.serve.app import make_app
from crossread.serve.guarding import Pass
from crossread.settings import Settings

HOST = "127.0.0.1"
_WAITING = 128


def serve_workspace(folder: Path, settings: Settings, port: int, told: Callable[[str], None]) -> None:
    """Serve a workspace until the program is interrupted.

    Args:
        folder: The workspace.
        settings: Knobs of the work in the background.
        port: The port; 0 takes a free one.
        told: Hears the address to open, once the app listens.

    Raises:
        WorkspaceError: The folder is no workspace.
        UsageError: The port is taken.
    """
    listening = listen(port)
    with listening:
        entry = Pass(port=listening.getsockname()[1])
        app = make_app(folder, entry, settings)
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,  # an address may hold the token, and what somebody searches for is nobody's business
            server_header=False,
            date_header=False,
            timeout_keep_alive=30,
            ws="none",
        )
        told(entry.address)
        uvicorn.Server(config).run(sockets=[listening])


def listen(port: int) -> socket.socket:
    """Take a port of this machine, where nobody else can reach it.

    Raises:
        UsageError: It is taken or not allowed.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen(_WAITING)  # whoever opens the address at once waits until the app is there
    except OSError as error:
        listening.close()
        raise UsageError(
            f"port {port} cannot be used: {error.strerror}", hint="choose another one: --port 0"
        ) from error
    return listening
