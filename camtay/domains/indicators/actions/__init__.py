"""Figures are never typed; what may be done is to read names behind them, and to write their records into a lake.

exporting is loaded by whoever exports: nobody else needs the libraries that write a lake.
"""

from camtay.domains.indicators.actions.names import forget, read_names

__all__ = ["forget", "read_names"]
