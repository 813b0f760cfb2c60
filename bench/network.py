"""The guests' network: how long it takes to make it as it is wanted, from nothing and for one change; needs root. `--only NAME` for one module of bench/rows."""

from __future__ import annotations

import sys

from rows.table import main

if __name__ == "__main__":
    sys.exit(main("network", __doc__ or ""))
