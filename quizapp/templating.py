"""Templates that are compiled once, and whose imports cost nothing after the first time."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import jinja2
from flask import Flask
from jinja2.bccache import Bucket, FileSystemBytecodeCache
from jinja2.environment import Environment, TemplateModule
from jinja2.runtime import Context

_FOLDER = "templates"


class Template(jinja2.Template):
    """Whatever imports macros from it gets the ones that were made before.

    The original first compares the names that the importing page was given beside those of the
    environment, one by one: a tenth of the rendering of a page with eight imports. Nobody gives a
    template globals of its own here, and an import `with context` goes another way.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


class CompiledTemplates(FileSystemBytecodeCache):
    """What templates are compiled to, kept from one process to the next: compiling was most of what
    the first look at a page took. A template that has changed is compiled anew, and so are all by
    another Jinja or under other settings. A file that cannot be read or written does without."""

    def __init__(self, folder: Path, environment: Environment) -> None:
        super().__init__(str(folder), "%s.compiled")
        settings = (
            jinja2.__version__,
            environment.trim_blocks,
            environment.lstrip_blocks,
            environment.undefined,
            sorted(environment.extensions),
            # Compiling already does what filters do to constants.
            sorted(f"{name} {each.__module__}" for name, each in environment.filters.items()),
        )
        self._settings = repr(settings)

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(f"{self._settings}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # whatever became of the file
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def keep_compiled(app: Flask) -> None:
    """In a folder of ours alone, beside the data; nowhere, where none can be made. Once the filters
    are there."""
    folder = Path(app.instance_path) / _FOLDER
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        app.jinja_env.bytecode_cache = CompiledTemplates(folder, app.jinja_env)
