"""Reads each file of a folder in a child process of its own and tells what became of it.

Run as `python -m reading.measure FOLDER` in `tests`; prints a JSON object for each file, in order
of their names.
"""

import json
import os
import resource
import sys
from pathlib import Path

from shibao.paper import ShibaoError
from shibao.reading import Source, read, read_source
from shibao.reading.read import readers

RUNAWAY_SECONDS, RUNAWAY_BYTES = 10, 4 * 2**30
"""Where a child is ended so that it does no harm; far beyond what the test allows."""


def outcome(path: Path) -> dict[str, str]:
    """What reading a file comes to: an issue that can be written, an error, or a crash."""
    try:
        read(path).to_json().encode()
    except ShibaoError as error:
        return {"outcome": "error", "what": error.what, "line": str(error)}
    except Exception as error:
        return {"outcome": "crash", "what": f"{type(error).__name__}: {error}"[:300]}
    return {"outcome": "issue"}


def measured(path: Path) -> dict[str, object]:
    """The outcome, with the processor seconds and the peak of resident MB of the child."""
    near, far = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (RUNAWAY_SECONDS, RUNAWAY_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (RUNAWAY_BYTES, RUNAWAY_BYTES))
        os.write(far, json.dumps(outcome(path)).encode())
        os._exit(0)
    os.close(far)
    with open(near, "rb") as pipe:
        told = pipe.read()
    _, status, used = os.wait4(child, 0)
    found = json.loads(told) if told else {"outcome": "died", "what": f"wait status {status}"}
    unit = 2**20 if sys.platform == "darwin" else 2**10
    seconds = used.ru_utime + used.ru_stime
    return found | {"name": path.name, "seconds": seconds, "peak": used.ru_maxrss / unit}


def main(folder: str) -> None:
    """Measure every file of a folder; what all reading needs is loaded once, before."""
    readers()
    read_source(Source("warm", "河湾时报\n2024年3月15日 星期五\n".encode()))
    for path in sorted(Path(folder).iterdir()):
        sys.stdout.write(json.dumps(measured(path)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
