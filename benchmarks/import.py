"""The figures of the import, part by part: ``python benchmarks/import.py [body] [metadata] [language] [speed]``.

Each part reads the development data in ``../shared/data`` and says so where it is missing. Without a name, all run.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PARTS = ("body", "metadata", "language", "speed")
HERE = Path(__file__).parent


def main() -> int:
    """Run the parts that are named, one after the other, each in a process of its own."""
    wanted = sys.argv[1:] or PARTS
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        print(f"expected one of {', '.join(PARTS)}, got {', '.join(unknown)}", file=sys.stderr)
        return 2
    status = 0
    for name in wanted:
        print(f"== {name}", flush=True)
        status |= subprocess.run([sys.executable, HERE / f"importing_{name}.py"], check=False).returncode
    return status


if __name__ == "__main__":
    sys.exit(main())
