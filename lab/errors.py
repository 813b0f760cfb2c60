"""What the lab raises when it cannot go on."""


class LabError(Exception):
    """The lab could not do what was asked; the text says why and what mends it."""


class CommandFailed(LabError):
    """A program of the machine itself ended with an error. `status` is its exit status."""

    def __init__(self, argv: list[str], status: int, output: str) -> None:
        self.argv = argv
        self.status = status
        tail = output.strip()[-800:] or "it printed nothing"
        super().__init__(f"{argv[0]} ended with status {status}: {tail}")


class LimitPassed(LabError):
    """Something took longer than it may."""
