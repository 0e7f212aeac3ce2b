"""The lake: tables as Parquet files, by commune and month, and DuckDB, the engine in this process that reads them.

client/lake     where a file lies, what each folder says of itself, how a partition is replaced
client/writing  rows as the bytes of one Parquet file
client/reading  a DuckDB session over a lake
settings        how many threads and how much memory the engine may take
There is no fake: the engine and the files are the same in tests.
"""

from camtay.connectors.warehouse.client.lake import Lake, LakeError, Partition
from camtay.connectors.warehouse.client.reading import Session, name, quoted
from camtay.connectors.warehouse.client.writing import Kind, encode
from camtay.connectors.warehouse.settings import Limits

__all__ = ["Kind", "Lake", "LakeError", "Limits", "Partition", "Session", "encode", "name", "quoted"]
