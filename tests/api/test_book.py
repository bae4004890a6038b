"""The book of a case over the API: metered help, costs, payments and statements of a made-up service that stands beside those
of a programme of the house. Also after the end of its case, and in the queue."""

import re
import shutil
import tempfile
import unittest
from pathlib import Path

from house import ROOT, House

SERVICE = """
format: service/1
id: journey
name: { zh-Hans: 旅程, zh-Hant: 旅程, en: Journey }
facts:
  room.done: { type: yes_no, source: provider, may_decline: true, name: { zh-Hans: 办好入住, zh-Hant: 辦好入住, en: Checked in } }
apply: { record: [] }
quota: { count: 5, per: contract, hold_at: accepted, cites: ["house:intake-wait"] }
tasks:
  - { id: accept, name: { zh-Hans: 受理, zh-Hant: 受理, en: Accept }, owner: health-specialist, opens: { reached: records-received }, record: [illness.code, exclusion.finding], marks: [accepted], due: intake, cites: ["house:intake-wait"] }
  - { id: depart, name: { zh-Hans: 出发, zh-Hant: 出發, en: Depart }, owner: health-specialist, opens: { reached: accepted }, marks: [departed], due: home, cites: ["house:intake-wait"] }
  - { id: return, name: { zh-Hans: 返回, zh-Hant: 返回, en: Return }, owner: health-specialist, opens: { reached: departed }, marks: [returned], due: home, cites: ["house:intake-wait"] }
  - { id: file, name: { zh-Hans: 归档, zh-Hant: 歸檔, en: File }, owner: health-specialist, opens: { reached: settled }, ends: travelled, due: filed, cites: ["house:intake-wait"] }
allowances:
  company:
    name: { zh-Hans: 陪同, zh-Hant: 陪同, en: Company }
    unit: hours
    amount: 2
    round: up
    from: departed
    owner: escort
    kinds: { visit: { zh-Hans: 就诊, zh-Hant: 就診, en: A visit } }
    excluded: { nursing: { name: { zh-Hans: 护理, zh-Hant: 護理, en: Nursing }, cites: ["house:intake-wait"] } }
    over: { charge: 100 USD, cost: more-company }
    cites: ["house:intake-wait"]
  ride: { name: { zh-Hans: 接机, zh-Hant: 接機, en: A ride }, unit: times, amount: 1, from: departed, owner: escort, record: [room.done], over: refuse, cites: ["house:intake-wait"] }
costs:
  more-company: { name: { zh-Hans: 超时, zh-Hant: 超時, en: More company }, payer: member, payee: staff, settle: on_the_spot, cites: ["house:intake-wait"] }
  stamp: { name: { zh-Hans: 签注, zh-Hant: 簽注, en: A stamp }, payer: member, payee: authority, settle: advanced, cites: ["house:intake-wait"] }
  ward: { name: { zh-Hans: 住院费, zh-Hant: 住院費, en: A ward }, payer: member, payee: hospital, settle: direct, cites: ["house:intake-wait"] }
settlement: { name: { zh-Hans: 结算, zh-Hant: 結算, en: Settlement }, after: returned, owner: supervisor, marks: settled, cites: ["house:intake-wait"] }
deadlines:
  - { id: intake, name: { zh-Hans: 受理, zh-Hant: 受理, en: Accepted }, kind: target, owed_by: provider, within: { working_days: 10 }, after: [applied], met_by: [accepted], cites: ["house:intake-wait"] }
  - { id: home, name: { zh-Hans: 返回, zh-Hant: 返回, en: Returned }, kind: target, owed_by: provider, within: { months: 3 }, after: [accepted], met_by: [returned], cites: ["house:intake-wait"] }
  - { id: filed, name: { zh-Hans: 归档, zh-Hant: 歸檔, en: Filed }, kind: target, owed_by: provider, within: { months: 6 }, after: [returned], met_by: [closed], cites: ["house:intake-wait"] }
cancellation:
  stages: [{ id: always, otherwise: true, then: free, ends: stopped, cites: ["house:intake-wait"] }]
ends:
  - { id: travelled, name: { zh-Hans: 完成, zh-Hant: 完成, en: Travelled }, use: consume, cause: none, cites: ["house:intake-wait"] }
  - { id: stopped, name: { zh-Hans: 中止, zh-Hant: 中止, en: Stopped }, use: release, cause: member, cites: ["house:intake-wait"] }
"""
PAPER = {"diagnosis.certainty": "suspected", "diagnosis.hospital_country": "CN", "diagnosis.hospital_grade": "II-A",
         "illness.first_seen_on": "2026-02-20"}


