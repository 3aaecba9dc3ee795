"""Web addresses that the user named: fetched one at a time, slowly, with a limit on everything.

Only http and https; a pause between two requests to a host; a limit on redirects, bytes and time; and a page
of the open web cannot lead the reader to addresses of this machine or its network.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import time
import urllib.error
import urllib.request
from typing import IO, NamedTuple
from urllib.parse import urlsplit

from crossread.errors import ReadError
from crossread.ingest.options import IngestOptions
from crossread.ingest.outlets import host_of
from crossread.ingest.streams import too_large
from crossread.ingest.unchanged import Validators, read_validators

USER_AGENT = "crossread/0.1 (+https://github.com/crossread/crossread)"
_CHUNK_BYTES = 65_536
_SCHEMES = frozenset(["http", "https"])
_REDIRECTS = range(300, 400)
_NOT_MODIFIED = 304
_ACCEPTED = {"User-Agent": USER_AGENT, "Accept": "text/html,*/*;q=0.5"}


class Fetched(NamedTuple):
    """What an address answered with."""

    data: bytes
    url: str
    media_type: str | None
    charset: str | None
    validators: Validators = Validators()


class Fetcher:
    """Fetches addresses within the limits of the options; remembers when each host was last asked.

    Example:
        >>> Fetcher(IngestOptions()).fetch("file:///etc/hosts", private=True)
        Traceback (most recent call last):
        ...
        crossread.errors.ReadError: only http and https addresses are fetched, not 'file'
    """

    def __init__(self, options: IngestOptions) -> None:
        self._options = options
        self._asked: dict[str, float] = {}

    def fetch(self, url: str, *, private: bool) -> Fetched:
        """Fetch an address, as `fetch_changed` does, whether it has changed or not."""
        fetched = self.fetch_changed(url, private=private, since=Validators())
        assert fetched is not None, "only a request that asks for what has changed may be answered by nothing"
        return fetched

    def fetch_changed(self, url: str, *, private: bool, since: Validators) -> Fetched | None:
        """Fetch an address unless it has not changed.

        Args:
            url: An http or https address.
            private: Whether it may lead to this machine or its network: the user named it, or what named
                it came from there.
            since: Validators of an earlier answer.

        Returns:
            The bytes of the answer, and the address they came from after redirects; None when the server says that
            nothing has changed.

        Raises:
            ReadError: Codes `offline`, `bad_address`, `private_address`, `fetch_failed`, `http_error`,
                `too_many_redirects`, `timed_out`, `too_large`.
        """
        if not self._options.fetch:
            raise ReadError(
                "addresses are not fetched here", hint="allow it, or save the page to a file", code="offline"
            )
        _check_address(url, private=private)
        self._wait(host_of(url) or "")
        deadline = time.monotonic() + self._options.fetch_timeout_seconds
        opener = urllib.request.build_opener(_Redirects(self._options.max_redirects, private=private))
        try:
            request = urllib.request.Request(url, headers=_ACCEPTED | since.headers())  # noqa: S310 - it was checked
            with opener.open(request, timeout=self._options.fetch_timeout_seconds) as answer:
                data = self._read(answer, deadline)
                return Fetched(
                    data,
                    answer.url,
                    answer.headers.get_content_type(),
                    answer.headers.get_content_charset(),
                    read_validators(answer.headers),
                )
        except urllib.error.HTTPError as error:
            error.close()
            if error.code == _NOT_MODIFIED and since.headers():
                return None
            raise _explain(error) from error
        except TimeoutError as error:
            raise _timed_out(self._options.fetch_timeout_seconds) from error
        except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise _timed_out(self._options.fetch_timeout_seconds) from error
            raise ReadError(
                f"the address could not be fetched ({reason})",
                hint="check the address and the network",
                code="fetch_failed",
            ) from error

    def _wait(self, host: str) -> None:
        """Keep the pause between two requests to a host."""
        last = self._asked.get(host)
        if last is not None:
            time.sleep(max(0.0, last + self._options.fetch_delay_seconds - time.monotonic()))
        self._asked[host] = time.monotonic()

    def _read(self, answer: IO[bytes], deadline: float) -> bytes:
        """Read an answer until it ends, grows too large, or takes too long."""
        limit = self._options.max_file_bytes
        parts: list[bytes] = []
        count = 0
        while part := getattr(answer, "read1", answer.read)(_CHUNK_BYTES):
            parts.append(part)
            count += len(part)
            if count > limit:
                raise too_large(limit, what="the answer")
            if time.monotonic() > deadline:
                raise _timed_out(self._options.fetch_timeout_seconds)
        return b"".join(parts)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, to the web only."""

    def __init__(self, limit: int, *, private: bool) -> None:
        self._left = limit
        self._private = private

    def redirect_request(  # noqa: PLR0917 - urllib's signature
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Check where a redirect leads before it is followed."""
        self._left -= 1
        if self._left < 0:
            raise ReadError("too many redirects", hint="open the address in a browser", code="too_many_redirects")
        _check_address(newurl, private=self._private)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def is_private(url: str) -> bool:
    """Tell whether an address leads to this machine or its network, as far as its name can be looked up.

    Example:
        >>> is_private("http://127.0.0.1:8000/feed"), is_private("http://[::1]/")
        (True, True)
    """
    host = host_of(url)
    if host is None:
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        pass
    try:
        answers = socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        return False
    return any(not ipaddress.ip_address(str(answer[4][0]).split("%")[0]).is_global for answer in answers)


def _check_address(url: str, *, private: bool) -> None:
    try:
        scheme = urlsplit(url).scheme.lower()
    except ValueError:
        scheme = ""
    if scheme not in _SCHEMES:
        raise ReadError(
            f"only http and https addresses are fetched, not {scheme!r}",
            hint="save the file and name it",
            code="bad_address",
        )
    if not private and is_private(url):
        raise ReadError(
            "a page of the web leads to an address of this machine or its network",
            hint="name the address yourself if it is meant",
            code="private_address",
        )


def _explain(error: urllib.error.HTTPError) -> ReadError:
    """Say in words what an answer that is no page means."""
    if "infinite loop" in str(error.msg):
        return ReadError("too many redirects", hint="open the address in a browser", code="too_many_redirects")
    if error.code in _REDIRECTS:
        return ReadError("it leads away from the web", hint="open the address in a browser", code="bad_address")
    reason = f"the server answered {error.code} {error.reason}"
    return ReadError(reason, hint="open the address in a browser", code="http_error")


def _timed_out(seconds: float) -> ReadError:
    return ReadError(
        f"no full answer within {seconds:g} seconds", hint="raise the setting fetch_timeout_seconds", code="timed_out"
    )
