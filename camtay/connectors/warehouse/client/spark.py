"""Apache Spark over a lake: the same questions, on as many machines as there are.

The first question starts a Java process and joins the cluster (seconds); both are kept for the life of this process.
No Python runs on the cluster: its machines need Java and must see the lake's folder under the same path.
"""

import logging
import os
import shutil
from collections.abc import Collection
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings

from camtay.connectors.warehouse.client.lake import Lake, LakeError
from camtay.connectors.warehouse.client.writing import Kind

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_SQL: dict[Kind, str] = {"text": "STRING", "int": "BIGINT", "bool": "BOOLEAN", "time": "TIMESTAMP_NTZ"}
_HERE = "127.0.0.1"
_CONFIG = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",  # the lake's times are UTC without a zone
    "spark.sql.ansi.enabled": "true",
    "spark.sql.ansi.doubleQuotedIdentifiers": "true",
    # Figures are some thousand groups, however many records: few pieces, fewer where the engine sees that less will do.
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.sources.parallelPartitionDiscovery.threshold": "10000",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}


class Cluster:
    """One thread's views on the one session of this process."""

    def __init__(self, master: str = "") -> None:
        self._spark = _session(master or settings.CAMTAY_SPARK_MASTER).newSession()
        self._kept: dict[str, DataFrame] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Forget what was read; the session stays for the next one."""
        for name in [*self._kept]:
            self._forget(name)

    def rows(self, sql: str) -> list[dict[str, Any]]:
        return [row.asDict() for row in self._spark.sql(sql).collect()]

    def keep(
        self, lake: Lake, table: str, columns: Collection[str], *,
        places: Collection[str], kept_as: str, where: str = "", placed: Collection[str] = (),  # noqa: ARG002
    ) -> None:  # fmt: skip
        """In the memory of the cluster's machines, on their disks what does not fit."""
        there = lake.columns(table, columns)
        files = [f"file://{path.resolve()}" for path in lake.files(table, places)]
        if files:
            schema = ", ".join(f"{one} {_SQL[there[one]]}" for one in columns)
            # Else it would take the communes in the paths for a column.
            read = self._spark.read.option("recursiveFileLookup", "true").schema(schema).parquet(*files)
        else:
            nothing = ", ".join(f"CAST(NULL AS {_SQL[there[one]]}) AS {one}" for one in columns)
            read = self._spark.sql(f"SELECT {nothing} WHERE FALSE")
        self._forget(kept_as)
        self._kept[kept_as] = (read.where(where) if where else read).cache()
        self._kept[kept_as].createOrReplaceTempView(kept_as)

    def _forget(self, name: str) -> None:
        if name in self._kept:
            self._kept.pop(name).unpersist()
            self._spark.catalog.dropTempView(name)


def _session(master: str) -> "SparkSession":
    """The session of this process, which has one master for its life. Raises LakeError where something is missing."""
    try:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise LakeError(
            "Apache Spark is not installed here. Install it: pip install 'camtay[cluster]'"
        ) from error
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise LakeError(
            "Apache Spark needs Java 17. Install it: sudo apt-get install openjdk-17-jre-headless"
        )
    logging.getLogger("py4j").setLevel(logging.WARNING)
    builder = SparkSession.builder.appName("camtay").master(master)
    for key, value in {**_CONFIG, **_addresses(master)}.items():
        builder = builder.config(key, value)
    try:
        return builder.getOrCreate()
    except PySparkRuntimeError as error:
        raise LakeError(f"Apache Spark did not start: {error}") from error


def _addresses(master: str) -> dict[str, str]:
    """On this machine alone nothing listens beyond it. A cluster elsewhere calls back at the address of this machine,
    or at SPARK_LOCAL_IP."""
    if not master.startswith("local") and f"//{_HERE}:" not in master:
        return {}
    os.environ.setdefault("SPARK_LOCAL_IP", _HERE)
    return {"spark.driver.host": _HERE, "spark.driver.bindAddress": _HERE}
