"""What a member may have says by which plan, and what is known of the facts that its rules read."""

import unittest

from house import House

CALLER = "周志强"  # two contracts; the second waits until 22 March 2026


class Plans(unittest.TestCase):
    def setUp(self):
        self.house = House().start()

    def tearDown(self):
        self.house.__exit__()

    def entitlements(self, query):
        answer = self.house.get(f"/api/v1/members/{self.house.find(query)['id']}/entitlements")
        self.assertEqual(answer.status, 200, answer)
        return answer.json["entitlements"]

    def test_the_plan_is_that_of_all_contracts_on_that_day(self):
        for clock, plan, count in (("2026-03-21T23:59:00+08:00", "Classic", 1), ("2026-03-22T00:00:00+08:00", "Platinum", 4)):
            self.house.move_clock(clock)
            mine = self.entitlements(CALLER)
            self.assertEqual({one["plan"]["en"] for one in mine}, {plan})
            self.assertEqual(len({one["contract"] for one in mine}), 2)
            guides = [one for one in mine if one["service"] == "guide-service"]
            self.assertEqual([one["decision"]["quota"]["allowed"] for one in guides], [count, count])

    def test_who_has_no_plans_is_told_of_none(self):
        self.assertTrue(all("plan" not in one for one in self.entitlements("王芳")))

    def test_what_is_known_is_what_the_rules_read(self):
        mine = self.entitlements(CALLER)
        programme = self.house.get(f"/api/v1/programmes/{mine[0]['programme']}").json
        for one in mine:
            service = next(each for each in programme["services"] if each["id"] == one["service"])
            read = {fact for rule in service["rules"] for fact in rule["reads"]}
            self.assertEqual({field["fact"] for field in service["facts"]}, read)
            self.assertLessEqual(set(one["facts"]), read)
        effective = {one["contract"]: one["facts"]["contract.effective_on"] for one in mine}
        self.assertEqual(sorted(effective.values()), ["2024-05-01", "2026-02-20"])
        self.assertEqual({one["facts"]["contract.state"] for one in mine}, {"in_force"})
        waiting = next(rule for rule in programme["services"][0]["rules"] if rule["id"] == "waiting-period")
        self.assertIn("contract.effective_on", waiting["reads"])
        minor = next(rule for rule in programme["services"][0]["rules"] if rule["id"] == "minor-applicant")
        self.assertEqual(minor["reads"], ["applicant.role", "applicant.on_record"])


if __name__ == "__main__":
    unittest.main(argv=["test_plans"])
