"""Get a password from the environment or from a person, never from the command line, where others can read it."""

import os
import sys

import click

from dossier.errors import UsageError
from dossier.package.encrypted import refuse_weak
from dossier.text import Language, Text

VARIABLE = "DOSSIER_PASSWORD"


def new_password(language: Language) -> str:
    """Return a password for locking a package, asked for twice.

    Raises:
        UsageError: it is weak, or nobody can be asked.
    """
    password = _given() or _asked(Text("加密密码", "Password"), language, Text("再输入一次", "Once more"))
    refuse_weak(password)
    return password


def known_password(language: Language) -> str:
    """Return the password of a locked package.

    Raises:
        UsageError: nobody can be asked.
    """
    return _given() or _asked(Text("套件的密码", "Password of the package"), language)


def _given() -> str:
    """Take the variable out of the environment too: no program started from here has any use for it."""
    return os.environ.pop(VARIABLE, "")


def _asked(words: Text, language: Language, again: Text | None = None) -> str:
    if not sys.stdin.isatty():
        raise UsageError(
            Text("没有密码，也没有终端可以输入", "there is no password, and no terminal to ask for it"),
            hint=Text(f"设置环境变量 {VARIABLE}", f"set the environment variable {VARIABLE}"),
        )
    confirm = again.pick(language) if again else False
    password: str = click.prompt(words.pick(language), hide_input=True, confirmation_prompt=confirm, err=True)
    return password
