"""The studio: what a programme that somebody is writing would do, before anybody publishes it. Every programme of the
project is asked everything, with its own files on the disk laid over what is published."""

import time
import unittest
from concurrent.futures import ThreadPoolExecutor

from house import House, ROOT

ADMINISTRATOR = "demo-administrator"



def files_on_disk(folder):
    path = ROOT / "programmes" / folder
    return {one.relative_to(path).as_posix(): one.read_text(encoding="utf-8") for one in sorted(path.rglob("*")) if one.is_file() and "demo" not in one.parts}


def changed(files, name, old, new):
    assert files[name].count(old) == 1, (name, old)
    return {**files, name: files[name].replace(old, new)}


class Studio(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House().start()
        cls.programmes = {}
        published = {one["id"]: one for one in cls.house.get("/api/v1/programmes").json["programmes"]}
        for folder in sorted(path.name for path in (ROOT / "programmes").iterdir() if path.is_dir()):
            files = files_on_disk(folder)
            name = next(line.split()[1] for line in files["programme.yaml"].splitlines() if line.startswith("id:"))
            cls.programmes[folder] = (published[name], files)

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def editor(self, folder):
        return f"demo-editor-{self.programmes[folder][0]['insurer']['id']}"

    def ask(self, question, folder, files=None, token=None, **rest):
        head, on_disk = self.programmes[folder]
        token = token or self.editor(folder)
        files = on_disk if files is None else files
        body = {"base": {"programme": head["id"], "hash": head["hash"]},
                "files": [{"name": name, "text": text} for name, text in files.items()], **rest}
        return self.house.post(f"/api/v1/studio/{question}", body, token)

    def must(self, *args, **rest):
        answer = self.ask(*args, **rest)
        self.assertEqual(answer.status, 200, answer)
        return answer.json

    def decided(self, folder, service, facts, **rest):
        return self.must("decision", folder, service=service, facts=facts, **rest)

    def test_the_base_is_there_as_text(self):
        for folder, (_, files) in self.programmes.items():
            with self.subTest(folder):
                there = {one["name"]: one["text"] for one in self.must("files", folder, files={})["files"]}
                self.assertIn("programme.yaml", there)
                for name, text in there.items():
                    self.assertEqual(text, files[name], name)

    def test_what_lies_on_the_disk_has_no_problems(self):
        for folder, (head, _) in self.programmes.items():
            with self.subTest(folder):
                answer = self.must("problems", folder)
                self.assertEqual(answer["problems"], [])
                self.assertEqual(answer["hash"], head["hash"])

    def test_a_broken_file_is_named_with_line_and_column(self):
        for folder, (_, files) in self.programmes.items():
            with self.subTest(folder):
                broken = {**files, "programme.yaml": files["programme.yaml"] + "colour: blue\n"}
                problems = self.must("problems", folder, broken)["problems"]
                line = len(broken["programme.yaml"].splitlines())
                self.assertIn(("programme.yaml", line, 1, "error"),
                              [(one["file"], one.get("line"), one.get("column"), one["severity"]) for one in problems])
                for question, rest in (("clauses", {}), ("reading", {}), ("scenarios", {}), ("walk", {"scenario": "x"}),
                                       ("decision", {"service": "x"}), ("question", {"service": "x"}), ("flow", {"service": "x"})):
                    answer = self.ask(question, folder, broken, **rest)
                    self.assertEqual(answer.status, 422, answer)
                    self.assertTrue(answer.json["problems"])

    def test_everything_is_answered_of_every_service(self):
        for folder, (head, _) in self.programmes.items():
            for service in head["services"]:
                with self.subTest(folder=folder, service=service["id"]):
                    question = self.must("question", folder, files={}, service=service["id"], on="2026-03-02")
                    facts = {one["id"]: one["default"] for one in question["facts"]}
                    earlier = {one["id"]: one["default"] for one in question["earlier"]}
                    decision = self.decided(folder, service["id"], facts, files={}, on="2026-03-02", earlier=earlier)
                    self.assertTrue(decision["checks"])
                    self.assertNotEqual(decision["answer"], "no", decision["sentence"])
                    needed = [one for one in earlier if earlier[one]]
                    for one in needed:
                        without = self.decided(folder, service["id"], facts, files={}, on="2026-03-02", earlier={**earlier, one: False})
                        self.assertEqual(without["answer"], "no", without["sentence"])
                    nothing = self.decided(folder, service["id"], {}, files={}, on="2026-03-02")
                    self.assertNotEqual(nothing["answer"], "yes")
                    flow = self.must("flow", folder, files={}, service=service["id"])
                    self.assertTrue(flow["svg"].startswith("<svg"))
                    for stage in flow["stages"]:
                        self.assertIn(f'data-stage="{stage["id"]}"', flow["svg"])

    def test_clauses_lead_to_what_cites_them(self):
        for folder, (_, files) in self.programmes.items():
            with self.subTest(folder):
                clauses = self.must("clauses", folder, files={})["clauses"]
                self.assertTrue(clauses)
                for clause in clauses:
                    self.assertTrue(clause["by"] or clause.get("not_enforced"), clause)
                    for by in clause["by"]:
                        self.assertTrue(by["says"])
                        self.assertLessEqual(by["line"], len(files[by["file"]].splitlines()))

    def test_a_changed_figure_turns_the_decision_the_copy_and_the_scenario(self):
        folder, service = "starr-zhongji", "domestic-second-opinion"
        _, files = self.programmes[folder]
        longer = changed(files, "programme.yaml", "lasts: { natural_days: 90 }", "lasts: { natural_days: 123 }")
        facts = {one["id"]: one["default"] for one in
                 self.must("question", folder, service=service, on="2026-03-02")["facts"]}
        facts.update({"contract.effective_on": "2025-09-01", "illness.first_diagnosed_on": "2025-12-15"})
        before = self.decided(folder, service, facts, on="2026-03-02")
        after = self.decided(folder, service, facts, files=longer, on="2026-03-02")
        holds = lambda decision: {one["id"]: one["holds"] for one in decision["checks"]}["waiting-period"]
        self.assertEqual((before["answer"], holds(before)), ("yes", "yes"), before)
        self.assertEqual((after["answer"], holds(after)), ("no", "no"), after)
        self.assertIn("123", self.must("reading", folder, longer, language="en")["html"])
        self.assertNotIn("123 ", self.must("reading", folder, language="en")["html"])
        self.assertEqual([one["name"] for one in self.must("scenarios", folder)["results"] if not one["passed"]], [])
        failed = [one for one in self.must("scenarios", folder, longer)["results"] if not one["passed"]]
        self.assertTrue(failed)
        failure = next(one for result in failed for one in result["failures"] if one["expected"] == "eligible")
        self.assertEqual(failure["got"], "not_eligible")
        line = files[failure["file"]].splitlines()[failure["line"] - 1]
        self.assertIn("expect: eligible", line)

    def test_scenarios_are_walked_along_the_flow(self):
        for folder in self.programmes:
            with self.subTest(folder):
                results = self.must("scenarios", folder)["results"]
                self.assertTrue(results)
                self.assertEqual([one["name"] for one in results if not one["passed"]], [])
                longest = []
                for result in results[:40]:
                    steps = self.must("walk", folder, scenario=result["name"])["steps"]
                    longest = max(longest, steps, key=len)
                self.assertEqual([one["at"] for one in longest], sorted(one["at"] for one in longest))
                walked = [one for one in longest if one["stages"]]
                self.assertTrue(walked)
                for step in walked:
                    flow = self.must("flow", folder, service=step["service"], at=step["stages"])
                    self.assertTrue(set(step["stages"]) <= {one["id"] for one in flow["stages"]})
                    self.assertTrue(set(step["stages"]) <= {one["id"].split("/")[0] if one["kind"] == "task"
                                                            else "papers:" + one["id"].split("/")[0] for one in step["open"]})

    def test_only_what_is_asked_for_is_played(self):
        folder = "starr-zhongji"
        all_results = self.must("scenarios", folder)["results"]
        [one] = self.must("scenarios", folder, only=[all_results[3]["name"]])["results"]
        self.assertEqual(one["name"], all_results[3]["name"])
        of_file = self.must("scenarios", folder, file="scenarios/who.yaml")["results"]
        self.assertEqual({one["file"] for one in of_file}, {"scenarios/who.yaml"})

    def test_bad_bodies(self):
        folder = "starr-zhongji"
        head, _ = self.programmes[folder]
        base = {"programme": head["id"], "hash": head["hash"]}
        service = head["services"][0]["id"]
        for question, body, pointer in (
                ("problems", {}, "/base"),
                ("problems", {"base": {"programme": head["id"]}}, "/base/hash"),
                ("problems", {"base": base, "colour": 1, "files": []}, "/colour"),
                ("problems", {"base": base, "files": [{"name": "x"}]}, "/files/0/text"),
                ("problems", {"base": base, "files": [{"name": "../x", "text": ""}]}, "/files/0/name"),
                ("problems", {"base": base, "files": [{"name": "a.yaml", "text": ""}, {"name": "a.yaml", "text": ""}]}, "/files"),
                ("problems", {"base": base, "files": [{"name": "there/is/none.yaml", "text": None}]}, "/files"),
                ("decision", {"base": base, "service": "none"}, "/service"),
                ("decision", {"base": base, "service": service, "facts": {"nothing": 1}}, "/facts/nothing"),
                ("decision", {"base": base, "service": service, "spent": {"nothing": 1}}, "/spent/nothing"),
                ("decision", {"base": base, "service": service, "spent": {service: -1}}, f"/spent/{service}"),
                ("decision", {"base": base, "service": service, "earlier": {"none/such": True}}, "/earlier/none~1such"),
                ("decision", {"base": base, "service": service, "on": "2026-02-30"}, "/on"),
                ("reading", {"base": base, "language": "xx"}, "/language"),
                ("flow", {"base": base, "service": service, "at": "nowhere"}, "/at"),
                ("scenarios", {"base": base, "only": ["none"]}, "/only"),
                ("walk", {"base": base, "scenario": "none"}, "/scenario")):
            with self.subTest(question=question, pointer=pointer):
                answer = self.house.post(f"/api/v1/studio/{question}", body, self.editor(folder))
                self.assertEqual(answer.status, 400, answer)
                self.assertIn(pointer, [one["pointer"] for one in answer.json["errors"]], answer)
        large = self.house.call("POST", "/api/v1/studio/problems", b" " * (9 << 20), self.editor(folder))
        self.assertEqual(large.status, 413, large)

    def test_what_is_not_ones_own_is_not_there(self):
        folder = "starr-zhongji"
        head, _ = self.programmes[folder]
        for token in ("demo-specialist", "demo-supervisor", ADMINISTRATOR):
            self.assertEqual(self.ask("problems", folder, token=token).status, 403)
            self.assertEqual(self.house.get("/api/v1/studio/schema", token).status, 403)
        made = self.house.call("PUT", "/api/v1/operators/elsewhere", {
            "name": "Somebody of another insurer", "grants": [{"role": "editor", "tenant": "other-life"}]}, ADMINISTRATOR)
        begun = self.house.post("/api/v1/drafts", {"programme": head["id"], "hash": head["hash"]}, self.editor(folder))
        self.assertEqual(begun.status, 201, begun)
        for token in (made.json["token"], self.editor("metlife-suixin")):
            self.assertEqual(self.ask("files", folder, files={}, token=token).status, 404)
            answer = self.house.post("/api/v1/studio/files", {"base": {"draft": begun.json["id"]}}, token)
            self.assertEqual(answer.status, 404, answer)
        approver = self.editor(folder).replace("editor", "approver")
        self.assertEqual(self.ask("files", folder, files={}, token=approver).status, 200)
        for base in ({"programme": head["id"], "hash": "0" * 64}, {"programme": "another", "hash": head["hash"]}, {"draft": "none"}):
            answer = self.house.post("/api/v1/studio/files", {"base": base, "files": []}, self.editor(folder))
            self.assertEqual(answer.status, 404, answer)

    def test_many_at_once_get_their_own_answers_or_are_asked_to_come_back(self):
        folder = "metlife-suixin"
        _, files = self.programmes[folder]

        def problems_of(number):
            name = f"texts/many-{number}.yaml"
            for _ in range(2000):  # a busy machine takes seconds for each
                answer = self.ask("problems", folder, {**files, name: "colour: blue\n"})
                if answer.status != 503:
                    return name, answer
                self.assertEqual(answer.headers["Retry-After"], "1")
                time.sleep(0.05)
            raise AssertionError("the house was never free")

        with ThreadPoolExecutor(8) as pool:
            for name, answer in pool.map(problems_of, range(8)):
                self.assertEqual(answer.status, 200, answer)
                self.assertEqual({one["file"] for one in answer.json["problems"] if "many" in one["file"]}, {name})

    def test_nothing_is_written(self):
        before = self.house.get("/api/v1/programmes").json
        folder = "starr-zhongji"
        _, files = self.programmes[folder]
        longer = changed(files, "programme.yaml", "lasts: { natural_days: 90 }", "lasts: { natural_days: 91 }")
        self.assertEqual(self.must("problems", folder, longer)["problems"], [])
        self.must("scenarios", folder, longer)
        self.assertEqual(self.house.get("/api/v1/programmes").json, before)

    def test_the_words_are_those_of_the_command(self):
        schema = self.house.get("/api/v1/studio/schema?kind=service", self.editor("starr-zhongji"))
        self.assertEqual(schema.status, 200)
        self.assertIn("$defs", schema.json)
        self.assertEqual(self.house.get("/api/v1/studio/schema?kind=poem", self.editor("starr-zhongji")).status, 400)


if __name__ == "__main__":
    import sys
    unittest.main(argv=sys.argv[:1])
