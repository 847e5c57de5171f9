"""An archive as a WARC file (ISO 28500), which other web-archive tools open.

Each body is a ``response`` record with the headers that were kept; an answer that brought nothing new is a ``revisit``;
and each fetch, failures included, has a ``metadata`` record with its line of the log: why the address was chosen, what
came. Identifiers come from the log, so that two exports of one log are the same.
"""

from __future__ import annotations

import json
import os
import tempfile
import uuid
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from corpus.archive_records import Fetch, LoggedFetch, to_text

if TYPE_CHECKING:
    from corpus.archive import Archive

_SPACE: Final = uuid.UUID("6f0b9df6-4ca6-5a0c-8a52-0b1a4c0a7d19")
_DROPPED: Final = frozenset({"content-encoding", "transfer-encoding", "content-length", "set-cookie", "connection"})
_NOT_MODIFIED: Final = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_SAME_PAYLOAD: Final = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_JSON: Final = "application/json"


def write_warc(archive: Archive, path: Path) -> int:
    """Write the fetches of ``archive`` to ``path`` (compressed where it ends in ``.gz``); return how many records.

    The file takes its place when it is whole. Bodies missing from the archive leave their ``metadata`` record only.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            count = _Export(archive, WARCWriter(file, gzip=path.suffix == ".gz", warc_version="1.1")).write(path.name)
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(0o644)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return count


class _Export:
    """One file on its way: what was written of each address, so that a repetition can refer to it."""

    def __init__(self, archive: Archive, writer: Any) -> None:
        self._archive = archive
        self._writer = writer
        self._written: dict[tuple[str, str], LoggedFetch] = {}
        self._last: dict[str, LoggedFetch] = {}
        self._count = 0

    def write(self, name: str) -> int:
        """Write everything, in the order of the log, and return how many records that made."""
        self._info(name)
        for logged in self._archive.fetches():
            subject = self._response(logged) or self._revisit(logged)
            self._metadata(logged, subject)
        return self._count

    def _info(self, name: str) -> None:
        info = {
            "software": "pst-wallonie, warcio",
            "format": "WARC File Format 1.1",
            "description": "Only the headers that the archive keeps stand in the responses; bodies are decoded.",
        }
        headers = {"WARC-Record-ID": _record_id("info", name), "WARC-Date": _date(self._first_time())}
        record = self._writer.create_warcinfo_record(name, info)
        for header, value in headers.items():
            record.rec_headers.replace_header(header, value)
        self._add(record)

    def _first_time(self) -> datetime:
        first = next(self._archive.fetches(), None)
        return first.fetch.requested_at if first else datetime(1970, 1, 1, tzinfo=UTC)

    def _response(self, logged: LoggedFetch) -> str | None:
        fetch = logged.fetch
        if fetch.digest is None or fetch.role == "rejected" or fetch.status == 304 or logged.change == "failed":
            return None
        if (fetch.url, fetch.digest) in self._written or not self._archive.path_of(fetch.digest).is_file():
            return None
        body = self._archive.open(fetch.digest)
        identifier = _record_id("response", str(logged.fetch_id))
        self._add(
            self._writer.create_warc_record(
                fetch.url,
                "response",
                payload=BytesIO(body),
                length=len(body),
                http_headers=_http(fetch, len(body)),
                warc_headers_dict=_headers(identifier, fetch) | {"WARC-Payload-Digest": f"sha256:{fetch.digest}"},
            )
        )
        self._written[fetch.url, fetch.digest] = self._last[fetch.url] = logged
        return identifier

    def _revisit(self, logged: LoggedFetch) -> str | None:
        fetch = logged.fetch
        if fetch.status == 304:
            first = self._last.get(fetch.url)
        elif logged.change != "failed" and fetch.digest is not None:
            first = self._written.get((fetch.url, fetch.digest))
        else:
            first = None
        if first is None:
            return None
        self._last[fetch.url] = first
        identifier = _record_id("revisit", str(logged.fetch_id))
        self._add(
            self._writer.create_revisit_record(
                fetch.url,
                f"sha256:{first.fetch.digest}",
                first.fetch.url,
                _date(first.fetch.requested_at),
                http_headers=_http(fetch, None),
                warc_headers_dict=_headers(identifier, fetch)
                | {
                    "WARC-Profile": _NOT_MODIFIED if fetch.status == 304 else _SAME_PAYLOAD,
                    "WARC-Refers-To": _record_id("response", str(first.fetch_id)),
                },
            )
        )
        return identifier

    def _metadata(self, logged: LoggedFetch, subject: str | None) -> None:
        fetch = logged.fetch
        content = asdict(fetch) | {
            "requested_at": to_text(fetch.requested_at),
            "change": logged.change,
            "run_id": logged.run_id,
        }
        body = json.dumps(content, ensure_ascii=False, indent=1).encode()
        headers = _headers(_record_id("metadata", str(logged.fetch_id)), fetch)
        if subject is not None:
            headers["WARC-Concurrent-To"] = subject
        self._add(
            self._writer.create_warc_record(
                fetch.url,
                "metadata",
                payload=BytesIO(body),
                length=len(body),
                warc_content_type=_JSON,
                warc_headers_dict=headers,
            )
        )

    def _add(self, record: Any) -> None:
        self._writer.write_record(record)
        self._count += 1


def _headers(identifier: str, fetch: Fetch) -> dict[str, str]:
    return {"WARC-Record-ID": identifier, "WARC-Date": _date(fetch.requested_at)}


def _http(fetch: Fetch, size: int | None) -> StatusAndHeaders:
    status = fetch.status or 200
    known: Mapping[str, str | None] = {
        "Content-Type": fetch.media_type,
        "ETag": fetch.etag,
        "Last-Modified": fetch.last_modified,
    }
    headers = [(name, _one_line(value)) for name, value in fetch.headers if name.lower() not in _DROPPED]
    names = {name.lower() for name, _ in headers}
    headers += [(name, _one_line(value)) for name, value in known.items() if value and name.lower() not in names]
    if size is not None:
        headers.append(("Content-Length", str(size)))
    return StatusAndHeaders(f"{status} {_phrase(status)}", headers, protocol="HTTP/1.1")


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def _record_id(kind: str, name: str) -> str:
    return f"<urn:uuid:{uuid.uuid5(_SPACE, f'{kind} {name}')}>"


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
