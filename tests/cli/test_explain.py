"""`strikewire extract --explain`: plain in a pipe, colours on a terminal, a page that news cannot break out of."""

import os
import re
import shutil
import subprocess
import sys
from html import escape
from html.parser import HTMLParser

import orjson
import pytest
from click.testing import CliRunner

from streams.cli.explain_html import COLOURS
from streams.cli.explain_terminal import as_text
from streams.cli.main import cli
from streams.contract.codec import decode_article
from streams.extraction.explain.explanation import explain
from streams.extraction.rules import RuleExtractor

TEXT = (
    "A drone strike on 2 June 2021 killed four people in Marib, doctors said. "
    "Another air strike hit a school in Hodeidah on 7 June 2021, the Houthis said."
)
HOSTILE = {
    "id": "<i>id",
    "title": "Air strike kills four</title><script>document.title='owned'</script>",
    "text": (
        "A drone strike on 2 June 2021 killed four people in Marib, said <img src=x onerror=\"document.title='owned'\"> "
        'the "doctors\' </mark></body> & nurses". It was [bold red]no[/] \x1b[31maccident.'
    ),
}
CHROMIUM = shutil.which("chromium")


def line(**fields):
    return orjson.dumps({"id": "a1", "title": "", "published_at": "2021-06-10T00:00:00Z", **fields}) + b"\n"


def run(*arguments, articles):
    return CliRunner().invoke(cli, ["extract", "--explain", *arguments], input=b"".join(articles))


class Page(HTMLParser):
    """A page as a browser sees it: the stack of open elements, marks with their titles, text of the sentences."""

    VOID = frozenset({"meta", "br", "img"})

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.marks, self.sentences = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        if tag not in self.VOID:
            self.open.append((tag, dict(attrs)))
        if tag == "mark":
            self.marks.append(["", dict(attrs)])
        if tag == "div" and dict(attrs).get("class") is None:
            self.sentences.append("")

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if self.open and self.open[-1][0] == "mark":
            self.marks[-1][0] += data
        inside = [(t, a.get("class")) for t, a in self.open]
        if ("div", None) in inside and ("span", "n") not in inside:
            self.sentences[-1] += data


def page(tmp_path, *articles):
    file = tmp_path / "why.html"
    result = run("--html", str(file), articles=articles)
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    parsed = Page()
    parsed.feed(file.read_text(encoding="utf-8"))
    assert parsed.open == []
    return file, parsed


def test_a_pipe_gets_plain_text_with_events_and_reasons():
    result = run(articles=[line(text=TEXT, title="Drone strike kills four in Marib")])
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    flat = re.sub(r"\s+", " ", result.stdout)
    assert "-> event 1: the first one told" in flat
    assert "not event 1: says that it is another one" in flat
    assert "killed.total 4 four people" in flat
    assert max(map(len, result.stdout.splitlines())) <= 120


def test_an_article_without_strikes_says_why():
    result = run(articles=[line(text="The library opens on Monday."), b"nonsense\n", line(id="a2", text=TEXT)])
    assert result.exit_code == 0
    assert "a1: no_trigger: no words in it tell of a strike" in result.stdout
    assert "a2: reports: 2 reports" in result.stdout
    assert orjson.loads(result.stderr_bytes)["line"] == 2


def test_a_terminal_gets_colours_and_no_code_of_the_news():
    told = explain(decode_article(line(**HOSTILE)), RuleExtractor())
    coloured = as_text(told, colours=True, width=100)
    assert "\x1b[1;31m" in coloured
    assert "\x1b[31ma" not in coloured
    plain = as_text(told, colours=False)
    assert "\x1b" not in plain
    assert "[bold red]no[/]" in plain


