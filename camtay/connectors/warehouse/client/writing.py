"""Rows as one Parquet file. The same rows give the same bytes, so that a digest tells whether anything changed."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq

Kind = Literal["text", "int", "bool", "time"]

# Times are UTC without a zone: every engine compares them with `TIMESTAMP '…'`, and none asks for its session's zone.
_UTC = pa.timestamp("us", "UTC")
_TYPES: Mapping[Kind, pa.DataType] = {
    "text": pa.string(),
    "int": pa.int64(),
    "bool": pa.bool_(),
    "time": pa.timestamp("us"),
}


def encode(
    columns: Mapping[str, Kind], rows: Sequence[Sequence[Any]], *,
    says: Mapping[bytes, bytes] | None = None, group: int | None = None,
) -> bytes:  # fmt: skip
    """`rows` hold the columns in this order; times are aware. `says`: of the file, in its head; `group`: how many rows
    are read together."""
    turned = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    arrays = [_array(kind, values) for kind, values in zip(columns.values(), turned, strict=True)]
    schema = pa.schema([(name, _TYPES[kind]) for name, kind in columns.items()], metadata=says)
    sink = pa.BufferOutputStream()
    pq.write_table(
        pa.Table.from_arrays(arrays, schema=schema), sink, compression="zstd", row_group_size=group
    )
    return bytes(sink.getvalue().to_pybytes())


def _array(kind: Kind, values: Sequence[Any]) -> pa.Array:
    if kind == "time":
        return pa.array(values, _UTC).cast(_TYPES["time"])
    return pa.array(values, _TYPES[kind])
