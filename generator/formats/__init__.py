"""Forms other than pages: plain values to the bytes of JSON, tables, feeds, calendars, pictures."""
