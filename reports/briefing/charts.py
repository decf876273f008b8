"""A native chart: stacked bars in the colours of their states, with the workbook from which Office edits them."""

from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO

from lxml.etree import Element, SubElement
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.shapes.placeholder import ChartPlaceholder
from pptx.text.text import Font
from pptx.util import Pt
from xlsxwriter import Workbook

from domain.looks import Looks
from reports.briefing.pages import Bars
from reports.briefing.writing import rgb, style
from reports.deck import canvas

SHEET = "Số liệu"
_WHOLE = "#,##0"  # with the reader's own separators
# What is left for the longest bar beside the names of bars, and what a number with its symbol takes (pixels).
_LONGEST, _LABELLED, _NUMBERED = 1400, 56, 20


def draw_chart(holder: ChartPlaceholder, bars: Bars, looks: Looks) -> None:
    """Put a chart in the place of its holder; `looks` holds one look a part."""
    data = CategoryChartData(number_format=_WHOLE)
    data.categories = bars.bars
    for name, values in bars.parts:
        data.add_series(name, values)
    wholes = [sum(values) for values in zip(*(values for _, values in bars.parts), strict=True)]
    alone = _is_each_alone(bars, max(wholes, default=0))
    lengths = [(whole if alone else max(wholes)) or 1 for whole in wholes]
    frame = holder.insert_chart(XL_CHART_TYPE.BAR_STACKED_100 if alone else XL_CHART_TYPE.BAR_STACKED, data)
    frame.name = bars.title
    frame._element.nvGraphicFramePr.cNvPr.set("descr", told(bars))
    chart: Chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(bars))
    for reference in chart._chartSpace.iter(qn("c:f")):
        reference.text = (reference.text or "").replace("Sheet1!", f"'{SHEET}'!")
    _titled(chart, bars.title)
    _axes(chart)
    if not alone:
        chart.value_axis.maximum_scale = max(lengths)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 40, 100
    for series, look, (_, values) in zip(plot.series, looks, bars.parts, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(look.colour)
        series.format.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
        series.invert_if_negative = False
        wide = [_LONGEST * value / length for value, length in zip(values, lengths, strict=True)]
        _labelled(series, look.symbol, wide)


def _is_each_alone(bars: Bars, longest: int) -> bool:
    """Tell whether parts would get lost if all bars shared one scale: each bar is then a whole of its own."""
    held = (value for _, values in bars.parts for value in values if value)
    return any(_LONGEST * value < _NUMBERED * longest for value in held)


def _labelled(series: BarSeries, symbol: str, wide: Sequence[float]) -> None:
    """Write each part's number into it, with its symbol where there is room; parts of none have no label."""
    labels = series.data_labels
    labels.show_value = True
    _font(labels.font, canvas.SMALL, MSO_THEME_COLOR.BACKGROUND_1)
    element = labels._element
    text = element.find(qn("c:txPr"))
    for place, width in enumerate(wide):
        label = SubElement(Element(qn("c:dLbls")), qn("c:dLbl"))
        SubElement(label, qn("c:idx"), val=str(place))
        if not width:
            SubElement(label, qn("c:delete"), val="1")
        else:
            code = f'"{symbol} "{_WHOLE}' if symbol and width >= _LABELLED else _WHOLE
            SubElement(label, qn("c:numFmt"), formatCode=code, sourceLinked="0")
            SubElement(label, qn("c:spPr"))
            label.append(deepcopy(text))
            for part in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
                SubElement(label, qn(f"c:show{part}"), val=str(int(part == "Val")))
        element.insert(place, label)


def told(bars: Bars) -> str:
    """Return a chart in words, for who doesn't see it."""
    each = (
        f"{bar}: " + ", ".join(f"{name} {values[place]}" for name, values in bars.parts if values[place])
        for place, bar in enumerate(bars.bars)
    )
    return ". ".join((bars.title, *each))


def _titled(chart: Chart, title: str) -> None:
    chart.has_title = True
    chart.chart_title.text_frame.text = title
    style(chart.chart_title.text_frame.paragraphs[0], canvas.BODY, MSO_THEME_COLOR.TEXT_1, bold=True)
    chart.chart_title.include_in_layout = False
    chart.has_legend = True
    if chart.legend is not None:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        _font(chart.legend.font, canvas.SMALL, MSO_THEME_COLOR.TEXT_1)


def _axes(chart: Chart) -> None:
    """The first bar on top, the longest from edge to edge; numbers stand on the bars, so no axis repeats them."""
    bars, numbers = chart.category_axis, chart.value_axis
    bars.reverse_order = True
    bars.major_tick_mark = XL_TICK_MARK.NONE
    bars.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    bars.format.line.fill.background()
    _font(bars.tick_labels.font, canvas.SMALL, MSO_THEME_COLOR.TEXT_1)
    numbers.visible = False
    numbers.has_major_gridlines = False
    numbers.minimum_scale = 0


def _font(font: Font, size: int, colour: MSO_THEME_COLOR) -> None:
    font.size = Pt(size / 2)
    font.color.theme_color = colour


def _workbook(bars: Bars) -> bytes:
    """The chart's numbers as Office opens them, laid out as python-pptx refers to them; every text is a text."""
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(SHEET)
        whole = book.add_format({"num_format": _WHOLE})
        sheet.set_column(0, 0, max(map(len, bars.bars), default=0) + 2)
        for row, bar in enumerate(bars.bars, start=1):
            sheet.write_string(row, 0, bar)
        for column, (name, values) in enumerate(bars.parts, start=1):
            sheet.write_string(0, column, name)
            sheet.set_column(column, column, len(name) + 2)
            for row, value in enumerate(values, start=1):
                sheet.write_number(row, column, value, whole)
    return stream.getvalue()
