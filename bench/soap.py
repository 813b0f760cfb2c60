"""The SOAP stack: each row against the least it could cost, with its target; `--only NAME` for one module of bench/rows."""

from __future__ import annotations

import sys

from rows.table import main

if __name__ == "__main__":
    sys.exit(main("soap", __doc__ or ""))
