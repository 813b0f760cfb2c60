"""Debian's minimal base with more packages, as a tree of files."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from lab import packages
from lab.process import contained, run

_MMDEBSTRAP = (
    "mmdebstrap",
    "--quiet",
    "--mode=root",
    "--variant=minbase",
    "--format=directory",
    '--aptopt=Apt::Install-Recommends "0"',
    '--aptopt=Acquire::Languages "none"',
)


def unpack(root: Path, names: Iterable[str], unused: Iterable[str], *options: str) -> None:
    """Unpack the base and the packages of these names into `root`, which is made.

    unused: folders of /usr/share that stay out, but for copyrights. options: more of mmdebstrap's.
    """
    without = [f"--dpkgopt=path-exclude=/usr/share/{name}/*" for name in unused]
    kept = "--dpkgopt=path-include=/usr/share/doc/*/copyright"
    command = [*_MMDEBSTRAP, *without, kept, *options, f"--include={','.join(names)}", packages.RELEASE, str(root), "-"]
    run(contained(command), input=packages.apt_sources(), limit_s=900)
    empty(root, "var/cache/apt", "var/lib/apt/lists")


def empty(root: Path, *folders: str) -> None:
    """Take everything out of folders."""
    for folder in folders:
        shutil.rmtree(root / folder, ignore_errors=True)
        (root / folder).mkdir()
