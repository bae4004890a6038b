"""The command line: exit status, words for people, JSON for programs, and a house that is set up by hand."""

import json
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from house import ROOT, House, binary

PROGRAMME = ROOT / "programmes/metlife-duhui"


def run(*words, cwd=ROOT):
    return subprocess.run([str(binary()), *map(str, words)], capture_output=True, text=True, timeout=120, cwd=cwd)


class Commands(unittest.TestCase):
    def setUp(self):
        self.kept = tempfile.TemporaryDirectory(prefix="consilium-")
        self.folder = Path(self.kept.name)

    def tearDown(self):
        self.kept.cleanup()

    def copy(self):
        """The programme with its data, to be broken."""
        for name in ("calendars", "networks"):
            shutil.copytree(ROOT / name, self.folder / name)
        shutil.copytree(PROGRAMME, self.folder / "programmes/copy")
        return self.folder / "programmes/copy"

    def test_wrong_usage_is_2_and_says_how(self):
        for words in ((), ("dance",), ("check",), ("check", "--fast", PROGRAMME), ("import", "cats", "x.csv"),
                      ("schema", "--kind", "x"), ("serve", "--port", "many"), ("serve", "--demo", "--address", "0.0.0.0"),
                      ("check", "no/such/folder")):
            with self.subTest(words=words):
                result = run(*words)
                self.assertEqual(result.returncode, 2, result)
                self.assertTrue(result.stderr)

    def test_help_is_well(self):
        for command in ("check", "test", "cover", "mutate", "decide", "publish", "import", "serve", "backup", "restore", "audit",
                        "schema"):
            with self.subTest(command=command):
                result = run(command, "--help")
                self.assertEqual(result.returncode, 0, result)
                self.assertIn("--help", result.stdout)

    def test_check(self):
        well = run("check", PROGRAMME, "--json")
        self.assertEqual(well.returncode, 0, well.stderr)
        self.assertTrue(json.loads(well.stdout)[0]["well"])
        copy = self.copy()
        service = copy / "services/outpatient-appointment.yaml"
        service.write_text(service.read_text(encoding="utf-8").replace("hold_at: accepted", "hold_at: acepted"), encoding="utf-8")
        bad = run("check", copy)
        self.assertEqual(bad.returncode, 1)
        self.assertRegex(bad.stderr, r"outpatient-appointment\.yaml:\d+:\d+: error \w+: .*acepted")
        self.assertIn("accepted", bad.stderr.split("acepted", 1)[1], "a suggestion")
        told = json.loads(run("check", copy, "--json").stdout)[0]
        self.assertFalse(told["well"])
        self.assertTrue(told["problems"][0]["line"])

    def test_test(self):
        told = json.loads(run("test", PROGRAMME, "--json").stdout)
        self.assertEqual(told["failed"], 0)
        self.assertGreater(told["passed"], 100)
        copy = self.copy()
        programme = copy / "programme.yaml"
        programme.write_text(programme.read_text(encoding="utf-8").replace("lasts: { natural_days: 30 }", "lasts: { natural_days: 31 }"),
                             encoding="utf-8")
        bad = run("test", copy)
        self.assertEqual(bad.returncode, 1)
        self.assertIn("FAILED", bad.stdout)
        self.assertRegex(bad.stdout.splitlines()[-1], r"^\d+ passed, [1-9]\d* failed$")
        shutil.rmtree(copy / "scenarios")
        self.assertEqual(run("test", copy).returncode, 1, "a run without scenarios is no success")

    def test_decide(self):
        document = (ROOT / "docs/reference/decide.md").read_text(encoding="utf-8")
        situation = self.folder / "situation.json"
        situation.write_text(re.search(r"```json\n(.*?)```", document, re.DOTALL)[1], encoding="utf-8")
        told = run("decide", PROGRAMME, situation)
        self.assertEqual(told.returncode, 0, told.stderr)
        self.assertTrue(told.stdout.startswith("not_eligible"), told.stdout)
        decision = json.loads(run("decide", PROGRAMME, situation, "--json").stdout)
        self.assertEqual(decision["eligible_from"], "2026-02-10")
        again = json.loads(run("decide", PROGRAMME, situation, "--json").stdout)
        self.assertEqual(decision["decision_id"], again["decision_id"])
        body = json.loads(situation.read_text(encoding="utf-8"))
        body["contract"]["effective_on"] = "2025-01-10"
        body["contract"]["state"] = {"2025-01-10": "in_force"}
        situation.write_text(json.dumps(body), encoding="utf-8")
        later = json.loads(run("decide", PROGRAMME, situation, "--json").stdout)
        self.assertEqual(later["outcome"], "needs_information")
        self.assertNotEqual(later["decision_id"], decision["decision_id"])
        body["uses"] = [{"service": "outpatient-appointment", "on": "2026-01-20", "state": "consumed"}]
        body["rights"] = [{"right": "c1.follow-up", "given_by": "global-consultation", "on": "2026-01-25",
                           "facts": {"illness.code": "malignant-tumour-severe"}}]
        for right, outcome in (("", "not_eligible"), ("c1.follow-up", "needs_information")):
            body["right"] = right
            situation.write_text(json.dumps(body), encoding="utf-8")
            self.assertEqual(json.loads(run("decide", PROGRAMME, situation, "--json").stdout)["outcome"], outcome, right)
        body["uses"].append({"service": "outpatient-appointment", "on": "2026-01-26", "state": "held", "right": "c1.follow-up"})
        situation.write_text(json.dumps(body), encoding="utf-8")
        self.assertEqual(json.loads(run("decide", PROGRAMME, situation, "--json").stdout)["outcome"], "not_eligible")
        for wrong_right in ("c2.follow-up", "c1.second-opinion"):
            body["right"] = wrong_right
            situation.write_text(json.dumps(body), encoding="utf-8")
            self.assertIn("/right: expected one of `rights`", run("decide", PROGRAMME, situation).stderr)
        del body["rights"], body["right"], body["uses"][1]
        body["facts"]["request.departmant"] = "x"
        situation.write_text(json.dumps(body), encoding="utf-8")
        wrong = run("decide", PROGRAMME, situation)
        self.assertEqual(wrong.returncode, 1)
        self.assertIn("/facts/request.departmant", wrong.stderr)

    def test_decide_with_a_rider(self):
        programme = ROOT / "programmes/metlife-suixin"
        situation = self.folder / "rider.json"
        day = "2025-02-01"
        body = {"service": "international-expert-consultation", "as_of": "2025-06-02T10:00:00+08:00",
                "contract": {"effective_on": day, "cooling_off_until": "2025-02-15", "state": {day: "in_force"},
                             "sum_insured": {day: "300000 CNY"}, "meets_standard": {day: True}, "barred_by_agreement": {day: False}},
                "member": {"name": "陈静怡", "birth_date": "1985-04-12"},
                "facts": {"illness.code": "carcinoma-in-situ"}}

        def check_of(riders):
            body["contract"]["riders"] = riders
            situation.write_text(json.dumps(body), encoding="utf-8")
            told = run("decide", programme, situation, "--json")
            self.assertEqual(told.returncode, 0, told.stderr)
            return next(one["status"] for one in json.loads(told.stdout)["checks"] if one["check"] == "rider-in-force")

        for riders, status in (({}, "not_met"), ({"specified": {"effective_on": day, "state": {day: "in_force"}}}, "met"),
                               ({"specified": {"effective_on": day, "state": {day: "lapsed"}}}, "not_met")):
            self.assertEqual(check_of(riders), status, riders)
        body["contract"]["riders"] = {"specifed": {}}
        situation.write_text(json.dumps(body), encoding="utf-8")
        wrong = run("decide", programme, situation)
        self.assertEqual(wrong.returncode, 1)
        self.assertIn("/contract/riders/specifed", wrong.stderr)

    def test_a_house_set_up_by_hand(self):
        data = self.folder / "data"
        published = run("publish", PROGRAMME, "--data", data, "--json")
        self.assertEqual(published.returncode, 0, published.stderr)
        self.assertIn("programme", {one["kind"] for one in json.loads(published.stdout)})
        again = json.loads(run("publish", PROGRAMME, "--data", data, "--json").stdout)
        self.assertTrue(all(one["was_there"] for one in again))
        imported = run("import", "roster", PROGRAMME / "demo/roster.csv", "--data", data, "--json")
        self.assertEqual(imported.returncode, 0, imported.stderr)
        self.assertGreater(json.loads(imported.stdout)["contracts"]["new"], 10)
        with House(self.folder, demo=False) as house:
            token = re.search(r"^  ([0-9a-f]{64})$", house.said, re.MULTILINE)[1]
            self.assertEqual(house.get("/api/v1/me", token).json["id"], "administrator")
            self.assertEqual(house.get("/api/v1/me", "demo-specialist").status, 401, "demo tokens are of demonstrations only")
            self.assertFalse(house.get("/api/v1/clock", None).json["demo"])
            refused = house.post("/api/v1/clock", {"to": "2030-01-01T00:00:00Z"}, token)
            self.assertEqual(refused.status, 422)
        with House(self.folder, demo=False) as house:
            self.assertNotIn("token", house.said, "the token is said once")


if __name__ == "__main__":
    unittest.main(argv=["test_commands"])
