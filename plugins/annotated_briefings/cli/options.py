"""The options of the plugin in a site's configuration, checked as the host would check them when it builds."""

from __future__ import annotations

from dataclasses import dataclass

from annotated_briefings.cli.configuration import Configuration
from annotated_briefings.text.diagnostic import Report, error
from annotated_briefings.text.fields import Fields
from annotated_briefings.text.suggest import did_you_mean
from annotated_briefings.text.yaml import Mapping, Node, Scalar

PLUGIN = "briefings"


@dataclass(frozen=True, slots=True)
class _Option:
    """What an option holds: ``kind`` is the type that YAML must take its value for; one of ``choices``, if any."""

    kind: type
    expected: str
    choices: tuple[str, ...] = ()

    def allows(self, value: object) -> bool:
        if isinstance(value, int) and value < 0:
            return False
        return isinstance(value, self.kind) and (not self.choices or value in self.choices)


def _one_of(*choices: str) -> _Option:
    return _Option(str, f"one of: {', '.join(choices)}", choices)


_TEXT = _Option(str, "text; put quotation marks around a number or a word such as 'no'")
_FLAG = _Option(bool, "true or false, without quotation marks")
_COUNT = _Option(int, "a whole number, 0 or more, without quotation marks")

OPTIONS = {
    "folder": _TEXT,
    "annotate": _one_of("section", "page", "all"),
    "max_per_100_words": _COUNT,
    "annotate_quotations": _FLAG,
    "citation_style": _TEXT,
    "cards": _FLAG,
    "card_font": _TEXT,
    "language": _TEXT,
    "search": _one_of("pagefind", "material", "none"),
}
"""All options by their names. Documented in ``docs/reference/options.md``."""

_HOSTS_OWN = "enabled"
"""An option that the host lets every plugin have."""


def options_of(configuration: Configuration) -> Node | None:
    """The options of our plugin, which stands in a list of names and one-entry mappings, or in a mapping."""
    settings = configuration.settings
    plugins = settings.get("plugins") if settings else None
    entries = (plugins,) if plugins is None or isinstance(plugins, Mapping | Scalar) else plugins.items
    found = (entry.get(PLUGIN) for entry in entries if isinstance(entry, Mapping))
    return next((options for options in found if options and not _is_nothing(options)), None)


def check_options(configuration: Configuration, report: Report) -> None:
    """Report each option that does not exist, or holds what it cannot hold."""
    options = options_of(configuration)
    if options is None:
        return
    if not isinstance(options, Mapping):
        report(error("invalid-value", f"the plugin '{PLUGIN}' needs a mapping (option: value)", options.location))
        return
    fields = Fields(options, report, owner=f"the plugin '{PLUGIN}'")
    fields.node(_HOSTS_OWN)
    for name, option in OPTIONS.items():
        node = fields.node(name)
        if node is not None:
            _check_value(name, option, node, configuration.value(node), report)
    fields.report_unknown()


def _check_value(name: str, option: _Option, node: Node, value: object, report: Report) -> None:
    if option.allows(value):
        return
    said = f"'{name}' cannot be '{node.value}'" if isinstance(node, Scalar) else f"'{name}' cannot be a list or mapping"
    near = did_you_mean(value, option.choices) if isinstance(value, str) else ""
    report(error("invalid-value", said, node.location, hint=near or f"expected {option.expected}"))


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_null
