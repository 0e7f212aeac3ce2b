"""Every field says whether it holds personal data."""

import pytest
from django.apps import apps

from tests.architecture import house

KINDS = {"basic", "sensitive", "none"}


def own_models():
    return [m for m in apps.get_models() if m.__module__.startswith("camtay.")]


def test_it_finds_models():
    assert own_models()


@pytest.mark.parametrize("model", own_models(), ids=lambda m: m._meta.label)
def test_it_classes_every_field(model):
    personal = getattr(model, "PERSONAL", {})
    fields = {field.name for field in model._meta.concrete_fields} | {
        field.name for field in model._meta.local_many_to_many
    }
    wrong = [f"{name}: not classed" for name in sorted(fields - personal.keys())]
    wrong += [f"{name}: no such field" for name in sorted(personal.keys() - fields)]
    wrong += [
        f"{name}: {kind!r} is none of {sorted(KINDS)}" for name, kind in personal.items() if kind not in KINDS
    ]
    assert not wrong, house.listed(wrong, f"{model._meta.label}.PERSONAL classes every field.")
