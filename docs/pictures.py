"""The pictures of the README: what ``pst run`` and ``pst extract`` print for the sample documents, as SVG.

The text is that of a real run; only the fonts are those of the reader's system.
"""

from __future__ import annotations

import tempfile
from io import StringIO
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.text import Text

from normalize.plan_file import from_json
from pst.cli.options import samples_folder
from pst.cli.summary import show_failures, show_summary
from pst.cli.tree import show_plan_file
from pst.pipeline import RunOptions, run

_FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
_SVG: Final = (
    """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: """
    + _FONTS
    + """; font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
)
_SHOWN = "ville-chiny-tableau"  # the sample whose tree is shown
_TREE_LINES = 34


def write_pictures(folder: Path, width: int) -> None:
    """Read the samples and write ``run.svg`` and ``extract.svg`` into ``folder``, ``width`` columns wide."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "resultats"
        report = run(RunOptions((samples_folder(),), out, use_cache=False))
        shown = type(report)(report.documents, Path("data/run"), report.seconds, report.remarks)
        console = _console(width)
        console.print(Text("$ pst run", style="bold green"))
        show_summary(shown, console)
        show_failures(shown, console=console)
        console.save_svg(str(folder / "run.svg"), title="pst run", code_format=_SVG)
        tree = _console(width)
        show_plan_file(from_json((out / "plans" / f"{_SHOWN}.json").read_bytes()), tree)
    lines = tree.export_text(styles=True).splitlines()[:_TREE_LINES]
    console = _console(width)
    console.print(Text(f"$ pst extract corpus/samples/documents/{_SHOWN}.docx", style="bold green"))
    console.print(Text.from_ansi("\n".join(lines)))
    console.print(Text("…", style="dim"))
    console.save_svg(str(folder / "extract.svg"), title="pst extract", code_format=_SVG)


def _console(width: int) -> Console:
    return Console(
        record=True, width=width, file=StringIO(), force_terminal=True, color_system="truecolor", highlight=False
    )
