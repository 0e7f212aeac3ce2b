"""An Apache Spark cluster of this machine: a master and its workers, each a process of its own, gone at the end."""

import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

HERE = "127.0.0.1"
QUICK = "-XX:TieredStopAtLevel=1"


@contextmanager
def cluster(workers=2, memory="1g"):
    """The address of its master. Nothing listens beyond this machine; ports are what is free."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="camtay-spark-")))
        master, _process = stack.enter_context(
            _process_of("master.Master", r"Starting Spark master at (spark://\S+)", folder / "master.log",
                        "--host", HERE, "--port", "0", "--webui-port", "0")
        )  # fmt: skip
        processes = []
        for number in range(workers):
            home = folder / f"worker-{number}"
            _told, process = stack.enter_context(
                _process_of("worker.Worker", r"(Successfully registered)", folder / f"worker-{number}.log",
                            "--host", HERE, "--webui-port", "0", "--cores", "1", "--memory", memory,
                            "--work-dir", str(home), master)
            )  # fmt: skip
            processes.append(process)
        yield master, processes


def leave():
    """End this process's session, whose Java would outlive the cluster."""
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

    if (session := SparkSession.getActiveSession()) is not None:
        session.stop()
    if (gateway := SparkContext._gateway) is not None:
        gateway.shutdown()
        gateway.proc.stdin.close()
        gateway.proc.wait(20)
        SparkContext._gateway = SparkContext._jvm = None


@contextmanager
def _process_of(main, says, log, *words):
    """It, once it has said so, and what it said."""
    home = Path(importlib.util.find_spec("pyspark").origin).parent
    java = shutil.which("java")
    assert java, "Apache Spark needs Java 17: bin/setup --dev installs it"
    command = [
        java,
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-cp",
        f"{home}/jars/*",
        f"org.apache.spark.deploy.{main}",
        *words,
    ]
    # The scripts that usually start it would say which Scala there is.
    environment = {
        **os.environ,
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": HERE,
        "SPARK_SCALA_VERSION": "2.13",
    }
    with log.open("wb") as file:
        process = subprocess.Popen(
            command,
            env=environment,
            stdout=file,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            cwd=log.parent,
        )
    try:
        yield _wait(process, says, log), process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


def _wait(process, says, log, patience=90):
    end = time.monotonic() + patience
    while process.poll() is None and time.monotonic() < end:
        if found := re.search(says, log.read_text(errors="replace")):
            return found[1]
        time.sleep(0.1)
    raise AssertionError(f"did not start:\n{log.read_text(errors='replace')[-3000:]}")
