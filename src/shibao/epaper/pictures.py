"""Pictures of the stories, each under the hash of its content."""

SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}
"""Only pictures that cannot carry a script: no SVG."""


def kind_of(head: bytes) -> str | None:
    """The media type of a picture by its first 16 bytes; `None` for anything else."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for magic, kind in SIGNATURES.items() if head.startswith(magic)), None)
