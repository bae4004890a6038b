"""A running case that is moved to a newer version of its programme: its effect first, then the move that names it."""

import json
import shutil
import subprocess
import tempfile
import unittest
import uuid
from pathlib import Path

from house import ROOT, House, binary
from journeys import agreed_appointment, approve_next

PROGRAMME = ROOT / "programmes/metlife-duhui"
SUPERVISOR = "demo-supervisor"
BOOKING = "id: booking, kind: target, owed_by: provider, within: { working_days: 3 }"


def publish(house, version, edits=()):
    """The programme under another label, from today on, with edits and the scenarios of a service they do not touch; its hash."""
    relabelled = [('version: "2026.1"', f'version: "{version}"'), ("effective: { from: 2026-01-01 }", "effective: { from: 2026-03-02 }")]
    files = []
    for path in sorted(PROGRAMME.rglob("*")):
        name = path.relative_to(PROGRAMME).as_posix()
        if not path.is_file() or (name.startswith("scenarios/") and name != "scenarios/overseas.yaml"):
            continue
        text = path.read_text(encoding="utf-8")
        for old, new in [*relabelled, *edits]:
            text = text.replace(old, new)
        files.append({"name": name, "text": text})
    return approve_next(house, "duhui-kangjian", "metlife-china", files)


def run(*words):
    return subprocess.run([str(binary()), *map(str, words)], capture_output=True, text=True, timeout=120)


