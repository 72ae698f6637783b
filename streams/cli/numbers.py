"""Numbers as options."""

import math

import click


class Number(click.FloatRange):
    """A number within bounds. Click takes `nan`, which lies in every range."""

    def convert(self, value: str | float, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number; a usage error for anything else."""
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):
            self.fail(f"{value!r} is not a number", param, ctx)
        return number