def programmes_with_journey(root):
    """The programmes of the house, one with one more service."""
    for folder in ("programmes", "networks", "calendars"):
        shutil.copytree(ROOT / folder, root / folder)
    programme = root / "programmes" / "metlife-duhui"
    (programme / "services" / "journey.yaml").write_text(SERVICE.lstrip(), encoding="utf-8")
    words = (programme / "programme.yaml").read_text(encoding="utf-8")
    (programme / "programme.yaml").write_text(re.sub(r"^services: \[", "services: [journey, ", words, flags=re.M),
                                              encoding="utf-8")


class Book(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root = tempfile.TemporaryDirectory(prefix="consilium-")
        programmes_with_journey(Path(cls.root.name))
        cls.house = House(source=cls.root.name).start()

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()
        cls.root.cleanup()

    def departed(self):
        """A journey that departed on the first day at ten; the clock stands at eight in the evening."""
        house = self.house
        contract = house.find("王芳")["contracts"][0]["id"]
        answer = house.post("/api/v1/cases", {"contract": contract, "service": "journey", "facts": {}})
        self.assertEqual(answer.status, 201, answer)
        case = answer.json["id"]
        house.must(case, "receive_record", checklist="application", item="diagnosis-record", kind="medical-record",
                   channel="email", dated_on="2026-02-20", facts=PAPER)
        for notice in ("keep-reachable", "terms", "lists-for-reference", "published"):
            house.must(case, "give_notice", notice=notice, accepted=True)
        house.must(case, "change_consent", consent="partner-sharing")
        house.must(case, "act", task="accept",
                   facts={"illness.code": "malignant-tumour-severe", "exclusion.finding": "none"})
        house.must(case, "act", task="depart")
        return case

    def company(self, case, met, left, **more):
        return self.house.act(case, "log_help", allowance="company", kind=more.pop("kind", "visit"), staff="林",
                              met_at=met, left_at=left, **more)

    def test_help_money_and_settlement_from_departure_to_the_file(self):
        house = self.house
        case = self.departed()
        start = house.case(case)["now"]
        day = start[:10]
        hour = int(start[11:13])
        house.move_clock(f"{day}T{hour + 8:02d}:00:00+08:00")
        at = lambda hours, minutes=0: f"{day}T{hour + hours:02d}:{minutes:02d}:00+08:00"  # noqa: E731

        version = house.case(case)["version"]
        done = self.company(case, at(1), at(2, 1))
        self.assertEqual(done.status, 200, done)
        self.assertEqual(done.json["book"]["allowances"][0]["left"], 0)
        self.assertEqual(done.json["version"], version, "a form is not stale because help was logged")
        done = self.company(case, at(3), at(4))
        entry = done.json["book"]["help"][-1]
        self.assertEqual((entry["counted"], entry["included"], entry["charged"], entry["owed"]), (1, 0, 1, "100 USD"))
        for wrong, code in ((self.company(case, at(3, 30), at(5)), "entry-overlaps"),
                            (self.company(case, at(5), at(6), kind="nursing"), "help-not-included"),
                            (self.company(case, at(6), at(5)), "left-before-met"),
                            (self.company(case, at(7), at(9)), "time-in-the-future"),
                            (house.act(case, "log_help", allowance="ride", staff="林"), "facts-missing")):
            self.assertEqual((wrong.status, wrong.json["code"]), (422, code), wrong)
        house.must(case, "log_help", allowance="ride", staff="林", facts={"room.done": {"declined": True}})
        again = house.act(case, "log_help", allowance="ride", staff="林", facts={"room.done": True})
        self.assertEqual((again.status, again.json["code"]), (422, "allowance-used-up"))

        digits = house.act(case, "record_expense", cost="stamp", amount="290.005 USD", on=day)
        self.assertEqual(digits.status, 400, digits)
        self.assertEqual(digits.json["errors"][0]["pointer"], "/amount")
        self.assertIn("more decimals", digits.json["errors"][0]["detail"])
        ward = house.act(case, "record_expense", cost="ward", amount="9000 USD", on=day, advanced=True, receipt="W-1")
        self.assertEqual((ward.status, ward.json["code"]), (422, "cost-not-advanced"))
        house.must(case, "record_expense", cost="stamp", amount="290.50 USD", on=day, advanced=True, receipt="S-1")
        early = house.act(case, "make_statement", token="demo-supervisor")
        self.assertEqual((early.status, early.json["code"]), (422, "statement-too-early"))
        house.must(case, "act", task="return")
        shown = house.case(case)
        self.assertEqual([one["id"] for one in shown["obligations"] if one["kind"] == "money"], ["statement"])
        refused = house.act(case, "make_statement")
        self.assertEqual((refused.status, refused.json["code"]), (422, "role-not-allowed"))
        possible = house.get(f"/api/v1/cases/{case}", token="demo-supervisor").json["possible"]
        self.assertEqual((possible["log_help"], possible["record_expense"]),
                         (["company", "ride"], ["more-company", "stamp", "ward"]))
        self.assertEqual(possible["reverse_entry"], ["entry-1", "entry-2", "entry-3", "entry-4"])
        self.assertEqual((possible["record_payment"], possible["make_statement"]), ([], []))
        self.assertNotIn("make_statement", house.case(case)["possible"])
        stated = house.must(case, "make_statement", token="demo-supervisor")
        lines = stated["book"]["statement"]["lines"]
        self.assertEqual([(one["cost"], one["on"], one["receipt"], one["unpaid"]) for one in lines],
                         [("more-company", day, "", "100 USD"), ("stamp", day, "S-1", "290.50 USD")])
        paid = house.must(case, "record_payment", amount="390.50 USD", on=day)
        self.assertTrue(paid["book"]["settled"])
        self.assertIn("settled", paid["points"])
        house.must(case, "reverse_entry", token="demo-supervisor", entry="entry-4", reason="另一例")
        sums = house.case(case)["book"]["sums"]
        self.assertEqual((sums[0]["owed"], sums[0]["to_give_back"]), ("0 USD", "290.50 USD"))
        house.must(case, "record_payment", amount="290.50 USD", on=day, given_back=True)
        closed = house.must(case, "act", task="file")
        self.assertEqual((closed["state"], closed["book"]["on_file"]), ("closed", False))
        kinds = [one["type"] for one in house.get(f"/api/v1/cases/{case}/timeline?limit=100").json["timeline"]]
        for kind in ("help_logged", "expense_recorded", "statement_made", "payment_recorded", "entry_reversed"):
            self.assertIn(f"case.{kind}", kinds)

    def test_money_outlives_the_case_and_somebody_owes_the_next_step(self):
        house = self.house
        case = self.departed()
        day = house.case(case)["now"][:10]
        house.must(case, "record_expense", cost="stamp", amount="10 USD", on=day, advanced=True, receipt="S-2")
        closed = house.must(case, "cancel", confirmed=True)
        self.assertEqual((closed["state"], closed["book"]["on_file"]), ("closed", True))
        member = house.find("王芳")
        self.assertEqual([one["state"] for one in member["cases"] if one["id"] == case], ["closed"])
        in_queue = lambda: [one["next_task"] for one in house.get("/api/v1/queue?limit=200").json["cases"]  # noqa: E731
                            if one["case"] == case]
        self.assertEqual(in_queue(), ["statement"])
        house.must(case, "make_statement", token="demo-supervisor")
        self.assertEqual(in_queue(), ["payment"])
        task = house.act(case, "act", task="return")
        self.assertEqual((task.status, task.json["code"]), (422, "case-closed"))
        paid = house.must(case, "record_payment", amount="10 USD", on=day)
        self.assertFalse(paid["book"]["on_file"])
        self.assertEqual(in_queue(), [])

    def test_a_programme_says_what_may_be_entered(self):
        listed = self.house.get("/api/v1/programmes").json["programmes"]
        for head in listed:
            whole = self.house.get(f"/api/v1/programmes/{head['id']}").json
            for service in whole["services"]:
                if service["id"] != "journey":
                    continue
                self.assertEqual([one["id"] for one in service["allowances"]], ["company", "ride"])
                self.assertEqual(service["allowances"][0]["charge"], "100 USD")
                self.assertEqual(service["costs"][2]["payee"], "hospital")
                self.assertEqual(service["settlement"]["after"], "returned")
                return
        self.fail("the service is not among the programmes")


if __name__ == "__main__":
    unittest.main(argv=["test_book"])
