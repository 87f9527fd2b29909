"""Builds that are killed, that fail, and that are not alone."""
