"""The next version of a programme: proposed by one, approved by another, in force from its day."""

import subprocess
import tempfile
import unittest
import uuid
from pathlib import Path

from house import House, binary
from journeys import open_appointment

PROGRAMME = "duhui-kangjian"
INSURER = "metlife-china"
EDITOR, APPROVER = f"demo-editor-{INSURER}", f"demo-approver-{INSURER}"
DRAFTS, PROPOSALS = "/api/v1/drafts", "/api/v1/proposals"


def next_version(house, version="2026.2", day="2026-03-13", token=EDITOR):
    """A draft of a later version, as it stands once it was saved."""
    draft = house.post(DRAFTS, {"programme": PROGRAMME}, EDITOR).json
    text = house.get(f"{DRAFTS}/{draft['id']}/files?name=programme.yaml", EDITOR).json["files"][0]["text"]
    old = next(line for line in text.splitlines() if line.startswith("version: "))
    begins = next(line for line in text.splitlines() if line.startswith("effective: "))
    text = text.replace(old, f'version: "{version}"').replace(begins, f"effective: {{ from: {day} }}")
    saved = house.call("PUT", f"{DRAFTS}/{draft['id']}/files", {"name": "programme.yaml", "text": text}, token,
                       {"If-Match": '"1"'})
    assert saved.status == 200, saved
    return saved.json


def propose(house, draft, token=EDITOR, key=None):
    headers = {"If-Match": f'"{draft["version"]}"', **({"Idempotency-Key": key} if key else {})}
    return house.post(f"{DRAFTS}/{draft['id']}/proposals", {}, token, headers)


def decide(house, proposal, what, token=APPROVER, **body):
    return house.post(f"{PROPOSALS}/{proposal['id']}/{what}", body, token)


