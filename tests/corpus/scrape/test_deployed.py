"""What is installed and documented is what the program does: units, settings, options, the measured figures."""

from __future__ import annotations

import configparser
import re

import click

from corpus.scrape.options import _CHECKS, ScrapeOptions, read_options
from pst.cli.run import command as run
from pst.cli.scrape import command as scrape
from tests.corpus.scrape.driving import ROOT
from tests.corpus.scrape.sites import municipal_web

DEPLOY = ROOT / "deploy"
PAGE = (ROOT / "docs" / "collecte.md").read_text(encoding="utf-8")


def options_of(command: click.Command) -> set[str]:
    return {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}


def test_units_call_options_that_exist() -> None:
    known = {"scrape": options_of(scrape), "run": options_of(run)}
    lines = [line for path in DEPLOY.iterdir() for line in path.read_text(encoding="utf-8").splitlines()]
    calls = [call for line in lines if line[:1] != "#" for call in re.findall(r"pst (scrape|run)\b([^;}]*)", line)]
    assert len(calls) >= 4
    for name, arguments in calls:
        assert set(re.findall(r"--[a-z-]+", arguments)) <= known[name]


def test_units_can_be_read() -> None:
    for name, section in (("pst-collecte.service", "Service"), ("pst-collecte.timer", "Timer")):
        unit = configparser.ConfigParser(interpolation=None)
        unit.optionxform = str  # type: ignore[assignment,method-assign]
        unit.read(DEPLOY / name, encoding="utf-8")
        assert section in unit.sections()
    service = (DEPLOY / "pst-collecte.service").read_text(encoding="utf-8")
    assert "SuccessExitStatus=1 75" in service


def test_the_example_settings_hold() -> None:
    options = read_options(DEPLOY / "scrape.toml")
    assert options.contact
    assert options.delay >= 2
    assert options.test_only_delay is None


def test_every_setting_is_documented_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `([a-z_]+)` \| ([^|]+?) \|", PAGE.partition("## Réglages")[2], flags=re.MULTILINE))
    documented = {name: value for name, value in rows.items() if name in _CHECKS}
    assert set(documented) == set(_CHECKS) - {"allow_private_hosts"}
    defaults = ScrapeOptions()
    for name, value in documented.items():
        if re.fullmatch(r"[\d.]+", value):
            own = defaults.max_bytes / 1024**2 if name == "max_megabytes" else getattr(defaults, name)
            assert float(value) == own, name


def test_the_measured_figures_are_those_of_the_small_web() -> None:
    sites = municipal_web(lambda host, path: f"http://{host}.localhost{path}")
    present = sum(len(site.wanted) for site in sites)
    files = sum(not re.match(r"text/|application/xml", reply.media_type) for s in sites for reply in s.pages.values())
    printed = sum(site.start in site.wanted for site in sites)
    said = re.search(r"<!-- mesure -->(.*?)<!-- /mesure -->", PAGE, flags=re.DOTALL)
    assert said is not None
    figures = [int(number) for number in re.findall(r"\d+", said[1])]
    assert figures == [present, present, 0, files - (present - printed)]
    assert f"({len(sites)} sites" in PAGE
