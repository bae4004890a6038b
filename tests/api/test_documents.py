"""Documents of a case over HTTP: handed in, opened, named by papers, refused when they are none, and there again after a
kill, a backup and a restore."""

import hashlib
import sqlite3
import subprocess
import tempfile
import unittest
import urllib.parse
import urllib.request
import uuid
from pathlib import Path

from house import House, binary
from journeys import accepted_appointment, open_appointment

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x04IHDRsizeCRC1\x00\x00\x00\x00IENDCRC2"
JPEG = b"\xff\xd8\xff\xda\x00\x03hab\xff\x00cd\xff\xd9"
PDF = b"%PDF-1.7\n1 0 obj\nendobj\nstartxref\n0\n%%EOF\n"
WEBP = b"RIFF\x08\x00\x00\x00WEBPbits"
LIMIT = 15 << 20


def hand_in(house, case, body, name="病历.pdf", kind="application/pdf", key=None, token="demo-specialist"):
    headers = {"Idempotency-Key": key or str(uuid.uuid4())}
    if kind:
        headers["Content-Type"] = kind
    return house.call("POST", f"/api/v1/cases/{case}/documents?" + urllib.parse.urlencode({"name": name}), body, token, headers)


def fetch(house, case, document, token="demo-specialist"):
    """As bytes: the answer of `house.get` is text."""
    request = urllib.request.Request(f"{house.address}/api/v1/cases/{case}/documents/{document}",
                                     headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request, timeout=60) as response:
        return response.headers, response.read()


def run(*words):
    return subprocess.run([str(binary()), *map(str, words)], capture_output=True, text=True, timeout=120)


