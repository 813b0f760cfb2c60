"""What the command lines of the three tiers share."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from twisted.python import usage

from euca.adapters.config import DEFAULT_PATH, ConfigError, Settings, describe, load
from euca.adapters.logs import FORMATS, choose


class TierOptions(usage.Options):
    """Options of ``twistd euca-TIER``: the configuration file, whose keys ``--help`` explains.

    After parsing, ``settings`` holds the configuration.
    """

    tier: ClassVar[str] = ""
    optParameters: ClassVar = [
        ["config", "c", str(DEFAULT_PATH), 'Configuration file, lines KEY="value".'],
        ["log-format", None, None, "text, or json: an object a line; LOG_FORMAT of the file where it is not given."],
    ]

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.settings: Settings
        self._wrong = False

    @property
    def longdesc(self) -> str:
        """The keys of the configuration file, below the options in ``--help``."""
        return f"Keys of the configuration file and their defaults:\n\n{describe(self.tier)}\n"

    def getSynopsis(self) -> str:
        """The first line of the help text."""
        return f"Usage: twistd [options] euca-{self.tier} [--config FILE] [--log-format text|json]"

    def getUsage(self, width: int | None = None) -> str:
        """The rest of it; the keys are not re-wrapped. Twisted shows this above an error as well: there in short."""
        if self._wrong:
            return f"       twistd euca-{self.tier} --help explains every key of the configuration file.\n"
        options = '  -c, --config=FILE  Configuration file, lines KEY="value".\n'
        options += f"                     [default: {DEFAULT_PATH}]\n"
        options += "      --log-format=  text, or json: an object a line. [default: LOG_FORMAT of the file]\n"
        options += "      --help         Show this text.\n"
        example = f"Example: twistd --nodaemon euca-{self.tier} --config {DEFAULT_PATH}\n"
        return f"{options}\n{self.longdesc}\n{example}"

    def postOptions(self) -> None:
        """Read the file; a mistake in it is shown as one in the command line is."""
        try:
            self.settings = load(Path(self["config"])).for_tier(self.tier).claim_state()
            self.check()
            self._choose_log()
        except ConfigError as error:
            self._wrong = True
            raise usage.UsageError(str(error)) from None

    def _choose_log(self) -> None:
        """twistd makes its log after this, with what its ``--logger`` names: ours, where the command line names none."""
        wanted = self["log-format"] or self.settings.text("LOG_FORMAT")
        if wanted not in FORMATS:
            raise usage.UsageError(f"--log-format is one of {', '.join(FORMATS)}")
        if self.parent is not None:
            choose(self.parent, self.tier, wanted)

    def check(self) -> None:
        """Find out now, while somebody looks, what cannot work in the settings; raises ConfigError."""
