"""The command line: one thin module a command, and the only place that prints."""
