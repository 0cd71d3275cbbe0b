"""Which packages there are; the rest of the build stands in pyproject.toml."""

from setuptools import find_packages, setup

ROOMS = ("counter", "kiosk", "display", "db", "office", "demo")

setup(
    packages=[
        *find_packages(include=[name for room in ROOMS for name in (room, f"{room}.*")]),
        "mot_cua_assets",
    ]
)
