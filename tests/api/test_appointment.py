"""A whole appointment over the API, from the call to the end, with the quota and the clocks on the way."""

import unittest

from house import House
from journeys import WANG_FANG, agreed_appointment, quota, told_appointment


class Appointment(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House().start()

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def test_1_from_the_call_to_the_end(self):
        house = self.house
        member = house.find("wangfang")
        self.assertEqual(member["name"], WANG_FANG[0])
        self.assertTrue(member["identity_document"]["number"].endswith("1262"))
        self.assertNotIn("310104", member["identity_document"]["number"])
        self.assertEqual(quota(house, member["id"], "outpatient-appointment")["left"], 1)
        case = told_appointment(house)
        self.assertEqual(quota(house, member["id"], "outpatient-appointment")["held"], 1)

        shown = house.case(case)
        self.assertEqual({one["id"] for one in shown["obligations"] if one["kind"] == "task"},
                         {"day-before-call", "accompany"})
        day_before = next(one for one in shown["clocks"] if one["deadline"] == "day-before")
        self.assertEqual(day_before["due_date"], "2026-03-19")
        self.assertIn("2026-03-20", " ".join(day_before["derivation"]["en"]))
        self.assertEqual(shown["cancellation"]["effect"], "spends")
        self.assertEqual(shown["facts"]["identity.number"]["value"], "matches")

        house.move_clock("2026-03-19T10:00:00+08:00")
        house.must(case, "act", task="day-before-call", facts={"visit.meeting_place": "门诊楼", "visit.registration_place": "二层"})
        house.move_clock("2026-03-20T11:00:00+08:00")
        done = house.must(case, "act", task="accompany", outcome="attended", facts={
            "visit.arrived_at": "2026-03-20T09:00:00+08:00", "visit.started_at": "2026-03-20T09:30:00+08:00",
            "visit.ended_at": "2026-03-20T10:45:00+08:00"})
        self.assertEqual(done["closed"]["end"], "completed")
        self.assertEqual(quota(house, member["id"], "outpatient-appointment")["used"], 1)

        timeline = house.get(f"/api/v1/cases/{case}/timeline?limit=500").json["timeline"]
        told = [line["event"]["words"] for line in timeline if line["type"] == "case.told"]
        self.assertTrue(any("张医生" in words for words in told), told)
        self.assertEqual(timeline[-1]["type"], "case.opened")

    def test_2_a_second_one_is_refused_with_the_clause(self):
        contract = self.house.find("wangfang")["contracts"][0]["id"]
        answer = self.house.post("/api/v1/cases", {
            "contract": contract, "service": "outpatient-appointment",
            "facts": {"request.symptoms": "头痛", "request.department": "neurology"}})
        self.assertEqual(answer.status, 422)
        self.assertEqual(answer.json["code"], "not-eligible")
        self.assertEqual(answer.json["subjects"], ["quota"])
        self.assertTrue(answer.json["clauses"])

    def test_3_a_missed_call_is_noted_at_its_own_time(self):
        house = self.house
        case = agreed_appointment(house, ("孙丽萍", "330106198312304625"))
        house.must(case, "act", task="book", facts={
            "booking.hospital": "beijing-003", "booking.department": "cardiology", "booking.expert": "张医生",
            "booking.expert_level": "chief", "booking.escort": "李专员", "visit.at": "2026-04-08T09:30:00+08:00"})
        house.must(case, "give_notice", notice="point-of-no-return", accepted=True)
        house.must(case, "act", task="tell-booking")
        house.move_clock("2026-04-08T08:00:00+08:00")
        timeline = house.get(f"/api/v1/cases/{case}/timeline?limit=500").json["timeline"]
        missed = [line for line in timeline if line["type"] == "case.deadline_missed"]
        self.assertEqual([line["event"]["deadline"] for line in missed], ["day-before"])
        self.assertEqual(missed[0]["occurred_at"], "2026-04-07T12:00:00Z")

    def test_4_what_if_saves_nothing(self):
        house = self.house
        member = house.find("zhaominhui")
        asked = {"contract": member["contracts"][0]["id"], "service": "outpatient-appointment",
                 "facts": {"request.department": "dentistry"}}
        answer = house.post("/api/v1/decisions", asked)
        self.assertEqual(answer.status, 400, "dentistry is no code of the list")
        asked["facts"] = {"request.department": "cardiology", "wish.visit_on": "2026-04-30"}
        answer = house.post("/api/v1/decisions", asked)
        self.assertEqual(answer.status, 200, answer)
        decision = answer.json["decision"]
        self.assertIn(decision["outcome"], ("not_eligible", "needs_information"))
        self.assertEqual(answer.json["decision"]["decision_id"],
                         house.post("/api/v1/decisions", {**asked, "as_of": answer.json["as_of"]}).json["decision"]["decision_id"])
        self.assertEqual(house.get(f"/api/v1/members/{member['id']}").json["cases"], [])


if __name__ == "__main__":
    unittest.main(argv=["test_appointment"])
