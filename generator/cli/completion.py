"""`onrecord completion`: make the shell complete commands, options and ids."""

from __future__ import annotations

import click

_WHERE = {
    "bash": 'eval "$(onrecord completion bash)"   in ~/.bashrc',
    "zsh": 'eval "$(onrecord completion zsh)"   in ~/.zshrc',
    "fish": "onrecord completion fish | source   in ~/.config/fish/config.fish",
}


@click.command(
    short_help="Make your shell complete commands and ids.",
    epilog="Example: onrecord completion bash",
    help="Print what makes a shell complete commands, options and ids.\n\n"
    "Write into your shell's settings:\n\n\b\n" + "\n".join(_WHERE.values()),
)
@click.argument("shell", type=click.Choice(list(_WHERE)))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print click's own script for a shell; it is read by a program, so nothing else is said."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415  not needed for --help

    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"nothing is known of {shell}")
    root = context.find_root()
    click.echo(made(root.command, {}, "onrecord", "_ONRECORD_COMPLETE").source())
    return 0
