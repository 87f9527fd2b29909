"""Page kinds: one module, one template and one test of the same name for each."""
