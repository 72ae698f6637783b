"""`python -m tests.eval.command extract`: the command line of this tree, wherever the installed one points."""

from streams.cli.main import main as strikewire

if __name__ == "__main__":
    strikewire()
