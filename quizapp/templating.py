"""Templates whose imports cost nothing after the first time."""

from __future__ import annotations

import jinja2
from jinja2.environment import TemplateModule
from jinja2.runtime import Context


class Template(jinja2.Template):
    """Whatever imports macros from it gets the ones that were made before.

    The original first compares the names that the importing page was given beside those of the
    environment, one by one: a tenth of the rendering of a page with eight imports. Nobody gives a
    template globals of its own here, and an import `with context` goes another way.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()
