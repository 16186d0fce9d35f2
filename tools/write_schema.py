#!/usr/bin/env python3
"""Write the JSON Schema of `shibao.issue/1` to docs/issue.schema.json, as the model has it.

python tools/write_schema.py
"""

import json
from pathlib import Path

from shibao.paper import issue_schema

PUBLISHED = Path(__file__).resolve().parents[1] / "docs/issue.schema.json"


def main() -> None:
    """Write the file and say where."""
    text = json.dumps(issue_schema(), ensure_ascii=False, indent=1) + "\n"
    PUBLISHED.write_text(text, encoding="utf-8")
    print(PUBLISHED)


if __name__ == "__main__":
    main()
