#!/usr/bin/env python3
"""Reading copies on paper: every programme in every language it has. All that the HTML says is in the text that
`pdftotext` gives back, every font is embedded with its way back to characters, every glyph is drawn as the font draws it, and pages
are A4.
"""

import concurrent.futures
import html
import pathlib
import re
import subprocess
import sys
import tempfile

RENDER, OUTLINES, PROGRAMMES = sys.argv[1:4]


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: ended with {done.returncode}\n{done.stderr}")
    return done.stdout


def squeezed(text):
    return re.sub(r"\s+", "", text)


def pieces_of(page):
    """What stands in headings, paragraphs, items, cells and diagrams of the HTML, without the contents."""
    page = re.sub(r"<style.*?</style>|<nav.*?</nav>|<title.*?</title>", "", page, flags=re.DOTALL)
    for piece in re.findall(r"<(?:h\d|p|dd|dt|t[hd]|text)\b[^>]*>(.*?)</(?:h\d|p|dd|dt|t[hd]|text)>", page, re.DOTALL):
        yield squeezed(html.unescape(re.sub(r"<[^>]+>", "", piece)))


def text_of(pdf, head):
    """The text in the order in which it was written, without running heads and page numbers."""
    lines = run("pdftotext", "-raw", str(pdf), "-").replace("\f", "\n").splitlines()
    number = re.compile(r"(page \d+|第\d+[页頁])$")
    return "".join(squeezed(line) for line in lines if line != head and not number.match(line))


def problems_of(written):
    page = written.read_text(encoding="utf-8")
    pdf = written.with_suffix(".pdf")
    name = written.stem
    text = text_of(pdf, html.unescape(re.search(r"<title>(.*?)</title>", page)[1]))
    pieces = list(pieces_of(page))
    if len(pieces) < 100:
        yield f"{name}: hardly anything is said"
    lost = [piece for piece in pieces if piece not in text]
    for piece in lost[:5]:
        yield f"{name}: the pages do not say: {piece}"
    if "\ufffd" in text:
        yield f"{name}: characters without a meaning"
    fonts = run("pdffonts", str(pdf)).splitlines()[2:]
    if not fonts:
        yield f"{name}: no fonts"
    for font in fonts:
        embedded, _, unicode_map = re.search(r"(yes|no) (yes|no) (yes|no)", font).groups()
        if (embedded, unicode_map) != ("yes", "yes"):
            yield f"{name}: {font}"
    about = run("pdfinfo", str(pdf))
    if "(A4)" not in about:
        yield f"{name}: not A4"


with tempfile.TemporaryDirectory() as folder:
    run(RENDER, PROGRAMMES, folder)
    copies = sorted(pathlib.Path(folder).glob("*.html"))
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        found = [problem for problems in pool.map(lambda one: list(problems_of(one)), copies) for problem in problems]
    drawn = subprocess.run([OUTLINES, *(one.with_suffix(".pdf") for one in copies)], stderr=subprocess.PIPE, text=True)
    if drawn.returncode != 0:
        found += drawn.stderr.splitlines() or [f"{OUTLINES} ended with {drawn.returncode}"]
print("\n".join(found) or f"{len(copies)} copies", file=sys.stderr)
sys.exit(1 if found or not copies else 0)
