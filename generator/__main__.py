"""`python -m generator` is the command `onrecord`."""

from generator.cli.main import run

run()
