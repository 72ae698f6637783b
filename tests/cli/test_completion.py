"""Shell completion is click's own; here it is seen to know the commands, their options and the topics, and to be quick to load."""

import sys

import pytest


def completed(strikewire, words, position):
    env = {"_STRIKEWIRE_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(position)}
    return [line.split(",", 1)[1] for line in run(strikewire, env).splitlines()]


def run(strikewire, env):
    code = "from streams.cli.main import cli; cli.main(prog_name='strikewire')"
    return strikewire(args_before=[sys.executable, "-c", code], env=env).stdout


@pytest.mark.parametrize(
    ("words", "position", "expected"),
    [
        ("strikewire t", 1, {"tail", "topics"}),
        ("strikewire tail i", 2, {"incidents"}),
        ("strikewire tail n", 2, {"news.articles.v1", "news.articles.dlq.v1"}),
        ("strikewire broker ", 2, {"logs", "reset", "start", "status", "stop"}),
        ("strikewire topics describe --j", 3, {"--json"}),
    ],
)
def test_words_are_completed(strikewire, words, position, expected):
    assert set(completed(strikewire, words, position)) == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(strikewire, shell):
    assert "_STRIKEWIRE_COMPLETE" in run(strikewire, {"_STRIKEWIRE_COMPLETE": f"{shell}_source"})


def test_completing_a_command_imports_none_of_them(strikewire):
    code = (
        "import sys\nfrom streams.cli.main import cli\n"
        "try: cli.main(prog_name='strikewire')\nexcept SystemExit: pass\n"
        "print([m for m in sys.modules if m.split('.')[0] in ('kafka', 'faust')], file=sys.stderr)"
    )
    env = {"_STRIKEWIRE_COMPLETE": "bash_complete", "COMP_WORDS": "strikewire ", "COMP_CWORD": "1"}

    done = strikewire(args_before=[sys.executable, "-c", code], env=env)

    assert done.stderr == "[]\n"
    assert "plain,worker" in done.stdout
