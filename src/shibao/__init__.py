"""Shibao 时报: a newspaper as software.

The names below are the public surface; each lives in the room that its module names.
"""

from shibao.paper import Article, DamagedInput, Issue, ShibaoError, WrongUse
from shibao.reading import read

__all__ = ["Article", "DamagedInput", "Issue", "ShibaoError", "WrongUse", "read"]
