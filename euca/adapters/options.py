"""What the command lines of the three tiers share."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from twisted.python import usage

from euca.adapters.config import DEFAULT_PATH, ConfigError, Settings, describe, load
from euca.adapters.files import private_directory


class TierOptions(usage.Options):
    """Options of ``twistd euca-TIER``: the configuration file, whose keys ``--help`` explains.

    After parsing, ``settings`` holds the configuration.
    """

    tier: ClassVar[str] = ""
    optParameters: ClassVar = [
        ["config", "c", str(DEFAULT_PATH), 'Configuration file, lines KEY="value".'],
    ]

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.settings: Settings

    @property
    def longdesc(self) -> str:
        """The keys of the configuration file, below the options in ``--help``."""
        return f"Keys of the configuration file and their defaults:\n\n{describe(self.tier)}\n"

    def getUsage(self, width: int | None = None) -> str:
        """The help text; the keys are not re-wrapped."""
        head = f"Usage: twistd [options] euca-{self.tier} [--config FILE]\n"
        options = '  -c, --config=FILE  Configuration file, lines KEY="value".\n'
        options += f"                     [default: {DEFAULT_PATH}]\n      --help         Show this text.\n"
        example = f"Example: twistd --nodaemon euca-{self.tier} --config {DEFAULT_PATH}\n"
        return f"{head}\n{options}\n{self.longdesc}\n{example}"

    def postOptions(self) -> None:
        """Read the file; a mistake in it is shown as one in the command line is."""
        try:
            self.settings = load(Path(self["config"]))
            private_directory(self.settings.state)
        except ConfigError as error:
            raise usage.UsageError(str(error)) from None
        except OSError as error:
            raise usage.UsageError(
                str(
                    self.settings.wrong(
                        "EUCALYPTUS_STATE", f"{error.filename}: {error.strerror}; name a directory that can be written"
                    )
                )
            ) from None