class Documents(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House().start()
        cls.contract = cls.house.find("孙丽萍")["contracts"][0]["id"]
        cls.case = open_appointment(cls.house, cls.contract)

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def refused(self, answer, status, code=None):
        before = len(self.house.case(self.case)["documents"])
        self.assertEqual(answer.status, status, answer)
        if code:
            self.assertEqual(answer.json.get("code"), code, answer)
        self.assertEqual(len(self.house.case(self.case)["documents"]), before)
        return answer.json

    def test_each_kind_is_kept_and_comes_back_byte_for_byte(self):
        version = self.house.case(self.case)["version"]
        for body, kind, name in ((PDF, "application/pdf", "出院小结 1.pdf"), (PNG, "image/png", "a.png"), (JPEG, "image/jpeg", "b.jpg"),
                                 (WEBP, "image/webp", "c.webp")):
            with self.subTest(kind=kind):
                answer = hand_in(self.house, self.case, body, name, kind)
                self.assertEqual(answer.status, 201, answer)
                document = answer.json
                self.assertEqual(answer.headers["Location"], f"/api/v1/cases/{self.case}/documents/{document['id']}")
                self.assertEqual((document["name"], document["media_type"], document["size"]), (name, kind, len(body)))
                self.assertEqual(document["sha256"], hashlib.sha256(body).hexdigest())
                self.assertEqual(document["by"], "specialist")
                self.assertIn(document, self.house.case(self.case)["documents"])
                headers, bytes_back = fetch(self.house, self.case, document["id"])
                self.assertEqual(bytes_back, body)
                self.assertEqual(headers["Content-Type"], kind)
                self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
                self.assertEqual(headers["Cache-Control"], "private, no-store")
                self.assertIn("sandbox", headers["Content-Security-Policy"])
                self.assertEqual(headers["Content-Disposition"], "attachment; filename*=UTF-8''" + urllib.parse.quote(name, safe=""))
        # Nobody has to look at a form again because of them.
        self.assertEqual(self.house.case(self.case)["version"], version)
        line = self.house.get(f"/api/v1/cases/{self.case}/timeline?limit=1").json["timeline"][0]
        self.assertEqual(line["type"], "case.document_added")
        self.assertNotIn("bytes", line["event"])

    def test_the_bytes_prove_the_kind(self):
        answer = hand_in(self.house, self.case, JPEG, "really.png", "image/png")
        self.assertEqual(answer.json["media_type"], "image/jpeg")
        self.assertEqual(hand_in(self.house, self.case, PNG, "x", "application/octet-stream").json["media_type"], "image/png")

    def test_what_is_no_document(self):
        cases = (("text", b"hello", "application/pdf", 415, "document-wrong-type"),
                 ("page", b"<html><script>1</script>", "image/png", 415, "document-wrong-type"),
                 ("said otherwise", PDF, "text/html", 415, "document-wrong-type"),
                 ("empty", b"", "application/pdf", 400, "document-empty"),
                 ("cut", PDF[:-8], "application/pdf", 400, "document-cut"),
                 ("cut picture", JPEG[:-2], "image/jpeg", 400, "document-cut"),
                 ("too large", PDF + b" " * LIMIT, "application/pdf", 413, "document-too-large"),
                 ("larger than the house reads", PDF + b" " * (17 << 20), "application/pdf", 413, None))
        for what, body, kind, status, code in cases:
            with self.subTest(what=what):
                self.refused(hand_in(self.house, self.case, body, "x.pdf", kind), status, code)
        for name in ("", "a\nb", "x" * 256):
            with self.subTest(name=name):
                self.assertEqual(self.refused(hand_in(self.house, self.case, PDF, name), 400)["pointer"], "name")
        self.refused(self.house.call("POST", f"/api/v1/cases/{self.case}/documents?nmae=x", PDF, headers={"Idempotency-Key": "k", "Content-Type": "application/pdf"}), 400)
        self.refused(self.house.call("POST", f"/api/v1/cases/{self.case}/documents?name=x", PDF, headers={"Content-Type": "application/pdf"}), 400)
        self.refused(hand_in(self.house, "nowhere", PDF), 404)

    def test_the_largest_one(self):
        body = PDF.replace(b"endobj", b"endobj" + b" " * (LIMIT - len(PDF)))
        self.assertEqual(len(body), LIMIT)
        document = hand_in(self.house, self.case, body).json
        self.assertEqual(fetch(self.house, self.case, document["id"])[1], body)

    def test_a_key_is_good_for_one_document(self):
        first = hand_in(self.house, self.case, PDF, "a.pdf", key="once")
        count = len(self.house.case(self.case)["documents"])
        again = hand_in(self.house, self.case, PDF, "a.pdf", key="once")
        self.assertEqual((again.status, again.json), (201, first.json))
        self.assertEqual(again.headers["Idempotency-Replayed"], "true")
        for body, name in ((PDF + b"\n", "a.pdf"), (PDF, "b.pdf")):
            answer = hand_in(self.house, self.case, body, name, key="once")
            self.assertEqual((answer.status, answer.json["type"]), (422, "/problems/key-used"))
        self.assertEqual(len(self.house.case(self.case)["documents"]), count)

    def test_who_may(self):
        document = hand_in(self.house, self.case, PDF).json["id"]
        path = f"/api/v1/cases/{self.case}/documents"
        self.assertEqual(self.house.get(f"{path}/{document}", token=None).status, 401)
        self.assertEqual(self.house.get(f"{path}/{document}", token="demo-viewer-metlife-china").status, 403)
        self.assertEqual(hand_in(self.house, self.case, PDF, token="demo-viewer-metlife-china").status, 403)
        self.assertEqual(self.house.get(f"{path}/{document}", token="demo-administrator").status, 404)
        # By another case, which may be somebody else's, it is not found.
        other = open_appointment(self.house, self.house.find("王芳")["contracts"][0]["id"])
        self.assertEqual(self.house.get(f"/api/v1/cases/{other}/documents/{document}").status, 404)
        self.assertEqual(self.house.get(f"{path}/unknown").status, 404)

    def test_papers_name_documents_of_their_case(self):
        other = open_appointment(self.house, self.contract)
        mine, strange = hand_in(self.house, self.case, PDF).json["id"], hand_in(self.house, other, PDF).json["id"]
        paper = {"checklist": "application", "item": "diagnosis-record", "kind": "medical-record", "channel": "email", "dated_on": "2026-02-20",
                 "facts": {"diagnosis.certainty": "suspected", "diagnosis.hospital_country": "CN", "diagnosis.hospital_grade": "II-A",
                           "illness.first_seen_on": "2026-02-20"}}
        for documents, code, place in (([mine, strange], "document-unknown", "/documents/1"), (["x"], "document-unknown", "/documents/0"),
                                       ([mine, mine], "document-named-twice", "/documents/1")):
            answer = self.house.act(self.case, "receive_record", documents=documents, **paper)
            self.assertEqual((answer.status, answer.json["code"], answer.json["pointer"]), (422, code, place), answer)
        self.assertEqual(self.house.act(self.case, "receive_record", documents=mine, **paper).status, 400)
        self.house.must(self.case, "receive_record", documents=[mine], **paper)
        kept = [one for one in self.house.case(self.case)["papers"] if one["item"] == "diagnosis-record"][0]
        self.assertEqual(kept["documents"], [mine])


class Afterwards(unittest.TestCase):
    def test_they_are_there_after_a_kill_and_in_a_backup_and_a_change_is_seen(self):
        with tempfile.TemporaryDirectory(prefix="consilium-") as folder:
            data = Path(folder) / "data"
            first = House(folder).start()
            case = accepted_appointment(first)
            document = hand_in(first, case, PDF, "secret-name.pdf").json["id"]
            backed_up = run("backup", Path(folder) / "copy.sqlite", "--data", data)
            self.assertEqual(backed_up.returncode, 0, backed_up.stderr)
            self.assertIn("1 documents", backed_up.stdout)
            first.kill()
            # Neither the bytes nor the name lie open.
            for file in data.glob("consilium.sqlite*"):
                self.assertNotIn(PDF, file.read_bytes())
                self.assertNotIn(b"secret-name", file.read_bytes())
            with House(folder) as second:
                self.assertEqual(fetch(second, case, document)[1], PDF)
            other = Path(folder) / "other"
            restored = run("restore", Path(folder) / "copy.sqlite", "--data", other / "data")
            self.assertEqual(restored.returncode, 0, restored.stderr)
            (other / "data/root.key").write_bytes((data / "root.key").read_bytes())
            (other / "data/root.key").chmod(0o600)
            with House(other) as third:
                self.assertEqual(fetch(third, case, document)[1], PDF)
            self.assertEqual(run("audit", "--data", data).returncode, 0)
            database = sqlite3.connect(data / "consilium.sqlite")
            database.executescript("DROP TRIGGER documents_are_never_changed; UPDATE documents SET bytes = x'00'")
            database.close()
            audit = run("audit", "--data", data)
            self.assertEqual(audit.returncode, 1, audit.stdout)
            self.assertIn(f"document `{document}`: not what was written", audit.stderr)


if __name__ == "__main__":
    unittest.main(argv=["test"])
