"""Figures from a lake: the same definitions, asked of Parquet files. Loaded by whoever asks a lake.

records   what of the live rows goes into a lake
looking   numbers and ids of evidence, read from one
summaries numbers counted when the lake was written, for pages
remembering for pages: a summary, else what the lake has said before
parts     the same, split by a dimension
"""

from camtay.connectors.warehouse import Lake, LakeError
from camtay.domains.indicators.queries.lake.looking import LakeLook, opened
from camtay.domains.indicators.queries.lake.parts import breakdown
from camtay.domains.indicators.queries.lake.records import Live, lives, wanted_here
from camtay.domains.indicators.queries.lake.remembering import kept

__all__ = [
    "Lake",
    "LakeError",
    "LakeLook",
    "Live",
    "breakdown",
    "kept",
    "lives",
    "opened",
    "wanted_here",
]
