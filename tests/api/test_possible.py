"""A case says what the caller may do to it. Every command is tried: what it says is not refused for who asks or when, and
what it does not say is."""

import unittest

from house import House
from journeys import accepted_appointment, open_appointment

SHUT = {"role-not-allowed", "case-closed", "case-suspended", "case-not-suspended", "task-not-open", "move-not-open",
        "end-not-open", "referral-not-open", "rule-not-waivable", "cancel-the-parent", "cancelling-barred"}
REASONED = {"lift_interrupt", "settle_interrupt", "resolve_referral", "grant_exception", "record_excuse", "correct"}
MEMBERS = {"act": "task", "move": "move", "close": "end", "interrupt": "interrupt", "settle_interrupt": "outcome",
           "give_notice": "notice", "change_consent": "consent", "resolve_referral": "rule", "grant_exception": "rule", "record_excuse": "excuse"}


class Possible(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House().start()
        cls.programme = cls.house.get("/api/v1/programmes/duhui-kangjian").json
        cls.case = accepted_appointment(cls.house)

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def possible(self, token, case=None):
        return self.house.get(f"/api/v1/cases/{case or self.case}", token).json["possible"]

    def service(self):
        return next(one for one in self.programme["services"] if one["id"] == "outpatient-appointment")

    def every_id(self):
        service = self.service()
        ids = {"act": [one["id"] for one in service["tasks"]], "move": [one["id"] for one in service["moves"]],
               "close": [one["id"] for one in service["ends"] if one["by"]],
               "interrupt": [one["id"] for one in service["interrupts"]],
               "resolve_referral": [one["id"] for one in service["rules"] if one["otherwise"] == "refer"]}
        return [(do, one) for do, some in ids.items() for one in some]

    def test_it_tells_apart_what_would_be_refused(self):
        for token in ("demo-specialist", "demo-supervisor"):
            possible = self.possible(token)
            for do, one in self.every_id():
                if do in ("move", "act", "close", "interrupt") and one in possible.get(do, []):
                    continue  # some of these need no form and would be done
                with self.subTest(token=token, do=do, id=one):
                    words = {"reason": "x"} if do in REASONED else {}
                    answer = self.house.act(self.case, do, token, **{MEMBERS[do]: one}, **words)
                    self.assertEqual(answer.status, 422, answer)
                    self.assertIn(answer.json["code"], SHUT)

    def test_a_supervisor_may_more_and_a_viewer_nothing(self):
        specialist, supervisor = self.possible("demo-specialist"), self.possible("demo-supervisor")
        self.assertIn("provider-cannot", supervisor["close"])
        self.assertNotIn("provider-cannot", specialist["close"])
        self.assertEqual(self.possible("demo-viewer-metlife-china"), {})

    def test_every_command_of_the_contract_is_spoken_of(self):
        commands = self.house.api["components"]["schemas"]["Command"]["discriminator"]["mapping"]
        case = open_appointment(self.house, self.house.find("郑晓岚")["contracts"][0]["id"])
        before = set(self.possible("demo-supervisor", case))
        self.house.must(case, "interrupt", interrupt="identity-mismatch", facts={"close.reason": "另有其人"})
        stopped = set(self.possible("demo-supervisor", case))
        self.assertLessEqual(before | stopped, set(commands))
        # What needs more of a case than this one has, and the book of a service with allowances and costs: see test_book; for threads test_threads.
        book = {"log_help", "record_expense", "record_payment", "reverse_entry", "make_statement"}
        self.assertEqual(set(commands) - before - stopped, {"move", "write", "resolve_referral", "grant_exception"} | book)

    def test_an_interrupted_case_waits_for_the_insurer(self):
        case = open_appointment(self.house, self.house.find("孙丽萍")["contracts"][0]["id"])
        self.house.must(case, "interrupt", interrupt="identity-mismatch", facts={"close.reason": "另有其人"})
        self.assertNotIn("lift_interrupt", self.possible("demo-specialist", case))
        self.assertNotIn("act", self.possible("demo-supervisor", case))
        supervisor = self.possible("demo-supervisor", case)
        self.assertEqual(supervisor["lift_interrupt"], [])
        self.assertEqual(supervisor["settle_interrupt"], ["counts-as-used", "not-used"])
        interrupt = next(one for one in self.service()["interrupts"] if one["id"] == "identity-mismatch")
        self.assertEqual({one["outcome"]: one["use"] for one in interrupt["outcomes"]},
                         {"counts-as-used": "consume", "not-used": "release"})
        self.house.must(case, "settle_interrupt", "demo-supervisor", outcome="not-used", reason="误会")
        self.assertEqual(set(self.possible("demo-supervisor", case)), {"lift_interrupt", "log_contact", "file_complaint"})

    def test_excuses_are_shown_on_the_case(self):
        self.house.must(self.case, "record_excuse", excuse="force-majeure", region="上海",
                        reason="台风", **{"from": "2026-03-02", "to": "2026-03-03"})
        self.assertEqual(self.house.case(self.case)["excuses"],
                         [{"excuse": "force-majeure", "from": "2026-03-02", "to": "2026-03-03", "reason": "台风"}])

    def test_codes_have_names(self):
        services = {one["id"]: one for one in self.programme["services"]}
        admission = services["admission-coordination"]
        names = {one["id"]: one.get("name", {}).get("en") for one in admission["points"]}
        self.assertEqual(names["identity-verified"], "Verify identity")
        self.assertEqual(names["records-received"], "Medical record or diagnosis of a Grade II-A hospital or above")
        self.assertIsNone(names["applied"])
        consultation = {one["id"]: one.get("name", {}).get("en") for one in services["global-consultation"]["points"]}
        self.assertEqual(consultation["records-complete"], "Records handed in")
        self.assertEqual([one["name"]["en"] for one in admission["branches"]],
                         ["With an admission notice", "Without an admission notice"])
        self.assertEqual(admission["embeds"], [{"id": "visit", "service": "outpatient-appointment"}])


if __name__ == "__main__":
    unittest.main(argv=["test_possible"])
