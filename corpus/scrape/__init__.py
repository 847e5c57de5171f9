"""Find plans on municipal sites and fetch them politely into the archive, on Scrapy.

``corpus.scrape.run.scrape`` is the whole of it: due sources in, archive filled, report out. The modules below each hold
one idea: addresses, vocabulary, page, discovery (what is worth fetching and why), shell (pages that are none), media
(types by bytes), safety and politeness (what may be asked, of whom, how often), spider (one source from end to end),
ledger (what the archive knows) and report.
"""
