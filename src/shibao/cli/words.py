"""What the command line says, in the reader's language: Chinese, or English by setting.

`SHIBAO_LANG=en` has the first word, then `language = "en"` in the paper's `shibao.toml`.
"""

import gettext
import os
from pathlib import Path

from shibao.config import find_home, load_config
from shibao.paper import ShibaoError

LOCALE = Path(__file__).parent.parent / "locale"


def language() -> str:
    """The language asked for; Chinese where nothing, or nothing readable, is said."""
    said = os.environ.get("SHIBAO_LANG")
    if said:
        return said
    try:
        return load_config(find_home()).language
    except ShibaoError:
        return "zh-hans"


_english = ["en"] if language().lower().startswith("en") else []
_ = gettext.translation("django", LOCALE, _english, fallback=True).gettext


def example(*lines: str) -> str:
    """The closing part of a help text: commands as one types them."""
    return "\n\n".join([_("例："), *lines])
