"""Small mistakes put into the code, to see whether a test notices: `make mutants MODULE=…`."""
