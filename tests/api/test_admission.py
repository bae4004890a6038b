"""An admission without a notice over the API: the offer, the visit as a child case that spends the appointment, the
admission itself, and what a cancellation would have meant on the way."""

import unittest

from house import House
from journeys import intake, quota

LIU_YANG = ("刘洋", "420106197905055131")  # two contracts, two accounts


class Admission(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House().start()

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def left(self, contract, service):
        entitlements = self.house.get(f"/api/v1/members/{self.person}/entitlements").json["entitlements"]
        return next(one["decision"]["quota"]["left"] for one in entitlements
                    if one["service"] == service and one["contract"] == contract)

    def test_without_a_notice(self):
        house = self.house
        member = house.find(LIU_YANG[0])
        self.person = member["id"]
        contracts = {one["effective_on"]: one["id"] for one in member["contracts"]}
        contract, other = contracts["2023-09-12"], contracts["2026-02-01"]
        answer = house.post("/api/v1/cases", {"contract": contract, "service": "admission-coordination",
                                              "facts": {"request.needs_admission": True}})
        self.assertEqual(answer.status, 201, answer)
        case = answer.json["id"]
        house.must(case, "act", task="intake", facts={"request.preliminary_diagnosis": "恶性肿瘤", "notice.state": "none"})
        for notice in ("incomplete-data", "treatment-liability", "infectious-disease", "after-admission", "no-cancelling"):
            house.must(case, "give_notice", notice=notice, accepted=True)
        intake(house, case, *LIU_YANG)
        accepted = house.must(case, "act", task="accept")
        self.assertEqual(accepted["branch"], "without-notice")
        self.assertEqual(self.left(contract, "admission-coordination"), 0)
        self.assertEqual(self.left(contract, "outpatient-appointment"), 0, "the visit holds the appointment")
        self.assertEqual(self.left(other, "outpatient-appointment"), 1, "another contract is another account")

        refused = house.act(case, "cancel", confirmed=True)
        self.assertEqual(refused.status, 422)
        self.assertTrue(refused.json["clauses"], "a refusal cites")

        too_few = house.act(case, "act", task="offer", facts={"offer.hospitals": ["beijing-025"]})
        self.assertEqual(too_few.status, 422)
        offered = ["beijing-025", "chengdu-003", "beijing-057"]
        house.must(case, "act", task="offer", facts={"offer.hospitals": offered})
        choose = next(one for one in house.case(case)["obligations"] if one["id"] == "choose")
        choice = choose["outcomes"][0]["form"][0]
        self.assertEqual(choice["among"], "offer.hospitals")
        listed = house.get(f"/api/v1/institutions?network={choice['network']}&ids={','.join(offered)},nowhere-001").json
        self.assertEqual([one["id"] for one in listed["institutions"]], offered)
        self.assertEqual(house.get(f"/api/v1/institutions?network={choice['network']}&ids=a&query=b").status, 400)
        house.must(case, "give_notice", notice="institution-liable", accepted=True)
        house.must(case, "act", task="choose", facts={"choice.hospital": "beijing-025"})

        visit = house.case(case)["children"][0]["case"]
        self.assertEqual(house.case(visit)["parent"], case)
        house.must(visit, "act", task="book", facts={
            "booking.hospital": "beijing-025", "booking.department": "oncology", "booking.expert": "张医生",
            "booking.expert_level": "chief", "booking.escort": "李专员", "visit.at": "2026-03-10T09:30:00+08:00"})
        house.must(visit, "give_notice", notice="point-of-no-return", accepted=True)
        house.must(visit, "act", task="tell-booking")
        house.move_clock("2026-03-09T10:00:00+08:00")
        house.must(visit, "act", task="day-before-call",
                   facts={"visit.meeting_place": "门诊楼", "visit.registration_place": "二层"})
        house.move_clock("2026-03-10T12:00:00+08:00")
        done = house.must(visit, "act", task="accompany", outcome="attended", facts={
            "visit.arrived_at": "2026-03-10T09:00:00+08:00", "visit.started_at": "2026-03-10T09:30:00+08:00",
            "visit.ended_at": "2026-03-10T11:30:00+08:00"})
        self.assertEqual(done["state"], "closed")
        house.must(case, "act", task="visit-result", outcome="notice-issued", facts={"result.notice_on": "2026-03-10"})

        clock = next(one for one in house.case(case)["clocks"] if one["deadline"] == "arrangement-after-visit")
        self.assertEqual((clock["from_date"], clock["due_date"]), ("2026-03-20", "2026-03-24"))
        self.assertTrue(clock["derivation"]["zh-Hans"])
        house.must(case, "act", task="arrange", facts={
            "admission.hospital": "beijing-025", "admission.at": "2026-03-23T09:00:00+08:00", "admission.escort": "李专员"})
        house.must(case, "act", task="tell-admission")
        house.move_clock("2026-03-22T10:00:00+08:00")
        house.must(case, "act", task="day-before-call",
                   facts={"admission.meeting_place": "住院部大厅", "admission.office": "入院处"})
        house.move_clock("2026-03-23T12:00:00+08:00")
        done = house.must(case, "act", task="accompany", outcome="admitted", facts={
            "admission.arrived_at": "2026-03-23T08:30:00+08:00", "admission.started_at": "2026-03-23T09:00:00+08:00",
            "admission.ended_at": "2026-03-23T11:00:00+08:00"})
        self.assertEqual(done["closed"]["use"], "consume")
        self.assertEqual(house.get("/api/v1/queue").json["cases"], [])


if __name__ == "__main__":
    unittest.main(argv=["test_admission"])
