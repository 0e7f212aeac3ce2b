"""Numbers, what they are made of, and the records behind them."""

from camtay.domains.indicators.queries.aims import aims
from camtay.domains.indicators.queries.breakdowns import (
    Row,
    breakdown,
    days_words,
    dimension,
    dimensions_of,
    named_rows,
    part_of,
    public_breakdown,
)
from camtay.domains.indicators.queries.catalogue import HOME as OPEN_DATA_HOME
from camtay.domains.indicators.queries.catalogue import LICENCE, catalogue
from camtay.domains.indicators.queries.changes import Cause, Change, changes
from camtay.domains.indicators.queries.durations import (
    BATCH,
    TELLING,
    Closing,
    Durations,
    closings,
    durations,
)
from camtay.domains.indicators.queries.figures import (
    Formula,
    Look,
    definition,
    definition_of,
    definitions,
    figures,
    formula,
    look,
    places_seen,
    places_with_figures,
    public_look,
)
from camtay.domains.indicators.queries.kept import KEEPS, about
from camtay.domains.indicators.queries.league import ENOUGH, League, Standing, is_judged, league, size_of
from camtay.domains.indicators.queries.opendata import DATASETS, Dataset, open_cells, open_rows, whole_months
from camtay.domains.indicators.queries.records import (
    answering,
    evidence,
    evidence_rows,
    exported_columns,
    in_order_of,
    objects,
    opened,
    opened_of,
)
from camtay.domains.indicators.queries.scores import (
    scorecard,
    scored_codes,
    scores_by_commune,
    scores_by_month,
)
from camtay.domains.indicators.queries.sides import Beside, Compared, Trends, compared, trends, whole
from camtay.domains.indicators.rules.durations import Bin
from camtay.domains.indicators.rules.few import FEW
from camtay.domains.indicators.rules.parts import DIMENSIONS, PARTED, Dimension, Part, split_column
from camtay.domains.indicators.rules.parts import condition as part_condition
from camtay.domains.indicators.rules.scores import GroupScore, Item, ItemScore, ScoreCard
from camtay.domains.indicators.rules.shapes import Counted, Figure, Indicator, Which, Window
from camtay.domains.indicators.rules.shapes import figure as figure_of
from camtay.domains.indicators.rules.sources import Column, Source
from camtay.domains.indicators.rules.sums import adds_up

__all__ = [
    "BATCH",
    "DATASETS",
    "DIMENSIONS",
    "ENOUGH",
    "FEW",
    "KEEPS",
    "LICENCE",
    "OPEN_DATA_HOME",
    "PARTED",
    "TELLING",
    "Beside",
    "Bin",
    "Cause",
    "Change",
    "Closing",
    "Column",
    "Compared",
    "Counted",
    "Dataset",
    "Dimension",
    "Durations",
    "Figure",
    "Formula",
    "GroupScore",
    "Indicator",
    "Item",
    "ItemScore",
    "League",
    "Look",
    "Part",
    "Row",
    "ScoreCard",
    "Source",
    "Standing",
    "Trends",
    "Which",
    "Window",
    "about",
    "adds_up",
    "aims",
    "answering",
    "breakdown",
    "catalogue",
    "changes",
    "closings",
    "compared",
    "days_words",
    "definition",
    "definition_of",
    "definitions",
    "dimension",
    "dimensions_of",
    "durations",
    "evidence",
    "evidence_rows",
    "exported_columns",
    "figure_of",
    "figures",
    "formula",
    "in_order_of",
    "is_judged",
    "league",
    "look",
    "named_rows",
    "objects",
    "open_cells",
    "open_rows",
    "opened",
    "opened_of",
    "part_condition",
    "part_of",
    "places_seen",
    "places_with_figures",
    "public_breakdown",
    "public_look",
    "scorecard",
    "scored_codes",
    "scores_by_commune",
    "scores_by_month",
    "size_of",
    "split_column",
    "trends",
    "whole",
    "whole_months",
]
