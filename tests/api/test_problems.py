"""What a client can do wrong: each gets a problem that names the place, and nothing changes."""

import json
import unittest
import uuid

from house import House
from journeys import accepted_appointment, open_appointment


class Problems(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House().start()
        cls.case = accepted_appointment(cls.house)
        cls.contract = cls.house.find("孙丽萍")["contracts"][0]["id"]

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def setUp(self):
        self.before = self.position()

    def position(self):
        return [line for line in self.house.get("/metrics", None).text.splitlines()
                if line.startswith("consilium_events_total")]

    def refused(self, answer, status, *words):
        self.assertEqual(answer.status, status, answer)
        for word in words:
            self.assertIn(word, answer.text)
        self.assertEqual(self.position(), self.before, "something was recorded")
        return answer.json

    def opening(self, **other):
        return {"contract": self.contract, "service": "outpatient-appointment",
                "facts": {"request.symptoms": "头痛", "request.department": "neurology"}, **other}

    def test_nobody_and_somebody_unknown(self):
        self.refused(self.house.get("/api/v1/queue", token=None), 401, "Bearer")
        self.refused(self.house.get("/api/v1/queue", token="nobody"), 401)

    def test_the_roles_of_an_applicant_are_those_of_the_contract(self):
        roles = self.house.api["components"]["schemas"]["Applicant"]["properties"]["role"]["enum"]
        problem = self.refused(self.house.post("/api/v1/decisions", self.opening(applicant={"role": "cousin"})), 400)
        self.assertEqual(problem["errors"], [{"pointer": "/applicant/role", "detail": f"expected one of {', '.join(roles)}"}])
        for role in roles:
            with self.subTest(role=role):
                answer = self.house.post("/api/v1/decisions", self.opening(applicant={"role": role, "name": "某人"}))
                self.assertEqual(answer.status, 200, answer)

    def test_bodies_that_are_not_what_is_asked_for(self):
        for body, words in ((b"", ["empty"]), (b"{", ["JSON"]), (b"[]", ["object"]), (b'{"contract": "\xff\xfe"}', ["UTF-8"]),
                            ("{\"contract\": \"\u5f20\"}".encode("gb18030"), ["UTF-8"]),
                            (b'{"contract": 1, "service": "x"}', ["/contract"]),
                            (b'{"contract": "x"}', ["/service"])):
            with self.subTest(body=body):
                self.refused(self.house.post("/api/v1/cases", body), 400, *words)

    def test_an_address_that_is_no_text(self):
        self.refused(self.house.get("/api/v1/cases/case-%FF"), 400, "UTF-8")
        self.refused(self.house.get("/api/v1/members?name=%FF"), 400, "UTF-8")

    def test_a_body_that_is_too_big(self):
        self.refused(self.house.post("/api/v1/cases", b'"' + b"x" * (17 << 20) + b'"'), 413)

    def test_every_mistake_is_told_at_once(self):
        body = self.opening(language="fr", wished="x", applicant={"role": "king"})
        body["facts"].update({"wish.visit_on": "2026-02-30", "wish.hospital": "nowhere-001", "request.departmant": "x"})
        problem = self.refused(self.house.post("/api/v1/cases", body), 400)
        self.assertEqual({error["pointer"] for error in problem["errors"]},
                         {"/language", "/wished", "/applicant/role", "/facts/wish.visit_on", "/facts/wish.hospital", "/facts/request.departmant"})

    def test_wrong_programme_service_and_contract(self):
        self.refused(self.house.post("/api/v1/cases", self.opening(programme="another")), 400, "duhui-kangjian")
        self.refused(self.house.post("/api/v1/cases", self.opening(service="spa")), 400, "/service")
        self.refused(self.house.post("/api/v1/cases", self.opening(contract="c0")), 404, "c0")
        other = self.house.find("马立群")["contracts"][0]["id"]
        self.refused(self.house.post("/api/v1/cases", self.opening(contract=other)), 400, "covers this contract")

    def test_ids_that_are_not_there(self):
        for path in ("/api/v1/cases/none", "/api/v1/cases/none/timeline", "/api/v1/members/none", "/api/v1/programmes/none",
                     "/api/v1/institutions?network=none", "/api/v1/nothing"):
            with self.subTest(path=path):
                self.refused(self.house.get(path), 404)
        self.refused(self.house.act("none", "act", task="propose"), 404)
        self.refused(self.house.call("DELETE", f"/api/v1/cases/{self.case}"), 405)

    def test_dates_outside_the_calendar_and_the_clock(self):
        propose = {"task": "propose", "facts": {"proposal.hospital": "beijing-003", "proposal.expert_level": "chief"}}
        self.refused(self.house.act(self.case, "act", occurred_at="2026-03-03T10:00:00+08:00", **propose), 400, "/occurred_at")
        self.refused(self.house.act(self.case, "act", occurred_at="2026-01-01T10:00:00+08:00", **propose), 400, "14 days")
        self.refused(self.house.act(self.case, "act", occurred_at="2226-01-01T10:00:00+08:00", **propose), 400)
        self.refused(self.house.act(self.case, "act", occurred_at="yesterday", **propose), 400, "/occurred_at")
        self.refused(self.house.get("/api/v1/queue?limit=0"), 400, "limit")
        self.refused(self.house.get("/api/v1/queue?asignee=x"), 400, "asignee")
        self.refused(self.house.get("/api/v1/queue?after=garbage"), 400)

    def test_a_stale_version(self):
        propose = {"do": "act", "task": "propose", "facts": {"proposal.hospital": "beijing-003", "proposal.expert_level": "chief"}}
        path = f"/api/v1/cases/{self.case}/commands"
        problem = self.refused(self.house.post(path, propose, headers={"If-Match": '"1"'}), 412)
        self.assertEqual(problem["expected"], 1)
        self.refused(self.house.post(path, propose, headers={"If-Match": "one"}), 400, "If-Match")

    def test_a_call_that_was_logged_makes_no_form_stale(self):
        seen = self.house.case(self.case)["version"]
        logged = self.house.act(self.case, "log_contact", channel="phone", result="no_answer")
        self.assertEqual((logged.status, logged.json["version"]), (200, seen))
        propose = {"do": "act", "task": "propose", "facts": {"proposal.hospital": "beijing-003", "proposal.expert_level": "chief"}}
        path = f"/api/v1/cases/{self.case}/commands"
        self.assertEqual(self.house.post(path, propose, headers={"If-Match": f'"{seen}"'}).status, 200)

    def test_a_command_that_does_not_exist_or_is_not_due(self):
        self.refused(self.house.act(self.case, "dance"), 400, "receive_record")
        self.refused(self.house.act(self.case, "act", task="book"), 422)
        self.refused(self.house.act(self.case, "act", task="nothing"), 422)
        self.refused(self.house.act(self.case, "act", task="accept"), 422)

    def test_a_request_needs_a_key(self):
        answer = self.house.call("POST", "/api/v1/cases", self.opening())
        self.refused(answer, 400, "Idempotency-Key")

    def test_the_clock_goes_forward_only(self):
        self.refused(self.house.post("/api/v1/clock", {"to": "2026-03-01T10:00:00+08:00"}), 400, "forward")

    def test_a_programme_that_is_wrong_is_not_published(self):
        files = [{"name": "programme.yaml", "text": "format: programme/1\nid: x\n"}]
        problem = self.refused(self.house.post("/api/v1/publications", {"kind": "programme", "files": files}, "demo-administrator"), 422)
        whole_files = [one["file"] for one in problem["problems"] if "line" not in one]
        self.assertEqual(whole_files, ["clauses.yaml"])
        self.assertGreater(len(problem["problems"]), len(whole_files))
        self.assertTrue(all(one["line"] >= 1 and one["column"] >= 1 for one in problem["problems"] if "line" in one))

    def test_a_file_that_is_no_roster(self):
        problem = self.refused(self.house.call("POST", "/api/v1/rosters", b"contract,state\n", "demo-administrator"), 422, "roster")
        self.assertEqual(problem["type"], "/problems/roster-refused")
        self.assertEqual(problem["problems"][0]["line"], 1)
        self.assertTrue(problem["refused"])

    def test_a_roster_of_an_insurer_nobody_serves(self):
        roster = "roster,1,other-life,delta,2026-03-01\ncontract,state\nX1,2026-01-01 in_force\n".encode()
        self.refused(self.house.call("POST", "/api/v1/rosters", roster, "demo-administrator"), 400, "other-life")


class Repeated(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House().start()

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def test_the_same_request_is_done_once(self):
        contract = self.house.find("王芳")["contracts"][0]["id"]
        body = {"contract": contract, "service": "outpatient-appointment",
                "facts": {"request.symptoms": "头痛", "request.department": "neurology"}}
        key = {"Idempotency-Key": str(uuid.uuid4())}
        first = self.house.call("POST", "/api/v1/cases", body, headers=key)
        second = self.house.call("POST", "/api/v1/cases", body, headers=key)
        self.assertEqual((first.status, second.status), (201, 201))
        self.assertEqual(first.json, second.json)
        self.assertEqual(second.headers["Idempotency-Replayed"], "true")
        other = self.house.call("POST", "/api/v1/cases", {**body, "channel": "app"}, headers=key)
        self.assertEqual(other.status, 422)
        self.assertIn("Idempotency-Key", other.text)
        self.assertEqual(len(self.house.get(f"/api/v1/members/{first.json['person']}").json["cases"]), 1)

        # Before the version: what was done is done, even though the case has moved on since.
        path = f"/api/v1/cases/{first.json['id']}/commands"
        act = {"do": "log_contact", "result": "no_answer"}
        headers = {"If-Match": f'"{first.json["version"]}"', "Idempotency-Key": str(uuid.uuid4())}
        done = self.house.call("POST", path, act, headers=headers)
        self.assertEqual(done.status, 200, done)
        again = self.house.call("POST", path, act, headers=headers)
        self.assertEqual((again.status, again.json), (200, done.json))

        # A refusal is kept too.
        key = {"Idempotency-Key": str(uuid.uuid4())}
        refused = self.house.call("POST", path, {"do": "act", "task": "book"}, headers=key)
        self.assertEqual(refused.status, 422)
        again = self.house.call("POST", path, {"do": "act", "task": "book"}, headers=key)
        self.assertEqual((again.status, json.loads(again.text)), (422, json.loads(refused.text)))


if __name__ == "__main__":
    unittest.main(argv=["test_problems"])
