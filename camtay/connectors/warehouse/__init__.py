"""The lake: tables as Parquet files, by commune and month, and the engines that read them: DuckDB in this process,
Apache Spark on a cluster.

client/lake     where a file lies, what each folder says of itself, how a partition is replaced
client/writing  rows as the bytes of one Parquet file
client/grid     numbers counted before, found without an engine
client/engine   what both engines do, and which is wanted
client/reading  a DuckDB session over a lake
client/spark    Apache Spark over a lake
settings        how many threads and how much memory DuckDB may take
There is no fake: the engines and the files are the same in tests.
"""

from camtay.connectors.warehouse.client.engine import Engine, Name, engine
from camtay.connectors.warehouse.client.grid import Grid
from camtay.connectors.warehouse.client.lake import Lake, LakeError, Partition
from camtay.connectors.warehouse.client.reading import Session, name, quoted
from camtay.connectors.warehouse.client.writing import Kind, encode
from camtay.connectors.warehouse.settings import Limits

__all__ = [
    "Engine",
    "Grid",
    "Kind",
    "Lake",
    "LakeError",
    "Limits",
    "Name",
    "Partition",
    "Session",
    "encode",
    "engine",
    "name",
    "quoted",
]
