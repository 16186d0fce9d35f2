"""The command line `shibao`. Each command is a module; what a command needs it imports when run."""

from shibao.cli.run import main

__all__ = ["main"]
