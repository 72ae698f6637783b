"""`make eval`: every module of this package that has a `main`."""

import pkgutil
from importlib import import_module

import tests.eval as package

for module in sorted(found.name for found in pkgutil.iter_modules(package.__path__)):
    if not module.startswith(("test_", "__")):
        main = getattr(import_module(f"tests.eval.{module}"), "main", None)
        if main is not None:
            main()
