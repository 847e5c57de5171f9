"""Why a request came to nothing, as one short French line."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from scrapy import exceptions

from corpus.scrape.safety import was_refused

_LINES: Final[tuple[tuple[type[Exception], str], ...]] = (
    (exceptions.DownloadTimeoutError, "pas de réponse à temps"),
    (exceptions.DownloadConnectionRefusedError, "connexion refusée"),
    (exceptions.ResponseDataLossError, "réponse coupée avant la fin"),
    (exceptions.DownloadCancelledError, "réponse plus grande que la limite"),
    (exceptions.UnsupportedURLSchemeError, "adresse ni http ni https"),
    (OSError, "réponse illisible (compression)"),
)


def reason_of(error: BaseException, url: str) -> str:
    """Return the line; an ``IgnoreRequest`` of ours says it itself."""
    if isinstance(error, exceptions.CannotResolveHostError):
        host = urlsplit(url).hostname or ""
        return f"adresse privée refusée ({host})" if was_refused(host) else f"hôte inconnu ({host})"
    if isinstance(error, exceptions.IgnoreRequest):
        return _ignored(str(error))
    text = f"{error} {error.__cause__ or ''}"
    if "certificate" in text.lower() or "SSL" in text:
        return "certificat TLS refusé"
    for kind, line in _LINES:
        if isinstance(error, kind):
            return line
    return f"échec de la connexion ({type(error).__name__})"


def _ignored(text: str) -> str:
    if "max redirections" in text:
        return "trop de redirections (boucle ?)"
    if "DOWNLOAD_MAXSIZE" in text:
        return "réponse plus grande que la limite une fois décompressée"
    return text
