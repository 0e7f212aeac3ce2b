"""A statement says the same, however often it comes."""

from camtay.foundation.sqlite3.tests.test_writers_wait_in_a_queue import file, opened

__all__ = ["file"]


def test_it_keeps_signs_and_values_apart(file):
    with opened(file).cursor() as cursor:
        for number in (1, 2):
            cursor.execute("SELECT '100 %%', %s", [number])
            assert cursor.fetchone() == ("100 %", number)


def test_it_takes_values_by_name(file):
    with opened(file).cursor() as cursor:
        cursor.execute("SELECT %(one)s", {"one": "một"})
        assert cursor.fetchone() == ("một",)
