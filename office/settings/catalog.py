"""The catalogue: what an office loads once to be set up, read whole or refused whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from office.procedure import Procedure
from office.profile import Counter, Office, Service, Unit
from office.settings import catalog_json, catalog_procedures, catalog_toml
from office.settings.entries import read_source
from office.settings.toml_file import TomlFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """What a catalogue file holds.

    `office` is None and `counters` are empty for a file of procedures only; its `services` are
    then just those the office lacked, and no counter serves them yet.
    """

    office: Office | None
    services: tuple[Service, ...]
    counters: tuple[Counter, ...]
    procedures: tuple[Procedure, ...]
    units: tuple[Unit, ...] = ()


def read_catalog(path: Path, known: Sequence[Service] = ()) -> Catalog:
    """The catalogue in `path`: TOML, or the JSON of procedures. `BadFile` names line and reason.

    `known` are the services that the office has; only a file of procedures looks at them.
    """
    source = read_source(path)
    if path.suffix.lower() == ".json" or source.text.lstrip().startswith("{"):
        services, procedures = catalog_json.read(source, known)
        return Catalog(office=None, services=services, counters=(), procedures=procedures)
    file = TomlFile(source)
    office = catalog_toml.read_office(file)
    services = catalog_toml.read_services(file, office.rules.priority_series)
    return Catalog(
        office=office,
        services=services,
        counters=catalog_toml.read_counters(file, services),
        procedures=catalog_procedures.read_procedures(file, services),
        units=catalog_toml.read_units(file),
    )
