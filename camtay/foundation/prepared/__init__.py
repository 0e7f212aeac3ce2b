"""Statements made once: in the path of every request, making the SQL costs many times what running it does.

Slot       the place of a value that is given later
Prepared   a query that is always the same but for its slots; reads as the queryset it was made from does
           (PreparedTuples: as a values_list does)
insert     one new row; as `save(force_insert=True)`
update     named fields of one row; as `save(update_fields=…)`
update_if  the same, unless somebody changed the row since it was read

For the few statements of hot paths. Everything else is written as querysets and saves.
"""

from camtay.foundation.prepared.reading import Prepared, PreparedTuples, Slot
from camtay.foundation.prepared.writing import insert, update, update_if

__all__ = ["Prepared", "PreparedTuples", "Slot", "insert", "update", "update_if"]
