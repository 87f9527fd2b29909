"""From files to records: one strict YAML loader, one decoder, every problem of every file at once."""
