"""The mistakes: one operator, word, bound, condition or statement at a time."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from typing import NamedTuple


class Mutant(NamedTuple):
    """A module with one mistake: where and what, and its tree."""

    line: int
    what: str
    tree: ast.Module


COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.BitXor: ast.BitOr,
}
CALLED = {"any": "all", "all": "any", "min": "max", "max": "min"}


def mutants(source: str) -> Iterator[Mutant]:
    """Yield every mutant of a module; annotations, docstrings and messages stay as they are."""
    tree = ast.parse(source)
    typed = {id(node) for hint in _annotations(tree) for node in ast.walk(hint)}
    for place, node in enumerate(ast.walk(tree)):
        if id(node) in typed:
            continue
        for what, changed in _changes(node):
            other = copy.deepcopy(tree)
            _replace(other, place, changed)
            yield Mutant(getattr(node, "lineno", 0), what, ast.fix_missing_locations(other))


def _annotations(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield what speaks to the type checker, or makes a class quick and fixed."""
    for node in ast.walk(tree):
        yield from getattr(node, "decorator_list", ())
        for name in ("annotation", "returns"):
            hint = getattr(node, name, None)
            if hint is not None:
                yield hint


def _replace(tree: ast.Module, place: int, changed: ast.AST) -> None:
    """Put a changed node where the `place`-th of the walk stands."""
    target = next(node for at, node in enumerate(ast.walk(tree)) if at == place)
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is target:
                setattr(parent, name, changed)
                return
            if isinstance(value, list) and any(one is target for one in value):
                value[:] = [changed if one is target else one for one in value]
                return


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield what a node may be changed to, with words for it."""
    old = ast.unparse(node) if isinstance(node, ast.expr | ast.stmt) else ""
    for changed in (*_conditions(node), *_values(node)):
        yield f"{_short(old)} → {_short(ast.unparse(changed))}", changed
    if isinstance(node, ast.Continue | ast.Break):
        yield f"{old} → pass", ast.Pass()
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call | ast.YieldFrom | ast.Yield):
        yield f"{_short(old)} → pass", ast.Pass()
    if isinstance(node, ast.AugAssign):
        yield f"{_short(old)} → pass", ast.Pass()


def _conditions(node: ast.AST) -> Iterator[ast.expr]:
    match node:
        case ast.Compare(left, [operator], right):
            for other in COMPARED.get(type(operator), ()):
                yield ast.Compare(left, [other()], right)
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
            for place in range(len(values)):
                rest = values[:place] + values[place + 1 :]
                yield rest[0] if len(rest) == 1 else ast.BoolOp(operator, rest)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.IfExp(_, body, orelse):
            yield from (body, orelse)


def _values(node: ast.AST) -> Iterator[ast.expr]:
    match node:
        case ast.BinOp(left, operator, right) if type(operator) in RECKONED:
            yield ast.BinOp(left, RECKONED[type(operator)](), right)
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() as value):
            yield ast.Constant(value + 1)
        case ast.Call(ast.Name(name), arguments, keywords) if name in CALLED:
            yield ast.Call(ast.Name(CALLED[name], ast.Load()), arguments, keywords)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
