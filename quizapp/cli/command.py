"""What all commands share: whatever goes wrong is one line on standard error, and status 2."""

from __future__ import annotations

from typing import Any

import click
from sqlalchemy.exc import DBAPIError


class CommandError(click.ClickException):
    """The command cannot do it; the message is the line that the person reads."""

    exit_code = 2


class Command(click.Command):
    """A command whose bad calls end in one line, and not in three with a usage before it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            raise CommandError(" ".join(error.format_message().split())) from error

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DBAPIError as error:
            reason = str(error.orig).strip().splitlines()[:1]
            raise CommandError(
                f"The database of QUIZAPP_DATABASE_URL does not do it: {''.join(reason)}"
            ) from error