@pytest.mark.parametrize(("extra", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_real_terminal_gets_colours_unless_it_wants_none(tmp_path, extra, coloured):
    (tmp_path / "in").write_bytes(line(text=TEXT))
    ours, theirs = os.openpty()
    code = f"from streams.cli.main import main; import sys; sys.argv[1:] = ['extract', '--explain', '-i', {str(tmp_path / 'in')!r}]; main()"
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm-256color"} | extra
    child = subprocess.Popen([sys.executable, "-c", code], stdout=theirs, env=environment)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # Linux says so when the other side is closed
        pass
    os.close(ours)
    assert child.wait(60) == 0
    assert b"drone strike" in re.sub(rb"\x1b\[[0-9;]*m", b"", shown)
    assert (b"\x1b[" in shown) is coloured


def test_the_page_marks_every_kind_and_keeps_the_text(tmp_path):
    text = (
        "A US Reaper drone reportedly struck a school in Marib on 2 June 2021, killing four people including the Al-Qaeda "
        "commander Salim Nasser. The toll rose to five on Thursday."
    )
    _, parsed = page(tmp_path, line(text=text))
    classes = {name for _, attrs in parsed.marks[len(COLOURS) :] for name in attrs["class"].split()}
    assert {"trigger", "time", "place", "toll", "actor", "weapon", "person", "stance"} <= classes
    assert " ".join(parsed.sentences) == text
    (place,) = [attrs["title"] for words, attrs in parsed.marks if words == "Marib"]
    assert "place: Marib" in place
    assert "role event" in place


def test_the_page_lists_reports_with_reasons(tmp_path):
    file, parsed = page(tmp_path, line(text=TEXT), line(id="a2", text="The library opens on Monday."))
    content = file.read_text(encoding="utf-8")
    assert parsed.seen.count("article") == 2
    assert content.count("<th>slot</th>") == 2
    assert "<td>killed.total</td><td>4</td><td>four people</td><td>with the strike in sentence 0</td>" in content
    assert "no words in it tell of a strike" in content


def test_news_stays_text_on_the_page(tmp_path):
    file, parsed = page(tmp_path, line(**HOSTILE))
    assert {"script", "img", "i", "b"}.isdisjoint(parsed.seen)
    assert "default-src 'none'" in file.read_text(encoding="utf-8")
    assert not re.search(r"https?://", file.read_text(encoding="utf-8"))
    assert any("</mark></body>" in sentence for sentence in parsed.sentences)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["extract", "--html", "x.html"], "--html goes with --explain"),
        (["extract", "--explain", "--html", "x.html", "--output", "y"], "--output would be a second one"),
    ],
)
def test_contradictory_options_are_refused(arguments, complaint):
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 2
    assert complaint in result.stderr


def test_a_page_of_nothing_says_so(tmp_path):
    file, _ = page(tmp_path)
    assert "There was no article to read." in file.read_text(encoding="utf-8")


@pytest.mark.debian
@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's package chromium")
def test_the_page_is_no_wider_than_a_telephone(tmp_path):
    """The legend in several lines, tables that scroll by themselves."""
    file, _ = page(tmp_path, line(text=TEXT, title="x" * 300))
    measured = "<script>document.title = 'wide ' + document.documentElement.scrollWidth</script></body>"
    text = re.sub(r"<meta http-equiv[^>]*>", "", file.read_text(encoding="utf-8"))
    framed = f'<iframe srcdoc="{escape(text.replace("</body>", measured))}" style="width:320px;height:500px"></iframe>'
    told = "<script>onload = () => document.body.append(frames[0].document.title)</script>"
    (tmp_path / "frame.html").write_text(framed + told, encoding="utf-8")
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-dev-shm-usage",
    ]
    where = (tmp_path / "frame.html").as_uri()
    command = [CHROMIUM, *flags, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", where]
    shown = subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()
    (wide,) = re.findall(r"wide (\d+)</body>", shown)
    assert int(wide) <= 320


def test_the_page_never_overwrites_its_input(tmp_path):
    file = tmp_path / "in.jsonl"
    file.write_bytes(line(text=TEXT))
    result = CliRunner().invoke(cli, ["extract", "--explain", "--input", str(file), "--html", str(file)])
    assert result.exit_code == 2
    assert file.read_bytes() == line(text=TEXT)


@pytest.mark.debian
@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's package chromium")
def test_a_browser_shows_the_page_and_runs_nothing_of_the_news(tmp_path):
    file, _ = page(tmp_path, line(**HOSTILE), line(id="a2", text=TEXT))
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-dev-shm-usage",
    ]
    command = [CHROMIUM, *flags, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", file.as_uri()]
    shown = subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()
    assert "<title>strikewire: how articles were read</title>" in shown
    parsed = Page()
    parsed.feed(shown)
    assert any(words == "drone" and attrs["class"] == "weapon in-trigger" for words, attrs in parsed.marks)
    assert {"script", "img"}.isdisjoint(parsed.seen)
