"""Pictures: plain data in, SVG, PNG or a page of its own out. Nothing is fetched, and no text is markup."""

from whence.showing.pictures.chart import Chart
from whence.showing.pictures.data import Dot, dots
from whence.showing.pictures.drawing import Drawing, css
from whence.showing.pictures.histogram import origins_histogram
from whence.showing.pictures.network import network
from whence.showing.pictures.picture import Picture
from whence.showing.pictures.source_graph import source_graph
from whence.showing.pictures.timeline import timeline

__all__ = [
    "Chart",
    "Dot",
    "Drawing",
    "Picture",
    "css",
    "dots",
    "network",
    "origins_histogram",
    "source_graph",
    "timeline",
]
