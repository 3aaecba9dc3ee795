"""Who may talk to the app: this machine, under its own name, with the token that was printed at the start.

Three attacks are kept out. A page of another site that leads to this address under a name of its own (DNS rebinding)
fails the check of `Host`. A page of another site that sends a form or a script's request fails the check of `Origin`,
and its cookie is never sent along (`SameSite=Strict`). Another user of this machine lacks the token. What a hostile
report brings into a page is kept from running by the policy in the headers.
"""

from __future__ import annotations

import hmac
import logging
import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crossread.serve.answering import refusal

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page may load and do: the app's own style and script, and nothing else."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with "no-referrer" a browser would hide the origin of our own forms too
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
"""Headers of every answer, errors included."""

_LOG = logging.getLogger("crossread.serve")
_REPORT = "the terminal says more; please report it"
SAFE_METHODS = frozenset(["GET", "HEAD", "OPTIONS"])
TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """What lets a request in.

    Attributes:
        port: The port the app listens on.
        token: Printed at the start as a part of the address; also taken as `Authorization: Bearer`.
        session: What the cookie holds once the token was shown.
    """

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(TOKEN_BYTES))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(TOKEN_BYTES))

    @property
    def hosts(self) -> frozenset[str]:
        """The names under which this app may be asked for."""
        return frozenset(f"{name}:{self.port}" for name in ("127.0.0.1", "localhost"))

    @property
    def cookie(self) -> str:
        """Name of the cookie; two apps on two ports do not share one."""
        return f"crossread-{self.port}"

    @property
    def address(self) -> str:
        """The address to open first."""
        return f"http://127.0.0.1:{self.port}/?token={self.token}"


class Guard:
    """Lets in requests of this machine that show the token, and puts the headers on every answer.

    Args:
        app: What is guarded.
        entry: What lets a request in.
    """

    def __init__(self, app: ASGIApp, entry: Pass) -> None:
        self._app = app
        self._pass = entry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        started = False

        async def send_guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        answer = self._judge(scope)
        try:
            await (answer or self._app)(scope, receive, send_guarded)
        except Exception:
            _LOG.exception("%s %s", scope["method"], scope["path"])
            if started:
                raise
            told = refusal(scope["path"], 500, "mistake", "this is a mistake in crossread", _REPORT)
            await told(scope, receive, send_guarded)

    def _judge(self, scope: Scope) -> Response | None:
        """Refuse a request, or let the bearer of the token in; None hands it on."""
        headers = Headers(scope=scope)
        path = scope["path"]
        if headers.get("host", "").lower() not in self._pass.hosts:
            return refusal(path, 400, "host", "this address is not mine", "open the address printed at the start")
        bearer = self._is_token(headers.get("authorization", "").removeprefix("Bearer "))
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        shown = dict(query).get("token")
        if shown is not None and scope["method"] == "GET" and self._is_token(shown):
            return self._let_in(path, [(name, value) for name, value in query if name != "token"])
        if not bearer and not self._has_session(headers.get("cookie", "")):
            return refusal(
                path, 401, "token", "the token of this app is missing or old", "open the address printed at the start"
            )
        if scope["method"] not in SAFE_METHODS and not self._is_own(headers, bearer=bearer):
            return refusal(path, 403, "origin", "this request comes from another page", "send it from the app itself")
        return None

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self._pass.token.encode())

    def _has_session(self, header: str) -> bool:
        try:
            cookie = SimpleCookie(header).get(self._pass.cookie)
        except CookieError:
            return False
        return cookie is not None and hmac.compare_digest(cookie.value.encode(), self._pass.session.encode())

    def _is_own(self, headers: Headers, *, bearer: bool) -> bool:
        """Whether a request that changes something was sent by a page of this app, or by a program with the token."""
        origin = headers.get("origin")
        if origin is not None:
            return origin.removeprefix("http://") in self._pass.hosts and origin.startswith("http://")
        return bearer or headers.get("sec-fetch-site") == "same-origin"

    def _let_in(self, path: str, query: list[tuple[str, str]]) -> Response:
        """Set the cookie, and take the token out of the address bar."""
        target = "/" + path.lstrip("/\\")
        answer = RedirectResponse(f"{target}?{urlencode(query)}" if query else target, status_code=303)
        answer.set_cookie(self._pass.cookie, self._pass.session, httponly=True, samesite="strict", path="/")
        return answer


class TooLarge(Exception):  # noqa: N818 - the name says what the body is
    """A body is larger than its route takes."""


class Limit:
    """Stops reading a body that is larger than its route takes.

    Args:
        app: What reads the bodies.
        usual: Most bytes of a body.
        large: Paths whose bodies may be larger, with how large.
    """

    def __init__(self, app: ASGIApp, usual: int, large: dict[str, int]) -> None:
        self._app = app
        self._usual = usual
        self._large = large

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count the bytes of a body while it is read."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._large.get(scope["path"], self._usual)
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isdecimal() or int(length) > most:
            await self._refuse(scope, receive, send, most)
            return
        left = most
        started = False

        async def receive_counted() -> Message:
            nonlocal left
            message = await receive()
            if message["type"] == "http.request":
                left -= len(message.get("body", b""))
                if left < 0:
                    raise TooLarge
            return message

        async def send_watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive_counted, send_watched)
        except TooLarge:
            if not started:
                await self._refuse(scope, receive, send, most)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, most: int) -> None:
        hint = "send less at once; a folder of reports is read fastest with: crossread add"
        answer = refusal(scope["path"], 413, "too_large", f"more than {most:,} bytes were sent at once", hint)
        answer.headers["connection"] = "close"
        await answer(scope, receive, send)
