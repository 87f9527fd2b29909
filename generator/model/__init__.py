"""What an editor's files say, as frozen values without positions, IO or derived knowledge.

One module a record kind; `notation` says how text becomes typed values, `references` finds every
id that a record names.
The classes carry their own validation schema for pydantic (used by `generator.loading` alone) but
import nothing of it, so that cached records load without it.
"""
