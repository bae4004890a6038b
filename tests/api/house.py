"""A running house for tests: `consilium serve --demo` on a folder of its own, driven over HTTP. Every answer is held
against the OpenAPI file the house itself gives."""

import json
import re
import resource
import signal
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
import uuid
from pathlib import Path

import jsonschema

ROOT = Path(__file__).resolve().parent.parent.parent
START_SECONDS_MAX = 120


def binary():
    """The program under test, from the command line of the test."""
    return Path(sys.argv[1]).resolve()


class Answer:
    def __init__(self, status, headers, text):
        self.status = status
        self.headers = headers
        self.text = text
        self.json = json.loads(text) if "json" in headers.get("Content-Type", "") else None

    def __repr__(self):
        return f"{self.status} {self.text[:2000]}"


class House:
    """`folder` survives the house, so that a second one can be started on it. `source` has the programmes it begins with."""

    def __init__(self, folder=None, demo=True, options=(), file_bytes_max=None, source=ROOT):
        self.kept = None if folder else tempfile.TemporaryDirectory(prefix="consilium-")
        self.folder = Path(folder or self.kept.name) / "data"
        self.options = ["--demo"] if demo else []
        self.options += options
        self.file_bytes_max = file_bytes_max  # no file of the house may grow beyond this
        self.source = source
        self.process = None
        self.api = None

    def start(self):
        command = [str(binary()), "serve", "--data", str(self.folder), "--port", "0", "--from", str(self.source), *self.options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd="/",
                                        preexec_fn=self.limit)
        self.said = ""
        for line in self.process.stdout:
            self.said += line
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
            if found:
                self.address = f"http://127.0.0.1:{found[1]}"
                self.api = self.get("/api/v1/openapi.json", token=None).json
                return self
        raise AssertionError(f"the house did not start: {self.said}{self.process.stderr.read()}")

    def limit(self):
        if self.file_bytes_max:
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.file_bytes_max, self.file_bytes_max))

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()

    def stop(self):
        """Ends the house as an operator would; returns its status and what it logged."""
        self.process.send_signal(signal.SIGTERM)
        _, log = self.process.communicate(timeout=60)
        return self.process.returncode, log

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        if self.process.poll() is None:
            status, log = self.stop()
            assert status == 0, f"the house ended with {status}: {log}"

    def get(self, path, token="demo-specialist", headers=None):
        return self.call("GET", path, None, token, headers)

    def post(self, path, body, token="demo-specialist", headers=None):
        return self.call("POST", path, body, token, {"Idempotency-Key": str(uuid.uuid4()), **(headers or {})})

    def call(self, method, path, body=None, token="demo-specialist", headers=None):
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data=data, method=method)
        for name, value in (headers or {}).items():
            request.add_header(name, value)
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                answer = Answer(response.status, response.headers, response.read().decode())
        except urllib.error.HTTPError as error:
            answer = Answer(error.code, error.headers, error.read().decode())
        if self.api:
            self.check(method, path, answer)
        return answer

    def check(self, method, path, answer):
        """The answer must be one that the OpenAPI file promises."""
        if answer.json is None:
            return
        if answer.status >= 400:
            assert answer.headers["Content-Type"] == "application/problem+json", answer
            assert answer.json["status"] == answer.status, answer
        plain = path.split("?")[0]
        for pattern, operations in self.api["paths"].items():
            if not re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", pattern), plain) or method.lower() not in operations:
                continue
            responses = operations[method.lower()]["responses"]
            response = responses.get(str(answer.status), responses["default"] if answer.status >= 400 else None)
            assert response, f"{method} {pattern} does not promise {answer.status}"
            for content in response["content"].values():
                schema = {**content["schema"], "components": self.api["components"]}
                jsonschema.Draft202012Validator(schema).validate(answer.json)
            return

    # What a specialist does at the desk.

    def find(self, query):
        members = self.get("/api/v1/members?query=" + urllib.parse.quote(query)).json["members"]
        assert len(members) == 1, (query, [one["name"] for one in members])
        return self.get(f"/api/v1/members/{members[0]['id']}").json

    def act(self, case, do, token="demo-specialist", **rest):
        return self.post(f"/api/v1/cases/{case}/commands", {"do": do, **rest}, token)

    def must(self, case, do, token="demo-specialist", **rest):
        answer = self.act(case, do, token, **rest)
        assert answer.status == 200, answer
        return answer.json

    def case(self, case):
        return self.get(f"/api/v1/cases/{case}").json

    def move_clock(self, to):
        answer = self.post("/api/v1/clock", {"to": to})
        assert answer.status == 200, answer
