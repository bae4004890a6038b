"""The line of callbacks over HTTP: first come first served, one case for each who asks, attempts that count."""

import tempfile
import threading
import unittest
import uuid
from datetime import datetime, timedelta

from house import House

PERSON = ("刘伟明", "440106197809302052")


def call_that_finds_all_busy(house, contract, name, number):
    answer = house.post("/api/v1/cases", {"contract": contract, "service": "phone-doctor", "programme": "jiankang-suixin",
                                          "facts": {"consult.request": "手被热油烫伤怎么办"}})
    assert answer.status == 201, answer
    case = answer.json["id"]
    house.must(case, "act", task="verify-identity", facts={"identity.name": name, "identity.number": number})
    house.must(case, "act", task="confirm-personal-data",
               facts={"contact.phone": "13800000000", "contact.sex": "male", "contact.address": {"declined": True}})
    house.must(case, "act", task="understand", facts={
        "consult.question": "厨房烫伤处理", "consult.topic": "household-injury", "consult.department": "burns", "consult.emergency": False})
    for notice in ("handbook", "keep-reachable", "terms", "incomplete-data", "advice-only"):
        house.must(case, "give_notice", notice=notice, accepted=True)
    house.must(case, "change_consent", consent="partner-sharing", given=True)
    house.must(case, "act", task="accept")
    house.must(case, "act", task="put-through", outcome="all-busy")
    return case


