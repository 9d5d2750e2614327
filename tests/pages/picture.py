"""The picture of a terminal: what a few commands really print, as SVG.

Its fonts are those of whoever looks at it, and its background is its own: so it reads well on
light pages and on dark ones, and asks nobody for anything.
"""

import io
from collections.abc import Iterable

from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

_WIDTH = 87
_THEME = TerminalTheme(
    (24, 27, 33),
    (214, 219, 229),
    [
        (24, 27, 33),
        (240, 113, 120),
        (138, 201, 121),
        (229, 192, 123),
        (97, 175, 239),
        (198, 140, 232),
        (86, 196, 204),
        (214, 219, 229),
    ],
)
_BLANK = Style(conceal=True)
_FORMAT = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
    font-size: {char_height}px;
    line-height: {line_height}px;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
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


def picture(commands: Iterable[tuple[str, str]]) -> str:
    """The commands, each behind a prompt, with what they print."""
    console = Console(
        record=True,
        width=_WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
    )
    for number, (command, printed) in enumerate(commands):
        prompt = Text.assemble("\n" if number else "", ("$ ", "bold green"), (command, "bold"))
        console.print(prompt, soft_wrap=True)
        for line in Text.from_ansi(printed.rstrip()).split("\n", allow_blank=True):
            console.print(_indented(line), soft_wrap=True)
    console.print()
    return console.export_svg(title="", theme=_THEME, code_format=_FORMAT, unique_id="terminal")


def _indented(line: Text) -> Text:
    """A line whose indent is a piece of its own: some viewers drop blanks at the beginning."""
    indent = len(line.plain) - len(line.plain.lstrip(" "))
    line.stylize(_BLANK, 0, indent)
    return line
