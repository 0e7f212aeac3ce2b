"""Forms as data: pages, questions, conditions, checks; answers are one document.

load         a JSON document → Form, or FormError that says where the fault lies
pages, next_page, previous_page, first_missing_page, missing, prune      the way through it
check_page   what was typed → (answers in order, sentences for the others); rearrange: one item more or less
problems, notes   the whole form before filing; what people are told besides
summary      answers in words
fields.page_view  a page as the templates in ui/questions draw it
"""

from camtay.foundation.questions.answering import check_page, notes, problems, rearrange
from camtay.foundation.questions.flow import (
    Missing,
    asked,
    first_missing_page,
    missing,
    next_page,
    pages,
    previous_page,
    prune,
)
from camtay.foundation.questions.form import Form, Page, Question
from camtay.foundation.questions.loading import FormError, load
from camtay.foundation.questions.saying import in_words, summary
from camtay.foundation.questions.words import Words

__all__ = [
    "Form",
    "FormError",
    "Missing",
    "Page",
    "Question",
    "Words",
    "asked",
    "check_page",
    "first_missing_page",
    "in_words",
    "load",
    "missing",
    "next_page",
    "notes",
    "pages",
    "previous_page",
    "problems",
    "prune",
    "rearrange",
    "summary",
]
