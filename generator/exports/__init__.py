"""Exports: files of the site that are no pages, each a plain value for a writer."""
