"""A few problems that use every part of a diagnostic, for tests of what is made of them."""

from __future__ import annotations

from generator.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from generator.diagnostics.span import Span

CLAIM = "content/claims/best buy,100%.yaml"
SPAN = Span(2, 10, 2, 16)
EVERYTHING = Diagnostic(
    code="E204",
    message="no entity has the id `tarket`",
    file=CLAIM,
    span=SPAN,
    label="not found",
    help=("did you mean `target`?",),
    notes=("other near ids: tarmac",),
    related=(Related("content/a.yaml", Span(3, 1, 4, 2), "the first"),),
    fix=Fix("write `target`", (Edit(CLAIM, SPAN, "target"),)),
)
WARNING = Diagnostic(code="W301", message="no statement bears on `a`", file="content/a.yaml")
NOWHERE = Diagnostic(code="E806", message="there is no content/site.yaml here")
UGLY = Diagnostic(
    code="E201",
    message="a % and a\r\nbreak: ::set-output name=x::y, <script>|`*[link](x)",
    file="content/caf\udce9:a,b%.yaml",
    span=Span(1, 1, 2, 3),
)
ALL = (EVERYTHING, WARNING, NOWHERE, UGLY)
