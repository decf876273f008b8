"""A chart with two logarithmic axes as SVG: what is linear is a straight line that rises one decade a decade."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle
from xml.sax.saxutils import escape

_LEFT, _TOP, _WIDTH, _HEIGHT, _NAMES = 64, 20, 520, 420, 210
_COLOURS = ("#1f4e79", "#c0504d", "#4f8f5b", "#8064a2", "#b8860b", "#2b8a9e", "#7f7f7f", "#d9722e")
_NEAR = 15  # pixels that two names need between them
_Place = Callable[[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Line:
    """A named line through points (x, y), both above 0, from the smallest x on; dashed where it is `like` another."""

    name: str
    points: Sequence[tuple[float, float]]
    like: str = ""


def drawn(lines: Sequence[Line], x_title: str, y_title: str) -> str:
    """Return the chart as the text of an SVG file; each line has its name at its end."""
    xs = [x for line in lines for x, _y in line.points]
    ys = [y for line in lines for _x, y in line.points]
    x_range = (math.floor(math.log10(min(xs))), max(math.ceil(math.log10(max(xs))), 1))
    y_range = (math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys))))

    def place(x: float, y: float) -> tuple[float, float]:
        across = (math.log10(x) - x_range[0]) / (x_range[1] - x_range[0])
        up = (math.log10(y) - y_range[0]) / max(y_range[1] - y_range[0], 1)
        return _LEFT + across * _WIDTH, _TOP + (1 - up) * _HEIGHT

    parts = [*_grid(place, x_range, y_range), *_curves(lines, place)]
    parts.append(_text(_LEFT + _WIDTH / 2, _TOP + _HEIGHT + 40, x_title, "middle"))
    parts.append(_text(_LEFT - 44, _TOP - 6, y_title, "start"))
    size = f'width="{_LEFT + _WIDTH + _NAMES}" height="{_TOP + _HEIGHT + 56}"'
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="Be Vietnam Pro, sans-serif" font-size="12">\n'
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _grid(place: _Place, x_range: tuple[int, int], y_range: tuple[int, int]) -> list[str]:
    parts = []
    for power in range(x_range[0], x_range[1] + 1):
        x, _ = place(10.0**power, 10.0 ** y_range[0])
        parts.append(f'<path d="M{x:.1f} {_TOP}V{_TOP + _HEIGHT}" stroke="#e3e6ea"/>')
        parts.append(_text(x, _TOP + _HEIGHT + 18, f"x{10**power:g}", "middle"))
    for power in range(y_range[0], y_range[1] + 1):
        _, y = place(10.0 ** x_range[0], 10.0**power)
        parts.append(f'<path d="M{_LEFT} {y:.1f}H{_LEFT + _WIDTH}" stroke="#e3e6ea"/>')
        parts.append(_text(_LEFT - 8, y + 4, f"{10.0**power:g}", "end"))
    return parts


def _curves(lines: Sequence[Line], place: _Place) -> list[str]:
    parts, below = [], -math.inf
    colours = dict(zip((line.name for line in lines if not line.like), cycle(_COLOURS)))
    for line in sorted(lines, key=lambda line: -line.points[-1][1]):
        colour = colours[line.like or line.name]
        dashes = ' stroke-dasharray="6 4"' if line.like else ""
        places = [place(x, y) for x, y in line.points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places]
        below = max(places[-1][1], below + _NEAR)
        parts.append(_text(places[-1][0] + 10, below + 4, line.name, "start", colour))
    return parts


def _text(x: float, y: float, said: str, anchor: str, colour: str = "#3d4852") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{escape(said)}</text>'
