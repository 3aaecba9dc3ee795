"""One input into the pieces that become reports: archives are opened, feeds followed, lists read, in order."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from crossread.errors import ReadError
from crossread.ingest.archives import begins_warc, unpack_gzip, unpack_zip
from crossread.ingest.decode import decode, no_text
from crossread.ingest.feeds import read_feed
from crossread.ingest.fetch import Fetcher, is_private
from crossread.ingest.mail import find_attachments, has_body
from crossread.ingest.options import IngestOptions
from crossread.ingest.piece import Kind, Known, Piece, failure_of
from crossread.ingest.rows import read_json, read_json_lines, read_table
from crossread.ingest.sniff import FileKind, Sniffed, sniff
from crossread.ingest.streams import HEAD_BYTES, Budget, Source, look_into, read_limited
from crossread.ingest.unchanged import Round, Validators
from crossread.ingest.warc import read_warc
from crossread.records import Failure

_LEAVES: dict[FileKind, Kind] = {"text": "text", "html": "html", "pdf": "pdf"}


class Expander:
    """Takes inputs apart.

    Args:
        options: Limits.
        known: Says of the path of a feed's entry that it was read before; such an entry is not fetched again.
        changed: Validators of addresses that the user names; one that has not changed since is passed over.
    """

    def __init__(
        self,
        options: IngestOptions,
        known: Callable[[str], bool] | None = None,
        changed: Round | None = None,
    ) -> None:
        self._options = options
        self._fetcher = Fetcher(options)
        self._known = known
        self._changed = changed or Round({})
        self._passed = 0  # entries that were read before

    def budget(self) -> Budget:
        """Give an input its budget."""
        return Budget(self._options.max_expanded_bytes, self._options.max_expansion_ratio)

    def expand(self, source: Source) -> Iterator[Piece | Failure]:
        """Take a source apart; whatever is wrong with it becomes a failure, after the pieces before it.

        Args:
            source: Bytes of any kind.

        Yields:
            Pieces and failures in the order of the input.
        """
        met, passed = 0, self._passed
        try:
            for item in self._expand(source):
                met += 1
                yield item
        except ReadError as error:
            yield failure_of(source.path, error)
        except MemoryError:
            yield failure_of(source.path, ReadError("it does not fit into memory", hint="split it", code="too_large"))
        except Exception as error:  # noqa: BLE001 - one bad input never stops the rest
            reason = f"it could not be taken apart ({type(error).__name__}: {error})"
            yield failure_of(source.path, ReadError(reason, hint="unpack or save it again", code="damaged"))
        else:
            if not met and self._passed == passed:
                yield failure_of(source.path, _nothing_met())

    def expand_address(
        self, url: str, *, path: str, source: Source | None = None, known: Known | None = None
    ) -> Iterator[Piece | Failure]:
        """Fetch an address and take the answer apart.

        Args:
            url: What to fetch.
            path: How the input is called in the results.
            source: The list or feed that named the address; None when the user did.
            known: What that feed says of it.
        """
        since = self._changed.before.get(url, Validators()) if source is None else Validators()
        try:
            fetched = self._fetcher.fetch_changed(url, private=source is None or source.private, since=since)
        except ReadError as error:
            yield failure_of(path, error)
            return
        if fetched is None:
            return
        name = unquote(urlsplit(fetched.url).path).rstrip("/").rsplit("/", 1)[-1]
        answer = Source(
            stream=io.BytesIO(fetched.data),
            name=name or urlsplit(fetched.url).netloc,
            path=path,
            budget=source.budget if source else self.budget(),
            url=fetched.url,
            charset=fetched.charset,
            media_type=fetched.media_type,
            known=known or Known(),
            level=source.level + 1 if source else 0,
            private=is_private(fetched.url),
        )
        whole = True
        for item in self.expand(answer):
            whole = whole and not isinstance(item, Failure)
            yield item
        # A page that could not be fetched is asked for again, so the feed that leads to it must be read again.
        if source is None and whole:
            self._changed.read[url] = fetched.validators

    def _expand(self, source: Source) -> Iterator[Piece | Failure]:
        head, stream = look_into(source.stream)
        source = replace(source, stream=stream)
        found = sniff(head, source.name, whole=len(head) < HEAD_BYTES, media_type=source.media_type)
        if found.kind == "gzip" and begins_warc(head):
            found = Sniffed("warc")
        if found.kind in {"zip", "gzip", "feed", "addresses", "mail"} and source.level >= self._options.max_nesting:
            raise ReadError(
                f"packed more than {self._options.max_nesting} deep",
                hint="unpack it",
                code="nested_too_deep",
            )
        leaf = _LEAVES.get(found.kind)
        if leaf is not None:
            yield self._piece(source, leaf, found.note)
        else:
            yield from self._expand_container(source, found)

    def _expand_container(self, source: Source, found: Sniffed) -> Iterator[Piece | Failure]:
        openers: dict[FileKind, Callable[[], Iterator[Piece | Failure]]] = {
            "zip": lambda: self._expand_zip(source),
            "gzip": lambda: self.expand(unpack_gzip(source)),
            "warc": lambda: read_warc(source, self._options),
            "json": lambda: read_json(source, self._options),
            "jsonl": lambda: read_json_lines(source, self._options),
            "table": lambda: read_table(source, self._options),
            "mail": lambda: self._expand_mail(source, found.note),
            "feed": lambda: self._expand_feed(source),
            "addresses": lambda: self._expand_addresses(source),
        }
        opener = openers.get(found.kind)
        if opener is None:
            raise _refuse(found)
        yield from opener()

    def _expand_zip(self, source: Source) -> Iterator[Piece | Failure]:
        for member in unpack_zip(source, self._options):
            yield from (member,) if isinstance(member, Failure) else self.expand(member)

    def _piece(self, source: Source, kind: Kind, note: str) -> Piece:
        """Read a source whole, as the bytes of one report."""
        return Piece(
            data=read_limited(source.stream, self._options.max_file_bytes),
            kind=kind,
            name=source.name,
            path=source.path,
            url=source.url,
            charset=source.charset,
            known=source.known,
            warnings=(note,) if note else (),
        )

    def _expand_mail(self, source: Source, note: str) -> Iterator[Piece | Failure]:
        """Take a mail apart into its body and its attachments."""
        piece = self._piece(source, "mail", note)
        attachments = list(find_attachments(piece.data))
        if has_body(piece.data) or not attachments:
            yield piece
        for attachment in attachments:
            part = replace(
                source,
                stream=io.BytesIO(attachment.data),
                name=attachment.name.replace("\\", "/").rsplit("/", 1)[-1],
                path=f"{source.path}#{attachment.name}",
                media_type=attachment.media_type,
                charset=None,
                level=source.level + 1,
            )
            yield from self.expand(part)

    def _expand_feed(self, source: Source) -> Iterator[Piece | Failure]:
        """Take a feed apart into its entries; those without a text are fetched, unless they were before."""
        for entry in read_feed(source, self._options):
            path = f"{source.path}#{entry.part}"
            if entry.html is not None:
                data = entry.html.encode("utf-8")
                name = entry.known.url or entry.part
                yield Piece(data=data, kind="fragment", name=name, path=path, charset="utf-8", known=entry.known)
            elif self._known is not None and self._known(path):
                self._passed += 1
            elif entry.known.url:
                yield from self.expand_address(entry.known.url, path=path, source=source, known=entry.known)

    def _expand_addresses(self, source: Source) -> Iterator[Piece | Failure]:
        """Fetch the addresses of a list, each once."""
        data = read_limited(source.stream, self._options.max_file_bytes)
        lines = (line.strip() for line in decode(data, source.charset).text.splitlines())
        for url in dict.fromkeys(line for line in lines if line and not line.startswith("#")):
            yield from self.expand_address(url, path=f"{source.path}#{url}", source=source)


def _nothing_met() -> ReadError:
    return ReadError("there is no report in it", hint="nothing to do", code="no_reports")


def _refuse(found: Sniffed) -> ReadError:
    """Say why a file is no input."""
    if found.kind == "empty":
        return ReadError(
            "there is nothing in it", hint="nothing to do, unless the text was lost on the way", code="empty"
        )
    if found.kind == "binary" and found.note:
        hint = "open it in the program that made it and save it again, or fetch it again"
        return ReadError(f"it is {found.note}", hint=hint, code="binary")
    if found.kind == "binary":
        return no_text()
    hint = "save it as text, HTML or PDF; images need OCR software"
    return ReadError(f"it is {found.note}, which is not read", hint=hint, code="unsupported")
