"""The English catalogue is whole."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from babel.messages.mofile import read_mo

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

import catalogue

TRANSLATED = {message.id: message for message in catalogue.translated() if message.id}
FIELD = re.compile(r"%\(\w+\)s|\{\w+\}")


def test_every_message_of_the_source_is_translated() -> None:
    wanted = {message.id for message in catalogue.gather() if message.id}
    assert wanted == TRANSLATED.keys(), "run tools/catalogue.py gather"
    assert not [key for key, message in TRANSLATED.items() if not all(_strings(message.string))]


def test_translations_keep_their_fields() -> None:
    for key, message in TRANSLATED.items():
        fields = set(FIELD.findall(_strings(key)[0]))
        assert all(set(FIELD.findall(string)) == fields for string in _strings(message.string)), key


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    with catalogue.MO.open("rb") as file:
        found = [(_strings(message.id), _strings(message.string)) for message in read_mo(file)]
    compiled = {key: strings for key, strings in found if key != ("",)}
    source = {_strings(key): _strings(message.string) for key, message in TRANSLATED.items()}
    assert compiled == source, "run tools/catalogue.py compile"


def _strings(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
