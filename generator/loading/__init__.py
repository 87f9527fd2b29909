"""From files to records: one strict YAML reader, one decoder, all problems of all files."""
