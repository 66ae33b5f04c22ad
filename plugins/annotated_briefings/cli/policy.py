"""``briefings policy``: the header that lets a finished site do what it does, and nothing else."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("site", metavar="SITE", type=click.Path(exists=True, file_okay=False, path_type=Path))
def policy(site: Path) -> None:
    """Show the strictest Content-Security-Policy under which the built SITE works."""
    from annotated_briefings.publishing.policy import content_security_policy

    click.echo(content_security_policy(site))
