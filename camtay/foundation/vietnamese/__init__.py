"""Vietnamese text: NFC, folding, order of names and letters, numbers and dates in words.

fold       lower case without marks, đ as d: what search compares
clean      text as people typed it, with the accidents of copying and old files taken out
given name the last word of a name; lists of people are sorted by it
"""

from camtay.foundation.vietnamese.citizen_numbers import (
    CitizenFacts,
    citizen_contradictions,
    citizen_facts,
    mask_number,
)
from camtay.foundation.vietnamese.dates import date_words, duration_words, month_words, weekday_words
from camtay.foundation.vietnamese.names import NameParts, given_name, name_sort_key, split_name
from camtay.foundation.vietnamese.numbers import money, money_words, number, number_words, percent
from camtay.foundation.vietnamese.order import sort_key
from camtay.foundation.vietnamese.phones import is_mobile, phone_display, phone_normal
from camtay.foundation.vietnamese.text import clean, fold, nfc, repair

__all__ = [
    "CitizenFacts",
    "NameParts",
    "citizen_contradictions",
    "citizen_facts",
    "clean",
    "date_words",
    "duration_words",
    "fold",
    "given_name",
    "is_mobile",
    "mask_number",
    "money",
    "money_words",
    "month_words",
    "name_sort_key",
    "nfc",
    "number",
    "number_words",
    "percent",
    "phone_display",
    "phone_normal",
    "repair",
    "sort_key",
    "split_name",
    "weekday_words",
]
