"""Drives a real Chromium through its debugging pipe: no driver program, no port, no other package."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-extensions --hide-scrollbars --disable-dev-shm-usage"
)
"""A browser that opens no connection of its own."""


def find_chromium() -> str | None:
    """The program, or None where there is none."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Chromium:
    """One browser with one page.

    Args:
        profile: An empty folder for its profile.
        seconds: How long an answer may take.
    """

    def __init__(self, profile: Path, *, seconds: float = 180) -> None:
        program = find_chromium()
        assert program is not None
        to_browser, self._out = os.pipe()
        self._in, from_browser = os.pipe()
        command = (
            f"exec {program} {FLAGS} --remote-debugging-pipe --user-data-dir={profile} about:blank "
            f"3<&{to_browser} 4>&{from_browser}"
        )
        self._process = subprocess.Popen(
            ["bash", "-c", command],
            pass_fds=(to_browser, from_browser),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._seconds = seconds
        self._rest = b""
        self._number = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the browser."""
        os.close(self._out)
        os.close(self._in)
        self._process.terminate()
        self._process.wait(timeout=30)

    # Messages

    def send(self, method: str, **params: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever the command takes
        """Send a command and wait for its answer."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive(self._seconds)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return dict(answer["result"])
            self.events.append(answer)

    def _receive(self, seconds: float) -> dict[str, Any]:
        limit = time.monotonic() + seconds
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._in], [], [], max(0.0, limit - time.monotonic()))
            if not ready:
                raise TimeoutError("the browser does not answer")
            piece = os.read(self._in, 1 << 20)
            if not piece:
                raise RuntimeError("the browser has ended")
            self._rest += piece
        line, _, self._rest = self._rest.partition(b"\0")
        return dict(json.loads(line))

    def wait_for(self, method: str) -> None:
        """Wait until the page reports something."""
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self._receive(self._seconds))

    # What a reader does

    def look(self, *, width: int = 1280, height: int = 900, dark: bool = False, scripts: bool = True) -> None:
        """Set the window, the colour scheme, and whether scripts run."""
        self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500
        )
        scheme = "dark" if dark else "light"
        self.send(
            "Emulation.setEmulatedMedia",
            features=[
                {"name": "prefers-color-scheme", "value": scheme},
                {"name": "prefers-reduced-motion", "value": "reduce"},
            ],
        )
        self.send("Emulation.setScriptExecutionDisabled", value=not scripts)

    def open(self, address: str) -> None:
        """Open a page and wait until it is there."""
        for step in ("about:blank", address):  # the same page at another place would load nothing
            self.events.clear()
            self.send("Page.navigate", url=step)
            self.wait_for("Page.loadEventFired")

    def run(self, script: str) -> Any:  # noqa: ANN401 - whatever the page returns
        """Run an expression in the page and return its value."""
        answer = self.send(
            "Runtime.evaluate",
            expression=script,
            returnByValue=True,
            awaitPromise=True,
            allowUnsafeEvalBlockedByCSP=True,
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def until(self, script: str, *, seconds: float = 60) -> None:
        """Wait until an expression is true: what follows a key or a click may come a moment after it."""
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            try:
                if self.run(script):
                    return
            except RuntimeError:
                pass  # the page is being replaced
            time.sleep(0.05)
        raise AssertionError(f"never true: {script}; the page says {self.run('document.body.innerText')[:600]}")

    def press(self, *keys: str) -> None:
        """Press keys one after the other, by name or character."""
        codes: Mapping[str, tuple[str, int]] = {"Enter": ("\r", 13), "Escape": ("", 27), "Tab": ("", 9)}
        for key in keys:
            text, code = codes.get(key, (key, ord(key[0].upper())))
            facts: dict[str, Any] = {"key": key, "windowsVirtualKeyCode": code}
            self.send("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **facts)
            self.send("Input.dispatchKeyEvent", type="keyUp", **facts)

    def box(self, selector: str) -> tuple[float, float] | None:
        """The middle of the first such element as it is laid out, without scripts; None when it is not seen."""
        root = self.send("DOM.getDocument", depth=0)["root"]["nodeId"]
        node = self.send("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        if not node:
            return None
        try:
            quads = self.send("DOM.getContentQuads", nodeId=node)["quads"]
        except RuntimeError:
            return None
        return ((quads[0][0] + quads[0][4]) / 2, (quads[0][1] + quads[0][5]) / 2) if quads else None

    def roles(self, selector: str) -> set[tuple[str, int]]:
        """How often each role is read out in an element, by a program that reads pages aloud."""
        root = self.send("DOM.getDocument", depth=0)["root"]["nodeId"]
        node = self.send("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        found = self.send("Accessibility.queryAXTree", nodeId=node)["nodes"]
        return set(Counter(one["role"]["value"] for one in found if not one["ignored"]).items())

    def click(self, selector: str) -> None:
        """Click in the middle of an element, scrolling to it first."""
        root = self.send("DOM.getDocument", depth=0)["root"]["nodeId"]
        node = self.send("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.send("DOM.scrollIntoViewIfNeeded", nodeId=node)
        place = self.box(selector)
        assert place is not None
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    def picture(self, path: Path, *, whole: bool = False) -> Path:
        """Save what is seen, or the whole page, as a PNG file."""
        answer = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(answer["data"]))
        return path

    def print(self, path: Path, **wishes: Any) -> Path:  # noqa: ANN401 - as the browser names them
        """Print the page as PDF."""
        answer = self.send("Page.printToPDF", printBackground=True, preferCSSPageSize=True, **wishes)
        path.write_bytes(base64.b64decode(answer["data"]))
        return path

    def troubles(self) -> list[str]:
        """What the page complained about: errors of scripts, refusals of its policy, failed loads."""
        self.run("1")
        found = []
        for event in self.events:
            if event.get("method") == "Runtime.exceptionThrown":
                found.append(str(event["params"]["exceptionDetails"].get("text")))
            if event.get("method") == "Log.entryAdded" and event["params"]["entry"]["level"] == "error":
                found.append(event["params"]["entry"]["text"])
        return found

    def requests(self) -> list[str]:
        """Addresses the page asked for since it was opened."""
        return [
            event["params"]["request"]["url"]
            for event in self.events
            if event.get("method") == "Network.requestWillBeSent"
        ]
