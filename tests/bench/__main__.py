"""`python -m tests.bench [NAME …]`: each module of this package that has a `main(arguments)` is a bench."""

import sys
from importlib import import_module
from pathlib import Path


def main() -> int:
    """Run the named benches, or all; arguments behind `--` go to each of them."""
    given = sys.argv[1:]
    cut = given.index("--") if "--" in given else len(given)
    names, arguments = given[:cut], given[cut + 1 :]
    known = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))
    for name in names or known:
        if name not in known:
            print(f"there is no bench {name}; there are {', '.join(known)}", file=sys.stderr)
            return 2
        module = import_module(f"tests.bench.{name}")
        if hasattr(module, "main"):
            print(f"== {name}", flush=True)
            module.main(arguments)
    return 0


sys.exit(main())
