"""The shape of the house: what the distribution holds, how long modules are, what is empty."""

import ast
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
MODULES = sorted([*ROOT.glob("streams/**/*.py"), *ROOT.glob("producers/**/*.py")])
LONGEST_MODULE = 600
LONGEST_AGENT = 60
AGENTS = ("extract.py", "match.py", "aggregate.py")


@pytest.mark.slow
def test_the_wheel_holds_the_two_packages_with_their_data_and_nothing_else(tmp_path):
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    tree = tmp_path / "tree"
    tracked = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    )
    for name in tracked.stdout.decode().splitlines():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_bytes((ROOT / name).read_bytes())
    subprocess.run([*command, "--wheel-dir", tmp_path, tree], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
        entry_points = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "strikewire = streams.cli.main:main" in archive.read(entry_points).decode()
    assert wheel.name.startswith("strikewire-")
    assert {name.partition("/")[0] for name in held} == {"streams", "producers"}
    assert {name for name in held if name.endswith(".py")} == {str(m.relative_to(ROOT)) for m in MODULES}
    data = {name for name in held if not name.endswith(".py")}
    assert {"streams/py.typed", "producers/py.typed", "producers/sample/articles.jsonl"} <= data
    in_tree = {
        str(file.relative_to(ROOT))
        for package in ("streams", "producers")
        for file in (ROOT / package).rglob("*")
        if file.is_file() and file.suffix in {".json", ".jsonl", ".tsv", ".bin", ".zst", ".gz"}
    }
    assert in_tree <= data


def test_every_package_is_listed():
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]
    assert set(listed) == {str(m.parent.relative_to(ROOT)).replace("/", ".") for m in MODULES}
    assert all((ROOT / name.replace(".", "/") / "__init__.py").exists() for name in listed)


def test_the_two_packages_run_nothing_when_they_are_imported():
    for package in ("streams", "producers"):
        assert ast.parse((ROOT / package / "__init__.py").read_text()).body == []


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(ROOT)))
def test_modules_can_be_read_at_a_sitting(module):
    assert len(module.read_text().splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("agent", AGENTS)
def test_agents_are_thin(agent):
    assert len((ROOT / "streams" / "agents" / agent).read_text().splitlines()) <= LONGEST_AGENT


EXTRAS = {"streams/llm": "llm", "streams/gazetteer/build.py": "dev"}
"""What may need more than a plain installation has, and the extra that brings it."""


def brought_by(requirements):
    """The distributions that pip installs for them, those that they need in turn included."""
    wanted, found = [Requirement(text) for text in requirements], set()
    while wanted:
        one = wanted.pop()
        name = canonicalize_name(one.name)
        if name in found or (one.marker is not None and not one.marker.evaluate({"extra": ""})):
            continue
        found.add(name)
        wanted += [Requirement(text) for text in metadata.requires(name) or ()]
    return found


def imported_at_once(module):
    """Top-level packages that a module imports when it is imported, not when a function of it is called."""
    for node in ast.parse(module.read_text()).body:
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module.partition(".")[0]


def test_a_plain_installation_can_import_every_module_but_those_of_an_extra():
    """The image installs no extra: a command that imported one would end there with a traceback."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    plain, origin = brought_by(project["dependencies"]), metadata.packages_distributions()
    ours = {"streams", "producers", *sys.stdlib_module_names}
    for module in MODULES:
        name = str(module.relative_to(ROOT))
        extra = next((extra for place, extra in EXTRAS.items() if name.startswith(place)), None)
        there = plain | (brought_by(project["optional-dependencies"][extra]) if extra else set())
        for package in set(imported_at_once(module)) - ours:
            assert {canonicalize_name(d) for d in origin[package]} & there, f"{name} imports {package}"
