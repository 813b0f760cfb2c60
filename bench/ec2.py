"""EC2's lists in large clouds: each row against the same in a small one, with its target; `--only NAME` for one module of bench/rows."""

from __future__ import annotations

import sys

from rows.table import main

if __name__ == "__main__":
    sys.exit(main("ec2", __doc__ or ""))
