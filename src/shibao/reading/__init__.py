"""Source → Issue: text, DOCX, Issue JSON. The kind is detected by content, never by name."""

from shibao.reading.batch import Outcome, read_batch
from shibao.reading.read import read, read_source
from shibao.reading.source import Reading, Source

__all__ = ["Outcome", "Reading", "Source", "read", "read_batch", "read_source"]
