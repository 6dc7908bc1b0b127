"""`flask create-user` and `flask cleanup`."""

from __future__ import annotations

import sys

import click
from flask.cli import with_appcontext

from quizapp.accounts.errors import (
    InvalidLoginError,
    LoginTakenError,
    PasswordProblem,
    WeakPasswordError,
)
from quizapp.accounts.service import create_account, delete_stale_guests
from quizapp.cli.command import Command, CommandError
from quizapp.clock import utc_now
from quizapp.models import Role

_REASONS = {
    PasswordProblem.SHORT: "it is too short",
    PasswordProblem.LONG: "it is too long",
    PasswordProblem.UNREADABLE: "it holds signs that cannot be typed again",
    PasswordProblem.COMMON: "it is a common one",
    PasswordProblem.SIMPLE: "it is easily guessed",
    PasswordProblem.OWN_NAME: "it is made of the name of the account",
}
_ROLES = [role.value for role in (Role.LEARNER, Role.INSTRUCTOR, Role.ADMIN)]


@click.command("create-user", cls=Command)
@click.argument("email")
@click.option("--role", type=click.Choice(_ROLES), required=True)
@with_appcontext
def create_user(email: str, role: str) -> None:
    """Make an account; the password is read from standard input."""
    password = _read_password()
    try:
        create_account(email, password, Role(role), utc_now())
    except InvalidLoginError as error:
        raise CommandError(f"{email} is neither an email address nor a user name.") from error
    except LoginTakenError as error:
        raise CommandError(f"There is an account {email} already.") from error
    except WeakPasswordError as error:
        raise CommandError(f"The password is refused: {_REASONS[error.problem]}.") from error
    click.echo(f"{email} can log in as {role}.")


@click.command("cleanup", cls=Command)
@with_appcontext
def cleanup() -> None:
    """Delete guests who did nothing for 30 days, with their answers."""
    count = delete_stale_guests(utc_now())
    click.echo(f"{count} stale guests were deleted.")


def _read_password() -> str:
    if sys.stdin.isatty():
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return typed
    line = sys.stdin.buffer.readline()
    try:
        return line.decode().rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise CommandError("The password on standard input is not UTF-8.") from error
