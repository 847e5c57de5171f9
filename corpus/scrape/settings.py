"""The settings of Scrapy for a run: all that matters is said here, nothing is left to defaults."""

from __future__ import annotations

from typing import Any, Final

from corpus.scrape.options import ScrapeOptions

_RETRIED: Final = (
    "scrapy.exceptions.DownloadConnectionRefusedError",
    "scrapy.exceptions.DownloadFailedError",
    "scrapy.exceptions.ResponseDataLossError",
)
_MIDDLEWARES: Final[dict[str, int | None]] = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,  # ours also obeys 5xx and Crawl-delay
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware": None,
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": None,  # a proxy would connect where we must not
    "corpus.scrape.safety.SchemeGuard": 90,
    "corpus.scrape.robots.RobotsMiddleware": 100,
    "corpus.scrape.politeness.PolitenessMiddleware": 990,
}


def scrapy_settings(options: ScrapeOptions, version: str) -> dict[str, Any]:
    """Return Scrapy's settings for ``options``; ``version`` is that of the program, for the user agent."""
    return {
        "USER_AGENT": options.agent(version),
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
            "Accept-Language": "fr-BE,fr;q=0.9",
        },
        "PST_ALLOW_PRIVATE_HOSTS": options.allow_private_hosts,
        "TWISTED_DNS_RESOLVER": "corpus.scrape.safety.GuardedResolver",
        "DNSCACHE_ENABLED": False,
        "DOWNLOADER_MIDDLEWARES": _MIDDLEWARES,
        "DOWNLOAD_HANDLERS": {"data": None, "file": None, "ftp": None, "s3": None},
        # Our own middleware spaces requests from the end of the last answer; Scrapy's slots do it once more.
        "DOWNLOAD_DELAY": min(options.delay, options.test_only_delay or options.delay),
        "DOWNLOAD_DELAY_JITTER": 0,
        "CONCURRENT_REQUESTS": 4 * options.sources_at_once,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_TIMEOUT": options.timeout,
        "DOWNLOAD_MAXSIZE": options.max_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_FAIL_ON_DATALOSS": True,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "COOKIES_ENABLED": False,
        "REFERER_ENABLED": False,
        "HTTPPROXY_ENABLED": False,
        "HTTPCACHE_ENABLED": False,
        "AJAXCRAWL_ENABLED": False,
        "METAREFRESH_ENABLED": True,
        "METAREFRESH_MAXDELAY": 10,
        "REDIRECT_ENABLED": True,
        "REDIRECT_MAX_TIMES": options.max_redirects,
        "RETRY_ENABLED": options.retries > 0,
        "RETRY_TIMES": options.retries,
        "RETRY_HTTP_CODES": [408, 429, 500, 502, 503, 504],
        "RETRY_EXCEPTIONS": list(_RETRIED),
        "RETRY_GIVE_UP_LOG_LEVEL": "DEBUG",
        "TELNETCONSOLE_ENABLED": False,
        "EXTENSIONS": {"scrapy.extensions.throttle.AutoThrottle": None, "scrapy.extensions.logstats.LogStats": None},
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
        "STATS_DUMP": False,
        "TWISTED_REACTOR_ENABLED": True,
        "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
    }