class Proposals(unittest.TestCase):
    def setUp(self):
        self.kept = tempfile.TemporaryDirectory(prefix="consilium-")
        self.addCleanup(self.kept.cleanup)

    def house(self):
        return House(Path(self.kept.name))

    def test_from_its_day_on(self):
        with self.house() as house:
            contract = house.find("王芳")["contracts"][0]["id"]
            running = open_appointment(house, contract)
            key = str(uuid.uuid4())
            draft = next_version(house)
            answer = propose(house, draft, key=key)
            self.assertEqual(answer.status, 201, answer)
            proposal = answer.json
            self.assertEqual(propose(house, draft, key=key).json["id"], proposal["id"], "sent again")
            self.assertEqual((proposal["base"]["version"], proposal["version"], proposal["open_cases"]),
                             ("2026.1", "2026.2", 1))
            self.assertGreater(proposal["scenarios"], 400)
            whole = house.get(f"{PROPOSALS}/{proposal['id']}", APPROVER).json
            self.assertIn("2026-03-13", [aspect["to"] for change in whole["changes"] for aspect in change["aspects"]])
            reading = house.get(f"{PROPOSALS}/{proposal['id']}/reading", APPROVER)
            self.assertIn("<html", reading.text)
            self.assertIn("sandbox", reading.headers["Content-Security-Policy"])

            self.assertEqual(decide(house, proposal, "approval", EDITOR, hash=proposal["hash"]).status, 403)
            self.assertEqual(decide(house, proposal, "approval", hash="0" * 64).status, 409)
            self.assertEqual(decide(house, proposal, "approval").status, 400)
            approved = decide(house, proposal, "approval", hash=proposal["hash"])
            self.assertEqual((approved.status, approved.json["state"], approved.json["decided_by"]["name"]),
                             (200, "approved", "Demo approver"), approved)
            self.assertEqual(decide(house, proposal, "approval", hash=proposal["hash"]).status, 200, "sent again")

            self.assertEqual(house.get(f"/api/v1/programmes/{PROGRAMME}").json["version"], "2026.1")
            house.move_clock("2026-03-13T00:00:00+08:00")
            self.assertEqual(house.get(f"/api/v1/programmes/{PROGRAMME}").json["hash"], proposal["hash"])
            self.assertEqual(house.case(running)["programme_version"], "2026.1", "a running case stays")
            later = open_appointment(house, house.find("李建国")["contracts"][0]["id"])
            self.assertEqual(house.case(later)["programme_version"], "2026.2")
        with self.house() as house:
            self.assertEqual(house.get(f"/api/v1/programmes/{PROGRAMME}").json["version"], "2026.2")
            [listed] = house.get(PROPOSALS, EDITOR).json["proposals"]
            self.assertEqual((listed["id"], listed["state"]), (proposal["id"], "approved"))
        audit = subprocess.run([binary(), "audit", "--data", Path(self.kept.name) / "data"], capture_output=True, text=True)
        self.assertEqual(audit.returncode, 0, audit)

    def test_both_roles_help_nobody(self):
        with self.house() as house:
            made = house.call("PUT", "/api/v1/operators/both", {"name": "Both", "grants": [
                {"role": "editor", "tenant": INSURER}, {"role": "approver", "tenant": INSURER}]}, "demo-administrator")
            both = made.json["token"]
            proposal = propose(house, next_version(house, token=both)).json
            refused = decide(house, proposal, "approval", both, hash=proposal["hash"])
            self.assertEqual(refused.status, 403, refused)
            self.assertIn("you wrote a part of this", refused.json["detail"])
            self.assertEqual(decide(house, proposal, "rejection", both, reason="no").status, 403)
            self.assertEqual(decide(house, proposal, "withdrawal", both).status, 403, "another proposed it")
            for token in ("demo-approver-starr-china", "demo-specialist", "demo-administrator"):
                self.assertEqual(decide(house, proposal, "approval", token, hash=proposal["hash"]).status, 404, token)
                self.assertEqual(house.get(f"{PROPOSALS}/{proposal['id']}/reading", token).status, 404, token)
            self.assertEqual(decide(house, proposal, "rejection").status, 400, "a reason is needed")
            rejected = decide(house, proposal, "rejection", reason="too soon")
            self.assertEqual((rejected.json["state"], rejected.json["reason"]), ("rejected", "too soon"))
            self.assertEqual(decide(house, proposal, "approval", hash=proposal["hash"]).status, 409)

    def test_what_does_not_hold(self):
        with self.house() as house:
            past = propose(house, next_version(house, day="2026-03-01"))
            self.assertEqual((past.status, past.json["code"]), (422, "day-past"), past)
            draft = next_version(house)
            broken = house.call("PUT", f"{DRAFTS}/{draft['id']}/files", {"name": "clauses.yaml", "text": "no\n"}, EDITOR,
                                {"If-Match": '"2"'}).json
            refused = propose(house, broken)
            self.assertEqual((refused.status, refused.json["code"]), (422, "problems"), refused)
            self.assertTrue(refused.json["problems"])
            self.assertEqual(propose(house, draft).status, 412)
            self.assertEqual(propose(house, broken, APPROVER).status, 403)

    def test_a_renamed_service_says_what_it_was(self):
        with self.house() as house:
            draft = next_version(house)
            names = house.get(f"{DRAFTS}/{draft['id']}/files", EDITOR).json["files"]
            old, new = "outpatient-appointment", "visit-booking"

            def save(name, text):
                nonlocal draft
                answer = house.call("PUT", f"{DRAFTS}/{draft['id']}/files", {"name": name, "text": text}, EDITOR,
                                    {"If-Match": f'"{draft["version"]}"'})
                self.assertEqual(answer.status, 200, answer)
                draft = answer.json

            for file in names:
                if old not in file["text"] and file["name"] != f"services/{old}.yaml":
                    continue
                text = file["text"].replace(old, new)
                if file["name"] == f"services/{old}.yaml":
                    save(file["name"], None)
                    save(f"services/{new}.yaml", text)
                else:
                    save(file["name"], text)
            refused = propose(house, draft)
            self.assertEqual((refused.status, refused.json["code"]), (422, "uses-lost"), refused)
            [problem] = refused.json["problems"]
            self.assertEqual((problem["code"], problem["file"]), ("C460", "programme.yaml"), problem)
            self.assertIn(f"was: [{old}]", problem["help"])

            text = house.get(f"{DRAFTS}/{draft['id']}/files?name=services/{new}.yaml", EDITOR).json["files"][0]["text"]
            save(f"services/{new}.yaml", text.replace(f"\nid: {new}\n", f"\nid: {new}\nwas: {old}\n"))
            proposed = propose(house, draft)
            self.assertEqual(proposed.status, 201, proposed)
            changes = house.get(f"{PROPOSALS}/{proposed.json['id']}", APPROVER).json["changes"]
            [service] = [change for change in changes if change["kind"] == "service"]
            self.assertEqual((service["change"], service["id"]), ("changed", new))
            self.assertIn(("id", old, new), [(a["name"], a["from"], a["to"]) for a in service["aspects"]])

    def test_a_further_version_is_not_published_by_one(self):
        with self.house() as house:
            draft = next_version(house)
            files = house.get(f"{DRAFTS}/{draft['id']}/files", EDITOR).json["files"]
            refused = house.post("/api/v1/publications", {"kind": "programme", "files": files}, "demo-administrator")
            self.assertEqual(refused.status, 409, refused)
            self.assertIn("/proposals", refused.json["detail"])


if __name__ == "__main__":
    import sys
    unittest.main(argv=sys.argv[:1])