class Lines(unittest.TestCase):
    def setUp(self):
        self.kept = tempfile.TemporaryDirectory(prefix="consilium-")
        self.house = House(self.kept.name).start()
        name, number = PERSON
        member = self.house.find(name)
        contract = member["contracts"][0]["id"]
        self.call = lambda: call_that_finds_all_busy(self.house, contract, name, number)

    def tearDown(self):
        self.house.__exit__()
        self.kept.cleanup()

    def line(self, token="demo-specialist"):
        found = [one for one in self.house.get("/api/v1/lines", token).json["lines"] if one["line"] == "callbacks"]
        return found[0] if found else None

    def queue(self, query=""):
        return self.house.get("/api/v1/queue?line=callbacks" + query).json

    def take(self, token="demo-specialist", key=None):
        return self.house.post("/api/v1/lines/callbacks/next", b"", token, {"Idempotency-Key": key or str(uuid.uuid4())})

    def test_first_come_first_served(self):
        self.assertEqual((self.line()["count"], self.line()["free"]), (0, 0))
        self.assertEqual(self.take().json, {})
        cases = [self.call() for _ in range(3)]
        self.house.move_clock("2026-03-02T12:00:00+08:00")
        line = self.line()
        self.assertEqual((line["count"], line["free"], line["may_take"], line["name"]["en"]), (3, 3, True, "Callbacks"))
        waiting = self.queue()["cases"]
        self.assertEqual(waiting[0]["member_name"], PERSON[0])
        place = waiting[0]["waits_in"]
        due = datetime.fromisoformat(place["due"]) - datetime.fromisoformat(place["since"])
        self.assertEqual((due, place["promise"]), (timedelta(minutes=60), False))
        self.assertEqual([one["case"] for one in waiting], cases)
        self.assertEqual([one["waits_in"]["position"] for one in waiting], [1, 2, 3])
        self.assertEqual(waiting[0]["waits_in"]["waited_minutes"], line["longest_minutes"])
        first = self.queue("&limit=1")
        second = self.queue("&limit=1&after=" + first["next"])["cases"]
        self.assertEqual([(one["case"], one["waits_in"]["position"]) for one in second], [(cases[1], 2)])
        self.assertEqual(self.house.case(cases[2])["waits_in"][0]["position"], 3)
        self.assertEqual(self.house.get("/api/v1/queue?line=callbacks&owner=x").status, 400)

        taken = self.take(key="k")
        self.assertEqual((taken.json["case"]["id"], taken.json["case"]["assignee"]), (cases[0], "specialist"))
        self.assertEqual(self.take(key="k").json["case"]["id"], cases[0])
        self.assertEqual(self.take("demo-supervisor").json["case"]["id"], cases[1])
        # Nobody answers: the case keeps its place, and the attempt is counted.
        self.house.must(cases[0], "log_contact", result="no_answer")
        place = self.house.case(cases[0])["waits_in"][0]
        self.assertEqual((place["position"], place["attempts"]), (1, 1))
        self.assertEqual((self.line()["count"], self.line()["free"]), (3, 1))
        self.house.must(cases[0], "act", task="call-back", facts={"doctor.name": "周医生", "doctor.department": "burns"})
        self.assertEqual(self.house.case(cases[0])["waits_in"], [])
        self.assertEqual(self.house.case(cases[2])["waits_in"][0]["position"], 2)

    def ask_together(self, asks):
        """The cases that are given to those who ask at once, in no order; every answer is a 200."""
        together = threading.Barrier(len(asks))
        answers = []

        def ask(token, key):
            together.wait()
            answers.append(self.take(token, key))

        threads = [threading.Thread(target=ask, args=one) for one in asks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual([answer.status for answer in answers], [200] * len(asks), answers)
        return [answer.json.get("case", {}).get("id") for answer in answers]

    def test_two_who_ask_at_once_get_two_cases(self):
        cases = [self.call() for _ in range(6)]
        got = self.ask_together([("demo-specialist" if number % 2 else "demo-supervisor", None) for number in range(8)])
        self.assertEqual(sorted(one for one in got if one), sorted(cases))
        self.assertEqual(got.count(None), 2)
        self.assertEqual(self.line()["free"], 0)

    def test_one_request_that_is_sent_several_times_at_once_takes_one_case(self):
        cases = [self.call() for _ in range(3)]
        got = self.ask_together([("demo-specialist", "once")] * 5)
        self.assertEqual(got, [cases[0]] * 5)
        self.assertEqual(self.line()["free"], 2)

    def test_killed_in_the_middle(self):
        cases = [self.call() for _ in range(2)]
        self.house.must(cases[0], "log_contact", result="no_answer")
        taken = self.take(key="before").json["case"]
        queue = self.queue()["cases"]
        self.house.kill()
        self.house = House(self.kept.name).start()
        self.assertEqual(self.queue()["cases"], queue)
        self.assertEqual(self.take(key="before").json["case"]["id"], taken["id"])
        self.assertEqual(self.take(key="after").json["case"]["id"], cases[1])
        self.assertEqual(self.take().json, {})

    def test_a_case_that_ends_or_is_given_to_another(self):
        cases = [self.call() for _ in range(2)]
        self.assertEqual(self.take().json["case"]["id"], cases[0])
        self.house.must(cases[0], "assign", operator="supervisor")
        self.assertEqual([one["assignee"] for one in self.queue()["cases"]], ["supervisor", ""])
        self.house.must(cases[1], "close", end="caller-lost", facts={"close.reason": "三天三次无人接听"})
        self.assertEqual([one["case"] for one in self.queue()["cases"]], [cases[0]])
        self.assertEqual(self.take().json, {})

    def test_what_is_asked_wrongly(self):
        self.call()
        self.assertEqual(self.queue("-unknown")["cases"], [])
        self.assertEqual(self.house.get("/api/v1/queue?line=").json["cases"], [])
        self.assertEqual(self.house.get("/api/v1/lines?line=callbacks").status, 400)
        self.assertEqual(self.house.get("/api/v1/queue?line=callbacks&after=here").status, 400)
        self.assertEqual(self.house.post("/api/v1/lines/callbacks/next?at=now", b"").status, 400)
        without_key = self.house.call("POST", "/api/v1/lines/callbacks/next", b"")
        self.assertEqual(without_key.status, 400)
        self.assertEqual((self.line()["count"], self.line()["free"]), (1, 1))

    def test_who_may(self):
        self.call()
        self.assertEqual(self.house.get("/api/v1/lines", token=None).status, 401)
        seen = self.line("demo-viewer-metlife-china")
        self.assertEqual((seen["count"], seen["free"], seen["may_take"]), (1, 0, False))
        self.assertIsNone(self.line("demo-viewer-starr-china"))
        self.assertEqual(self.house.get("/api/v1/queue?line=callbacks", "demo-viewer-starr-china").json["cases"], [])
        self.assertEqual(self.take("demo-viewer-metlife-china").status, 403)
        self.assertEqual(self.house.get("/api/v1/lines", "demo-administrator").status, 403)
        self.assertEqual(self.house.post("/api/v1/lines/nothing/next", b"").status, 404)


if __name__ == "__main__":
    unittest.main(argv=["test"])
