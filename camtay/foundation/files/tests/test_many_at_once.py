"""The same content from many hands at once is one file and one row; a sweep beside them loses nothing."""

import io
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from camtay.foundation.files import PAPERS, find_damage, store
from camtay.foundation.files.models import StoredFile
from camtay.foundation.files.sweeping import _contents, _take_orphan
from camtay.foundation.files.tests import samples

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_it_keeps_the_same_content_once_from_many_threads():
    data, failures = samples.pdf(), []
    start = threading.Barrier(4)

    def upload() -> None:
        try:
            start.wait()
            for _each in range(5):
                store(io.BytesIO(data), name="a.pdf", kinds=PAPERS, now=NOW)
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=upload) for _each in range(4)]
    for thread in threads:
        thread.start()
    # Every content counts as old here: the hardest case, which the age of a day keeps away in life.
    while any(thread.is_alive() for thread in threads):
        for place in _contents():
            _take_orphan(place, NOW + timedelta(days=36_500))
    for thread in threads:
        thread.join()
    assert failures == []
    assert StoredFile.objects.count() == 1
    assert list(find_damage()) == []
