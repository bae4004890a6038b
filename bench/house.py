"""The server on a house full of cases, from outside: how long it takes to start, what it holds in memory, and how long a
page of the queue takes over HTTP."""

import http.client
import re
import signal
import subprocess
import time
from pathlib import Path

from figures import Values

STARTS = 5
PAGES = 200
TOKEN = "bench-supervisor"  # of bench/ready_house.hpp
ANSWERS_AT = re.compile(r"answers at http://([\d.]+):(\d+)/")


def resident_megabytes(process):
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s*(\d+)", status)[1]) / 1e3


def page(connection):
    began = time.perf_counter_ns()
    connection.request("GET", "/api/v1/queue?limit=50", headers={"Authorization": f"Bearer {TOKEN}"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"bench: the queue answered {answer.status}: {body[:200]}")
    return time.perf_counter_ns() - began


def once(consilium, folder):
    """One start: seconds until the first answer, megabytes after some work, and the times of pages."""
    began = time.monotonic()
    process = subprocess.Popen([consilium, "serve", "--data", folder, "--port", "0"], stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True)
    try:
        line = next((found for found in map(ANSWERS_AT.search, process.stdout) if found), None)
        if line is None:
            raise SystemExit("bench: the server did not start")
        connection = http.client.HTTPConnection(line[1], int(line[2]))
        page(connection)
        seconds = time.monotonic() - began
        pages = [page(connection) for _ in range(PAGES)]
        return seconds, resident_megabytes(process), pages
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def starts(consilium, folder):
    runs = [once(consilium, folder) for _ in range(STARTS)]
    return {"start": Values("s", [run[0] for run in runs]), "memory": Values("MB", [run[1] for run in runs]),
            "page": Values("ns", [time for run in runs for time in run[2]])}
