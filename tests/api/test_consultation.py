"""A global consultation over the API, and the extra appointment that it gives: a right beside the quota, shown among the
entitlements, used by name and by nobody twice."""

import unittest

from house import House
from journeys import WANG_FANG, intake

RECORDS = {
    "outpatient-record": ("medical-record", "records.outpatient_on"), "laboratory-report": ("report", "records.laboratory_on"),
    "imaging-report": ("report", "records.imaging_on"), "pathology-report": ("report", "records.pathology_on"),
}
VISIT = {"request.symptoms": "会诊后复诊", "request.department": "oncology"}


class Consultation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House().start()

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def entitlement(self, member, service, right):
        entitlements = self.house.get(f"/api/v1/members/{member}/entitlements").json["entitlements"]
        return next((one for one in entitlements if one["service"] == service and ("right" in one) == right), None)

    def consulted(self, contract):
        house = self.house
        answer = house.post("/api/v1/cases", {"contract": contract, "service": "global-consultation", "facts": {}})
        self.assertEqual(answer.status, 201, answer)
        case = answer.json["id"]
        house.must(case, "give_notice", notice="incomplete-data", accepted=True)
        intake(house, case, *WANG_FANG)
        house.must(case, "act", task="accept")
        house.must(case, "give_notice", notice="records-advice")
        for notice in ("incomplete-records", "point-of-no-return", "institution-liable", "opinion-for-reference"):
            house.must(case, "give_notice", notice=notice, accepted=True)
        house.must(case, "act", task="send-forms", channel="email", facts={"forms.package": "会诊申请表"})
        three_abroad = house.act(case, "act", task="offer", facts={
            "offer.institutions": ["united-states-01", "united-states-02", "united-states-03"]})
        self.assertEqual((three_abroad.status, three_abroad.json["code"]), (422, "offer-mix"))
        house.must(case, "act", task="offer", facts={
            "offer.institutions": ["united-states-01", "europe-05", "china-05"]})
        house.must(case, "act", task="choose", facts={"choice.institution": "europe-05"})
        house.must(case, "receive_record", checklist="records", item="application-form", kind="form", channel="email")
        for item, (kind, fact) in RECORDS.items():
            house.must(case, "receive_record", checklist="records", item=item, kind=kind, channel="upload",
                       dated_on="2026-02-20", facts={fact: "2026-02-20"})
        for item in ("inpatient-summary", "other-record"):
            house.must(case, "exclude_paper", checklist="records", item=item, reason="没有")
        house.must(case, "act", task="organise", facts={"file.manifest": "申请表及四份记录"})
        house.must(case, "act", task="dispatch", facts={"dispatch.institution": "europe-05"})
        house.must(case, "act", task="review", outcome="opinion", facts={
            "opinion.institution": "europe-05", "opinion.issued_on": "2026-03-02", "opinion.diagnosis": "诊断成立",
            "opinion.treatment": "先化疗后手术"})
        house.must(case, "act", task="deliver", channel="email")
        self.assertIsNone(self.entitlement(self.member, "outpatient-appointment", right=True))
        done = house.must(case, "act", task="interpret", outcome="declined", facts={"close.reason": "无需解读"})
        self.assertEqual(done["state"], "closed")
        return case

    def test_the_extra_appointment(self):
        house = self.house
        member = house.find(WANG_FANG[0])
        self.member, contract = member["id"], member["contracts"][0]["id"]
        case = self.consulted(contract)

        extra = self.entitlement(self.member, "outpatient-appointment", right=True)
        self.assertEqual(extra["right"]["case"], case)
        self.assertEqual(extra["right"]["granted_by"], "global-consultation")
        self.assertEqual(extra["right"]["count"], 1)
        self.assertTrue(extra["right"]["name"]["zh-Hans"])
        self.assertEqual(extra["decision"]["quota"]["left"], 1)
        right = extra["right"]["id"]

        asked = {"contract": contract, "service": "outpatient-appointment", "facts": VISIT}
        self.assertEqual(house.post("/api/v1/cases", {**asked, "right": "nobody's"}).status, 400)
        self.assertEqual(house.post("/api/v1/cases", {
            "contract": contract, "service": "admission-coordination", "right": right,
            "facts": {"request.needs_admission": True}}).status, 400, "it is no right to an admission")
        what_if = house.post("/api/v1/decisions", {**asked, "right": right})
        self.assertEqual(what_if.status, 200, what_if)
        self.assertEqual(what_if.json["right"]["id"], right)

        opened = house.post("/api/v1/cases", {**asked, "right": right})
        self.assertEqual(opened.status, 201, opened)
        visit = opened.json["id"]
        self.assertEqual(house.case(visit)["right"], right)
        self.assertEqual(house.case(visit)["facts"]["illness.code"]["value"], "malignant-tumour-severe")
        house.must(visit, "act", task="assess", facts={"assessment.condition": "复诊", "assessment.needs": "专家门诊",
                                                        "assessment.advice": "就诊"})
        house.must(visit, "give_notice", notice="incomplete-data", accepted=True)
        intake(house, visit, *WANG_FANG)
        house.must(visit, "act", task="accept")

        self.assertEqual(self.entitlement(self.member, "outpatient-appointment", right=True)["decision"]["quota"]["left"], 0)
        self.assertEqual(self.entitlement(self.member, "outpatient-appointment", right=False)["decision"]["quota"]["left"], 1)
        again = house.post("/api/v1/cases", {**asked, "right": right})
        self.assertEqual((again.status, again.json["subjects"]), (422, ["quota"]))
        accounts = house.get(f"/api/v1/members/{self.member}/entitlements").json["accounts"]
        uses = {use["case"]: use for account in accounts for use in account["uses"]}
        self.assertEqual(uses[visit]["right"], right)
        self.assertNotIn("right", uses[case])

        house.kill()
        house.start()
        self.assertEqual(self.entitlement(self.member, "outpatient-appointment", right=True)["decision"]["quota"]["held"], 1)


if __name__ == "__main__":
    unittest.main(argv=["test_consultation"])
