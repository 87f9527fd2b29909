"""What pages can know: named pure reads of the graph, and the plain values that they return.

`cards`, `exhibits` and `strips` are the shapes; `describe`, `listing`, `showing` and `prose` make
them; the other modules hold the projections themselves.
"""
