"""A preview that lives long: `make soak SAVES=300`."""
