"""Charts as SVG files: no script, a title and a description inside, a table beside (`ui/chart.html`).

Drawn with pygal: pure Python, one small dependency, kept since 2012, and its SVG can be read and cleaned.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

from django.http import HttpResponse

from camtay.foundation.ui import formats

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
WIDTH, HEIGHT = 480, 320
FONT = "Be Vietnam Pro, Noto Sans, Segoe UI, Roboto, Arial, sans-serif"
# Told apart in grey and by the colour-blind too: they fall from dark to light.
COLOURS = ("#6b2f8a", "#d99a1c", "#2c7a7b", "#b04a5a", "#8a7d93", "#3d5a99")

Value = float | int | None

STYLE = dict(  # noqa: C408 -- pygal's own names
    background="transparent",
    plot_background="transparent",
    foreground="#211729",
    foreground_strong="#211729",
    foreground_subtle="#ddd3e4",
    colors=COLOURS,
    opacity="1",
    opacity_hover="1",
    guide_stroke_dasharray="0",
    guide_stroke_color="#ddd3e4",
    major_guide_stroke_dasharray="0",
    major_guide_stroke_color="#ddd3e4",
    font_family=FONT,
    label_font_size=16,
    major_label_font_size=16,
    value_font_size=16,
    value_label_font_size=16,
    legend_font_size=16,
    stroke_width=3,
)


@cache
def _pygal() -> Any:
    """pygal, loaded with the first chart rather than at every start."""
    import pygal

    # It hangs an import hook of the old kind into the interpreter, for maps we do not draw; Python warns at each import.
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != "PluginImportFixer"]
    return pygal


def _config(write: Callable[[Any], str], **more: Any) -> dict[str, Any]:
    return {
        "style": _pygal().style.Style(**STYLE), "js": [], "width": WIDTH, "height": HEIGHT, "explicit_size": False, "margin": 12,
        "spacing": 10, "legend_at_bottom": True, "legend_box_size": 14, "show_minor_x_labels": True,
        "truncate_label": -1, "truncate_legend": -1, "value_formatter": write, "no_data_text": "–", **more,
    }  # fmt: skip


def _clean(chart: Any, title: str, description: str) -> str:
    """The chart's SVG without script, tooltips and comments, named for who cannot see it."""
    ET.register_namespace("", SVG)
    ET.register_namespace("xlink", XLINK)
    root = ET.fromstring(chart.render(is_unicode=True))  # noqa: S314  our own output
    for parent in list(root.iter()):
        for child in list(parent):
            dull = child.get("class", "") in {"tooltip", "tooltip-overlay"} or _nameless(child)
            # pygal hides its tooltips' texts in <desc>; only one description may speak.
            if dull or child.tag in {f"{{{SVG}}}script", f"{{{SVG}}}desc", f"{{{SVG}}}title"}:
                parent.remove(child)
    root.set("role", "img")
    root.set("aria-labelledby", "t d")
    for position, (tag, name, text) in enumerate((("title", "t", title), ("desc", "d", description))):
        element = ET.Element(f"{{{SVG}}}{tag}", {"id": name})
        element.text = text
        root.insert(position, element)
    return ET.tostring(root, encoding="unicode")


def _nameless(node: ET.Element) -> bool:
    """A legend's entry without words."""
    return node.get("class", "").startswith("legend ") and not "".join(node.itertext()).strip()


def bar_chart(
    title: str,
    description: str,
    values: Mapping[str, Value],
    *,
    write: Callable[[Any], str] = formats.number,
) -> str:
    """Horizontal bars; each label carries its value, which stays in sight on a phone. `write` words it. SVG text."""
    options = _config(
        write,
        height=max(120, 46 + 42 * len(values)),
        include_x_axis=True,
        show_legend=False,
        show_x_labels=False,
        show_x_guides=False,
        show_y_guides=False,
        rounded_bars=4,
    )
    chart = _pygal().HorizontalBar(**options)
    upward = list(values)[::-1]  # the library draws from the foot up
    chart.x_labels = [f"{label}: {write(values[label])}" for label in upward]
    chart.add("", [{"value": values[label], "color": COLOURS[0]} for label in upward])
    return _clean(chart, title, description)


def trend_chart(
    title: str,
    description: str,
    labels: Sequence[str],
    series: Mapping[str, Sequence[Value]],
    *,
    write: Callable[[Any], str] = formats.number,
    highest: float | None = None,
    lowest: float = 0,
    unfinished: bool = False,
) -> str:
    """Lines over time from zero up, one a series; `None` leaves a gap. `lowest`, where `highest` is given: what the
    foot stands for, where lines lie close together far above zero. `unfinished`: the last value of the first series is
    of a month that is not over: it is drawn apart, dashed and hollow, which is for the page to say. SVG text."""
    limit = {"range": (lowest, highest)} if highest is not None else {"include_x_axis": True}
    many = len(series) > 1
    options = _config(
        write,
        show_legend=many,
        show_x_guides=False,
        dots_size=5,
        margin_right=48,
        max_scale=8,
        allow_interruptions=True,
        **limit,
    )
    first, *others = series
    if unfinished:  # its own line, in the colour of the first
        options["style"] = _pygal().style.Style(**{**STYLE, "colors": (*COLOURS[: len(series)], COLOURS[0])})
    chart = _pygal().Line(**options)
    chart.x_labels = list(labels)
    chart.add(first, [*series[first][:-1], None] if unfinished else list(series[first]))
    for name in others:
        chart.add(name, list(series[name]))
    if unfinished:
        chart.add("", _tail(series[first]), stroke_style={"width": 3, "dasharray": "6, 6"})
    return _clean(chart, title, description)


def _tail(points: Sequence[Value]) -> list[Any]:
    """From the last value but one to the last, which is hollow."""
    hollow = f"fill: #fff; stroke: {COLOURS[0]}; stroke-width: 3; stroke-dasharray: none"
    return [*[None] * (len(points) - 2), *points[-2:-1], {"value": points[-1], "node": {"style": hollow}}]


def share_bar(
    title: str, description: str, parts: Mapping[str, int], *, write: Callable[[Any], str] = formats.number
) -> str:
    """One bar of a hundred per cent, cut into its parts. SVG text."""
    chart = _pygal().HorizontalStackedBar(
        **_config(
            write,
            height=120 + 26 * ((len(parts) + 1) // 2),
            range=(0, sum(parts.values()) or 1),
            show_x_labels=False,
            show_y_labels=False,
            print_values=False,
            show_x_guides=False,
            show_y_guides=False,
        )
    )
    for name, count in parts.items():
        chart.add(f"{name}: {write(count)}", [count])
    return _clean(chart, title, description)


def svg_response(svg: str) -> HttpResponse:
    """A chart as a file for `<img src>`. Its own style sheet lies inside, which our policy allows nowhere else."""
    response = HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")
    response._csp_replace = {"default-src": ["'none'"], "style-src": ["'unsafe-inline'"]}  # type: ignore[attr-defined]
    return response
