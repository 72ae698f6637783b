import subprocess
import sys

CODE = """
import gc
from streams.runtime.memory import THRESHOLDS, settle
kept = [{"n": n} for n in range(1000)]
settle()
frozen = gc.get_freeze_count()
assert frozen > 1000, frozen
assert gc.get_threshold() == THRESHOLDS
assert not any(item is kept for item in gc.get_objects())
"""


def test_what_is_loaded_is_no_longer_walked_by_collections():
    """In a process of its own: the rest of the tests keeps Python's thresholds."""
    subprocess.run([sys.executable, "-c", CODE], check=True, timeout=60)
