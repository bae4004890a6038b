"""A rider of a contract, as the roster has it: what a decision of its member stands on, and what becomes of it when the
insurer says something else."""

import unittest

from house import House

HOLDER = "SX2025000201"  # with the rider for specified diseases since 1 June 2025
OTHER = "SX2024000204"  # of the same product, without it
ASKED = {"service": "international-expert-consultation", "facts": {"illness.code": "carcinoma-in-situ"}}
SINCE = "rider.specified.effective_on"


class Riders(unittest.TestCase):
    def setUp(self):
        self.house = House().start()

    def tearDown(self):
        self.house.__exit__()

    def contract_of(self, member):
        contracts = self.house.find(member)["contracts"]
        return next(one for one in contracts if one["product"] == "jiankang-suixin-5")

    def decided(self, member, **asked):
        answer = self.house.post("/api/v1/decisions", {**ASKED, "contract": self.contract_of(member)["id"], **asked})
        self.assertEqual(answer.status, 200, answer)
        return answer.json["decision"]

    def check_of(self, member, check="rider-in-force", **asked):
        return next(one for one in self.decided(member, **asked)["checks"] if one["check"] == check)["status"]

    def say(self, as_of, states):
        rows = f"roster,1,metlife-china,delta,{as_of}\ncontract,rider,state\nSX2025000201,R1,{states}\n".encode()
        answer = self.house.call("POST", "/api/v1/rosters", rows, "demo-administrator")
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(answer.json["contracts"]["changed"], 1, answer)

    def test_is_in_force_for_its_member_alone_and_asked_of_nobody(self):
        self.assertEqual(self.check_of(HOLDER), "met")
        self.assertEqual(self.check_of(OTHER), "not_met")
        for member in (HOLDER, OTHER):
            self.assertEqual([fact for fact in self.decided(member)["ask"] if fact.startswith("rider.")], [])

    def test_waits_from_its_own_first_day(self):
        for first, status in (("2025-06-30", "not_met"), ("2025-07-01", "met")):
            facts = {**ASKED["facts"], "illness.class_confirmed_before": True, "illness.class_first_confirmed_on": first}
            self.assertEqual(self.check_of(HOLDER, "rider-disease-confirmed-while-waiting", facts=facts), status, first)

    def test_what_is_known_of_it_stands_beside_an_entitlement(self):
        mine = self.house.get(f"/api/v1/members/{self.house.find(HOLDER)['id']}/entitlements").json["entitlements"]
        facts = next(one["facts"] for one in mine if one["service"] == ASKED["service"])
        self.assertEqual((facts["rider.specified.in_force"], facts[SINCE]), (True, "2025-06-01"))
        self.assertEqual({one["contract"] for one in mine}, {self.contract_of(HOLDER)["id"]})

    def test_a_state_that_the_insurer_corrects_counts_on_its_own_days(self):
        self.say("2026-03-02", "2026-03-05 lapsed")
        for day, status in (("2026-03-04", "met"), ("2026-03-05", "not_met")):
            self.assertEqual(self.check_of(HOLDER, as_of=f"{day}T10:00:00+08:00"), status, day)
        self.say("2026-03-03", "2026-03-05 withdrawn; 2026-03-09 suspended")
        for day, status in (("2026-03-08", "met"), ("2026-03-09", "not_met")):
            self.assertEqual(self.check_of(HOLDER, as_of=f"{day}T10:00:00+08:00"), status, day)


if __name__ == "__main__":
    unittest.main(argv=["test_riders"])
