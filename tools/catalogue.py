"""The English catalogue: gather what is to be translated, compile what was.

python tools/catalogue.py gather    bring django.po up to date with the source
python tools/catalogue.py compile   make django.mo of it
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).parent.parent / "src" / "shibao"
PO = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
ROOMS = ("epaper", "cli")


def gather() -> Catalog:
    """Every message of the source, with the files it stands in."""
    catalog = Catalog(locale="en", project="shibao", charset="utf-8")
    for path in sorted(path for room in ROOMS for path in (SOURCE / room).rglob("*")):
        if path.suffix in (".py", ".html"):
            for message in _messages(path):
                catalog.add(message, locations=[(path.relative_to(SOURCE).as_posix(), 1)])
    return catalog


def _messages(path: Path) -> Iterator[str | tuple[str, ...]]:
    text = path.read_text(encoding="utf-8")
    code = templatize(text, origin=str(path)) if path.suffix == ".html" else text
    found = extract("python", io.BytesIO(code.encode()), keywords=KEYWORDS)
    yield from (message for _, message, _, _ in found)


def translated() -> Catalog:
    """The catalogue as it is kept."""
    return read_po(io.BytesIO(PO.read_bytes()), locale="en")


def main() -> None:
    """Gather or compile."""
    if sys.argv[1:] == ["gather"]:
        template = gather()
        catalog = translated() if PO.exists() else Catalog(locale="en", project="shibao")
        catalog.update(template, no_fuzzy_matching=True)
        catalog.header_comment, catalog.fuzzy = "# English for Shibao.", False
        with PO.open("wb") as file:
            write_po(file, catalog, width=100, ignore_obsolete=True, include_lineno=False)
        print(sum(not message.string for message in catalog if message.id), "to translate")
    elif sys.argv[1:] == ["compile"]:
        with MO.open("wb") as file:
            write_mo(file, translated())
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
