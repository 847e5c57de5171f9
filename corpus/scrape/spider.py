"""The spider: due sources, several at a time, those of one site one after the other."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from typing import Any

from scrapy import Spider

from corpus.archive import Archive
from corpus.registry.sources import Source
from corpus.scrape.addresses import host_key
from corpus.scrape.fetcher import Fetcher
from corpus.scrape.judge import Judge
from corpus.scrape.options import ScrapeOptions
from corpus.scrape.politeness import Hosts
from corpus.scrape.report import ScrapeReport, SourceLine
from corpus.scrape.robots import RobotsMiddleware
from corpus.scrape.visit import Tools, Visit

log = logging.getLogger(__name__)


class PlanSpider(Spider):
    """Visits every source and fills the report; a fault in one visit does not end the others."""

    name = "pst"

    def __init__(
        self,
        *,
        sources: Sequence[Source],
        options: ScrapeOptions,
        report: ScrapeReport,
        hosts: Hosts,
        archive: Archive | None,
        judge: Judge | None,
        dry_run: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.hosts = hosts
        self._sources = sources
        self._options = options
        self._report = report
        self._archive = archive
        self._judge = judge
        self._dry_run = dry_run
        self.faults: list[BaseException] = []

    async def start(self) -> AsyncIterator[Any]:
        """Visit all sources; no request goes through the scheduler, so nothing is yielded."""
        tools = Tools(
            options=self._options,
            fetcher=Fetcher(self.crawler),
            report=self._report,
            archive=self._archive,
            judge=self._judge,
            robots=self.crawler.get_downloader_middleware(RobotsMiddleware),
            dry_run=self._dry_run,
        )
        turns = asyncio.Semaphore(self._options.sources_at_once)
        sites: dict[str, list[Source]] = defaultdict(list)
        for source in self._sources:
            sites[host_key(source.url)].append(source)
        await asyncio.gather(*(self._visit_site(site, tools, turns) for site in sites.values()))
        for _ in ():
            yield _

    async def _visit_site(self, sources: Sequence[Source], tools: Tools, turns: asyncio.Semaphore) -> None:
        async with turns:
            for source in sources:
                try:
                    await Visit(source, tools).run()
                except Exception as error:  # a fault of ours in one source must not end the run of all others
                    log.exception("visit of %s", source.url)
                    self.faults.append(error)
                    self._report.sources.append(
                        SourceLine(
                            source.source_id, source.nis_code, source.kind, source.url, "failed", "error",
                            complete=False, detail=f"erreur interne ({type(error).__name__} : {str(error)[:200]})",
                        )
                    )  # fmt: skip
