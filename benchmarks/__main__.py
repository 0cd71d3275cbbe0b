"""`./run bench [--json FILE]`: every figure with its aim, and whether it is met."""

import argparse
import itertools
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"

from benchmarks import dossier_figures, programs, queue
from demo.local_postgres import LocalPostgres


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number and what it should be."""

    name: str
    value: float
    unit: str
    aim: float
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the aim is reached."""
        return self.value >= self.aim if self.at_least else self.value <= self.aim

    def line(self) -> str:
        """For a person to read."""
        sign = "≥" if self.at_least else "≤"
        verdict = "đạt" if self.met else "CHƯA ĐẠT"
        return f"{self.name:<58}{self.value:>9.2f} {self.unit:<9}{sign}{self.aim:<8g}{verdict}"


def say(words: str) -> None:
    """Progress, apart from the figures."""
    print(words, file=sys.stderr, flush=True)


def main(argv: list[str] | None = None) -> int:
    """Measures everything; 0 also when an aim is missed, because a figure is not a test."""
    parser = argparse.ArgumentParser(prog="./run bench", description="Đo tốc độ")
    parser.add_argument("--json", type=Path, metavar="TỆP", help="ghi các số đo ra tệp")
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="mot-cua-bench-") as place:
        found = measure(Path(place))
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", "utf-8")
    print(f"{found['machine']['cpu']}, {found['machine']['cores']} nhân, {found['machine']['os']}")
    print(", ".join(f"{name} {number}" for name, number in found["versions"].items()))
    for figure in figures(found):
        print(figure.line())
    return 0


def measure(place: Path) -> dict[str, Any]:
    """All figures, in the shape of the JSON file."""
    names = itertools.count(1)

    def new_file() -> str:
        return f"sqlite:///{place / f'office-{next(names)}.db'}"

    say("Chương trình")
    found: dict[str, Any] = {"tap_to_bytes_ms": programs.tap_to_bytes(new_file)}
    url = new_file()
    queue.prepare(url)
    found |= programs.start_and_rest(url, place, say)
    say("SQLite")
    found["sqlite"] = on_one_engine(new_file, place)
    say("PostgreSQL")
    with LocalPostgres() as server:
        postgres = on_one_engine(lambda: server.create_database(f"bench_{next(names)}"), place)
        url = server.create_database("one_trip")
        queue.prepare(url)
        postgres["issue"]["one_trip_p50_ms"] = queue.one_trip(url)
        found["postgres"] = postgres
        say("Hồ sơ")
        found["dossier"] = dossier_figures.measure(
            new_file, lambda: server.create_database(f"bench_{next(names)}"), say
        )
        postgres_version = server.version
    found["machine"] = machine()
    found["versions"] = versions() | {"PostgreSQL": postgres_version}
    found["measured_at"] = datetime.now(UTC).isoformat(timespec="seconds")
    return found


def on_one_engine(make_url: Callable[[], str], place: Path) -> dict[str, Any]:
    """The queue and the wall on one engine."""
    found = queue.measure(make_url, say)
    say("  từ lúc gọi đến lúc hiện trên màn hình")
    url = make_url()
    queue.prepare(url)
    found["call_to_wall_ms"] = programs.call_to_wall(url, place)
    return found


def machine() -> dict[str, Any]:
    """What it was measured on."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    named = next((line.split(":")[1].strip() for line in lines if "model name" in line), "")
    return {
        "cpu": named or platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "os": platform.platform(),
    }


def versions() -> dict[str, str]:
    """What did the work."""
    names = ("SQLAlchemy", "psycopg", "PySide6-Essentials", "typst")
    return {
        "Python": platform.python_version(),
        "SQLite": queue.sqlite_version(),
        **{name: version(name) for name in names},
    }


DOSSIER_AIMS = {
    "pane_ms": ("hồ sơ: mở khung tiếp nhận", "ms", 100.0),
    "register_ratio": ("hồ sơ: tiếp nhận, p50 so với trình điều khiển thuần", "lần", 3.0),
    "receipt_ms": ("hồ sơ: từ phím lưu đến máy in giấy hẹn", "ms", 1500.0),
    "search_p95_ms": ("hồ sơ: tra cứu trong một triệu, p95", "ms", 100.0),
    "year_report_s": ("hồ sơ: báo cáo năm trên một triệu", "s", 3.0),
    "forms_40_pages_ms": ("hồ sơ: 40 giấy hẹn", "ms", 1000.0),
}
WALL_AIMS = {"sqlite": (150.0, 400.0), "postgres": (50.0, 250.0)}


def figures(found: dict[str, Any]) -> Iterator[Figure]:
    """The figures with an aim, as sentences."""
    for name in ("sqlite", "postgres"):
        for gesture in ("issue", "call"):
            yield from _of_gesture(name, gesture, found[name][gesture])
        p50, p99 = WALL_AIMS[name]
        wall = found[name]["call_to_wall_ms"]
        yield Figure(f"{name}: gọi → hiện trên màn hình, p50", wall["p50"], "ms", p50)
        yield Figure(f"{name}: gọi → hiện trên màn hình, p99", wall["p99"], "ms", p99)
    for name, (what, unit, aim) in DOSSIER_AIMS.items():
        yield Figure(what, found["dossier"][name], unit, aim)
    yield Figure("chạm → byte cuối tới máy in", found["tap_to_bytes_ms"], "ms", 1000)
    for program in programs.NAMES:
        yield Figure(f"{program}: mở cửa sổ", found["start_s"][program], "s", 1.0)
        yield Figure(f"{program}: bộ nhớ", found["rss_mb"][program], "MB", 150)
        yield Figure(f"{program}: CPU khi nghỉ", found["idle_cpu_percent"][program], "%", 1.0)


def _of_gesture(engine: str, gesture: str, told: dict[str, float]) -> Iterator[Figure]:
    what = f"{engine}: {'cấp số' if gesture == 'issue' else 'gọi số'}"
    yield Figure(f"{what}, p50 so với trình điều khiển thuần", told["p50_ratio"], "lần", 1.7)
    yield Figure(f"{what}, một tiến trình", told["per_second"], "/giây", 300, at_least=True)
    ratio = told["throughput_ratio_8"]
    yield Figure(f"{what}, 8 tiến trình so với thuần", ratio, "lần", 0.6, at_least=True)
    fair = told["fairness_8"]
    yield Figure(f"{what}, 8 tiến trình: chậm nhất/nhanh nhất", fair, "lần", 0.5, at_least=True)
    yield Figure(f"{what}, 8 tiến trình: số trùng", told["twice_8"], "số", 0)
    yield Figure(f"{what}, p50 khi có 1 triệu phiếu cũ", told["history_ratio"], "lần", 1.2)


if __name__ == "__main__":
    sys.exit(main())
