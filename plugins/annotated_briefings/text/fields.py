"""The fields of one YAML mapping, taken one by one; a wrong one is reported and the rest still read."""

from __future__ import annotations

from collections.abc import Iterable

from annotated_briefings.text.diagnostic import Report, error, warning
from annotated_briefings.text.place import Location
from annotated_briefings.text.suggest import did_you_mean
from annotated_briefings.text.yaml import Mapping, Node, Scalar, Sequence

_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})


class Fields:
    """A cursor over a mapping. ``owner`` names what the mapping is, for messages: "a term", "a source"."""

    def __init__(self, mapping: Mapping, report: Report, *, owner: str) -> None:
        self._mapping = mapping
        self._report = report
        self._owner = owner
        self._known: set[str] = set()

    @property
    def location(self) -> Location:
        """Where the mapping begins."""
        return self._mapping.location

    def node(self, name: str) -> Node | None:
        """The raw node of a field; an explicit null counts as absent."""
        self._known.add(name)
        found = self._mapping.get(name)
        return None if isinstance(found, Scalar) and found.is_null else found

    def scalar(self, name: str) -> Scalar | None:
        """A field that holds one string, with its place."""
        found = self.node(name)
        if found is None or isinstance(found, Scalar):
            return found
        self._wrong(name, "one line of text", found)
        return None

    def text(self, name: str) -> str:
        """A field that holds one string, stripped; an empty string where it is absent."""
        found = self.scalar(name)
        return found.value.strip() if found else ""

    def required(self, name: str) -> str:
        """As :meth:`text`, reporting an absent or empty field."""
        found = self.text(name)
        if not found and isinstance(self._mapping.get(name), Scalar | None):
            hint = f"add a line '{name}: …'"
            self._report(error("missing-field", f"{self._owner} needs '{name}'", self.location, hint=hint))
        return found

    def scalars(self, name: str) -> tuple[Scalar, ...]:
        """A field that holds a string or a list of strings, each with its place."""
        found = self.node(name)
        items = found.items if isinstance(found, Sequence) else (found,) if found else ()
        for item in items:
            if not isinstance(item, Scalar):
                self._wrong(name, "text, or a list of texts", item)
        return tuple(item for item in items if isinstance(item, Scalar) and not item.is_null)

    def texts(self, name: str) -> tuple[str, ...]:
        """As :meth:`scalars`, the stripped strings only."""
        return tuple(item.value.strip() for item in self.scalars(name))

    def mapping(self, name: str) -> Mapping | None:
        """A field that holds a mapping."""
        found = self.node(name)
        if found is None or isinstance(found, Mapping):
            return found
        self._wrong(name, "a mapping (name: value)", found)
        return None

    def mappings(self, name: str) -> tuple[Mapping, ...]:
        """A field that holds a list of mappings."""
        found = self.node(name)
        items = found.items if isinstance(found, Sequence) else (found,) if found else ()
        for item in items:
            if not isinstance(item, Mapping):
                self._wrong(name, "a list of mappings (- name: value)", item)
        return tuple(item for item in items if isinstance(item, Mapping))

    def flag(self, name: str, *, default: bool, doubtful: bool | None = None) -> bool:
        """A field that holds ``true`` or ``false``.

        ``doubtful`` is what anything else in it means, and an unknown field of nearly its name that is not clearly
        ``false``; else the default.
        """
        unclear = default if doubtful is None else doubtful
        found = self.node(name)
        if found is None:
            return unclear if self._may_stand_under_another(name) else default
        if isinstance(found, Scalar) and (word := found.value.strip().lower()) in _TRUE | _FALSE:
            return word in _TRUE
        self._wrong(name, "true or false", found)
        return unclear

    def choice(self, name: str, choices: Iterable[str], *, default: str) -> str:
        """A field that holds one of a few words."""
        found = self.scalar(name)
        allowed = tuple(choices)
        if found is None:
            return default
        word = found.value.strip()
        if word in allowed:
            return word
        listed = ", ".join(allowed)
        self._report(
            error(
                "invalid-value",
                f"'{name}' cannot be '{word}'",
                found.location,
                hint=did_you_mean(word, allowed) or f"one of: {listed}",
            )
        )
        return default

    def report_unknown(self) -> None:
        """Report every field that nothing asked for. Call it last."""
        for key, _ in self._mapping.entries:
            if key.value not in self._known:
                self._report(
                    warning(
                        "unknown-field",
                        f"{self._owner} has no field '{key.value}'",
                        key.location,
                        hint=did_you_mean(key.value, self._known),
                    )
                )

    def _may_stand_under_another(self, name: str) -> bool:
        """Whether an unknown field has the letters of ``name`` in another order or case, and does not say "false"."""
        return any(
            sorted(key.value.casefold()) == sorted(name) and not (isinstance(node, Scalar) and _is_false(node))
            for key, node in self._mapping.entries
            if key.value not in self._known
        )

    def _wrong(self, name: str, expected: str, found: Node) -> None:
        self._report(error("invalid-value", f"'{name}' of {self._owner} must be {expected}", found.location))


def _is_false(node: Scalar) -> bool:
    return node.value.strip().lower() in _FALSE
