"""The live preview: the site as editors have to see it, in step with their files.

Three things run: a watch, which says that files changed; one process that builds (`builder.py`);
and a server in threads (`server.py`), which shows what was built last and tells open pages of it.
`session.py` joins them. Every page comes from the same exact build that readers' pages come from.
"""
