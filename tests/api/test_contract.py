"""A contract that ends while cases are open: what the insurer says of it, on the day itself or after, ends the cases that
have not begun and leaves the others."""

import unittest

from house import House
from journeys import WANG_FANG, told_appointment

ENDED = "contract:terminated"


def roster(as_of, state):
    return f"roster,1,metlife-china,delta,{as_of}\ncontract,state\nDH2023000118,{state}\n".encode()


class Contract(unittest.TestCase):
    def setUp(self):
        self.house = House().start()
        self.begun = told_appointment(self.house)
        contract = self.house.find(WANG_FANG[0])["contracts"][0]["id"]
        answer = self.house.post("/api/v1/cases", {"contract": contract, "service": "admission-coordination",
                                                   "facts": {"request.needs_admission": True}})
        assert answer.status == 201, answer
        self.waiting = answer.json["id"]

    def tearDown(self):
        self.house.__exit__()

    def say(self, as_of, state):
        answer = self.house.call("POST", "/api/v1/rosters", roster(as_of, state), "demo-administrator")
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(answer.json["contracts"]["changed"], 1, answer)

    def end_of(self, case):
        shown = self.house.case(case)
        return shown["closed"]["end"] if shown["state"] == "closed" else "open"

    def test_ends_on_its_own_day_what_has_not_begun(self):
        self.say("2026-03-02", "2023-05-01 in_force; 2026-03-05 terminated")
        self.house.move_clock("2026-03-04T23:59:00+08:00")
        self.assertEqual(self.end_of(self.waiting), "open")
        self.house.move_clock("2026-03-05T00:00:00+08:00")
        self.assertEqual(self.end_of(self.waiting), ENDED)
        self.assertEqual(self.end_of(self.begun), "open")
        timeline = self.house.get(f"/api/v1/cases/{self.waiting}/timeline").json["timeline"]
        self.assertEqual(timeline[0]["occurred_at"], "2026-03-04T16:00:00Z")

    def test_ends_it_late_when_the_insurer_speaks_late(self):
        self.house.move_clock("2026-03-09T10:00:00+08:00")
        self.say("2026-03-08", "2023-05-01 in_force; 2026-03-05 terminated")
        self.house.move_clock("2026-03-09T10:01:00+08:00")
        self.assertEqual(self.end_of(self.waiting), ENDED)
        self.assertEqual(self.end_of(self.begun), "open")

    def test_a_state_that_is_taken_back_ends_nothing(self):
        self.say("2026-03-02", "2023-05-01 in_force; 2026-03-05 terminated")
        self.say("2026-03-03", "2023-05-01 in_force; 2026-03-05 withdrawn")
        self.house.move_clock("2026-03-06T10:00:00+08:00")
        self.assertEqual(self.end_of(self.waiting), "open")


if __name__ == "__main__":
    unittest.main(argv=["test_contract"])