class Moves(unittest.TestCase):
    def setUp(self):
        self.kept = tempfile.TemporaryDirectory(prefix="consilium-")
        self.house = House(self.kept.name).start()
        self.case = agreed_appointment(self.house)
        self.newer = publish(self.house, "2026.2", [(BOOKING, BOOKING.replace("3 }", "2 }"))])

    def tearDown(self):
        self.house.__exit__()
        self.kept.cleanup()

    def path(self, version=None):
        return f"/api/v1/cases/{self.case}/moves/{version or self.newer}"

    def look(self):
        answer = self.house.get(self.path(), SUPERVISOR)
        self.assertEqual(answer.status, 200, answer)
        return answer.json

    def move(self, effect, key=None, token=SUPERVISOR, **more):
        headers = {"Idempotency-Key": key or str(uuid.uuid4())}
        return self.house.call("POST", self.path(), {"effect": effect, "reason": "agreed with the insurer", **more}, token, headers)

    def booking(self):
        clocks = self.house.get(f"/api/v1/cases/{self.case}", SUPERVISOR).json["clocks"]
        return next(one for one in clocks if one["deadline"] == "booking")

    def test_its_effect_is_shown_and_then_it_moves_once(self):
        shown = self.house.get(f"/api/v1/cases/{self.case}", SUPERVISOR).json
        self.assertEqual(shown["newer_version"]["hash"], self.newer)
        effect = self.look()
        self.assertEqual((effect["from"]["version"], effect["to"]["version"]), ("2026.1", "2026.2"))
        self.assertEqual(effect["cannot_move"], [])
        [thing] = effect["cases"][0]["moved"]
        self.assertEqual((thing["kind"], thing["id"], thing["name"]["en"]), ("deadline", "booking", "Booked and told"))
        self.assertEqual((thing["from"]["due_date"], thing["to"]["due_date"]), ("2026-03-05", "2026-03-04"))

        key = str(uuid.uuid4())
        moved = self.move(effect["effect"], key)
        self.assertEqual(moved.status, 200, moved)
        self.assertEqual((moved.json["programme_hash"], moved.json["programme_version"]), (self.newer, "2026.2"))
        again = self.move(effect["effect"], key)
        self.assertEqual((again.status, again.json, again.headers["Idempotency-Replayed"]), (200, moved.json, "true"))
        self.assertEqual(self.move(effect["effect"], key, reason="another").status, 422)

        after = self.house.get(f"/api/v1/cases/{self.case}", SUPERVISOR).json
        self.assertNotIn("newer_version", after)
        self.assertEqual(self.booking()["due_date"], "2026-03-04")
        timeline = self.house.get(f"/api/v1/cases/{self.case}/timeline").json["timeline"]
        self.assertEqual([one["type"] for one in timeline].count("case.moved"), 1)
        self.assertEqual((timeline[0]["type"], timeline[0]["actor"]), ("case.moved", "supervisor"))
        self.assertEqual(timeline[0]["event"]["reason"], "agreed with the insurer")
        refused = self.move(effect["effect"])
        self.assertEqual((refused.status, refused.json["code"]), (422, "cannot-move"))

        self.house.stop()
        self.house = House(self.kept.name).start()
        self.assertEqual(self.booking()["due_date"], "2026-03-04")
        self.house.must(self.case, "act", task="book", facts={
            "booking.hospital": "beijing-003", "booking.department": "cardiology", "booking.expert": "张医生",
            "booking.expert_level": "chief", "booking.escort": "李专员", "visit.at": "2026-03-20T09:30:00+08:00"})

    def test_another_effect_than_the_one_that_was_seen(self):
        seen = self.look()["effect"]
        self.house.move_clock("2026-03-05T10:00:00+08:00")
        answer = self.move(seen)
        self.assertEqual((answer.status, answer.json["type"]), (409, "/problems/other-effect"))
        self.assertNotEqual(answer.json["move"]["effect"], seen)
        self.assertEqual(self.booking()["due_date"], "2026-03-05")
        self.assertEqual(self.move(answer.json["move"]["effect"]).status, 200)

    def test_who_may(self):
        effect = self.look()["effect"]
        for token in ("demo-specialist", "demo-viewer-metlife-china"):
            self.assertEqual(self.house.get(self.path(), token).status, 403, token)
            self.assertEqual(self.move(effect, token=token).status, 403, token)
        self.assertEqual(self.house.get(self.path(), None).status, 401)
        self.assertNotIn("newer_version", self.house.case(self.case))

    def test_bad_input(self):
        self.assertEqual(self.house.get(self.path("0" * 64), SUPERVISOR).status, 404)
        self.assertEqual(self.house.get(f"/api/v1/cases/nothing/moves/{self.newer}", SUPERVISOR).status, 404)
        effect = self.look()["effect"]
        for body in ({}, {"effect": effect}, {"effect": effect, "reason": ""}, {"effect": effect, "reason": "x", "to": "y"}):
            answer = self.house.post(self.path(), body, SUPERVISOR)
            self.assertEqual(answer.status, 400, answer)
        without_key = self.house.call("POST", self.path(), {"effect": effect, "reason": "x"}, SUPERVISOR)
        self.assertEqual(without_key.status, 400)
        self.assertEqual(self.booking()["due_date"], "2026-03-05")

    def test_a_case_that_has_ended(self):
        self.house.must(self.case, "cancel", confirmed=True)
        shown = self.look()
        self.assertEqual([one["kind"] for one in shown["cannot_move"]], ["closed"])
        self.assertEqual(shown["cases"], [])

    def test_the_past_is_rehearsed_under_a_draft(self):
        self.house.stop()
        drafts = Path(self.kept.name) / "drafts"
        for name in ("calendars", "networks"):
            shutil.copytree(ROOT / name, drafts / name)
        draft = drafts / "programmes/draft"
        shutil.copytree(PROGRAMME, draft)
        programme = draft / "programme.yaml"
        text = programme.read_text(encoding="utf-8")
        programme.write_text(text.replace("lasts: { natural_days: 30 }", "lasts: { natural_days: 3000 }"), encoding="utf-8")
        rehearse = ("diff", PROGRAMME, draft, "--data", self.house.folder, "--rehearse")
        told = run(*rehearse, "--json")
        self.assertEqual(told.returncode, 0, told.stderr)
        rehearsal = json.loads(told.stdout)["rehearsal"]
        self.assertEqual((rehearsal["cases"], rehearsal["differ"], rehearsal["not_whole"]), (1, 1, 1))
        self.assertEqual((rehearsal["as_it_was"]["granted"], rehearsal["rehearsed"]["granted"]), (1, 0))
        self.assertEqual(list(rehearsal["rehearsed"]["refused"]), ["outpatient-appointment/waiting-period"])
        refused = next(one for one in rehearsal["changes"] if one["kind"] == "application")
        self.assertEqual((refused["example"], refused["to"]), (self.case, "refused: waiting-period"))
        self.assertTrue(refused["clauses"])
        words = run(*rehearse)
        self.assertIn("(accounts: 1, cases: 1, different: 1, not replayed whole: 1)", words.stdout)
        self.assertRegex(words.stdout, r"applications granted +1 +0 +-1")
        self.assertEqual(run("diff", PROGRAMME, draft, "--rehearse").returncode, 2)
        self.house.start()


if __name__ == "__main__":
    unittest.main(argv=["test_moves"])
