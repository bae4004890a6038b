"""Who may do what over the API: denied unless the policy says otherwise, and nothing of another insurer is there."""

import unittest

from house import House
from journeys import open_appointment


class Access(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House().start()
        cls.member = cls.house.find("王芳")
        cls.case = open_appointment(cls.house, cls.member["contracts"][0]["id"])
        made = cls.house.call("PUT", "/api/v1/operators/stranger", {
            "name": "Somebody of another insurer", "grants": [{"role": "supervisor", "tenant": "other-life"}]},
            "demo-administrator")
        assert made.status == 201, made
        cls.stranger = made.json["token"]

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def test_an_insurer_looks_and_does_not_touch(self):
        viewer = "demo-viewer-metlife-china"
        self.assertEqual(self.house.get(f"/api/v1/cases/{self.case}", viewer).status, 200)
        self.assertEqual(self.house.act(self.case, "log_contact", viewer, result="reached").status, 403)
        self.assertEqual(self.house.post("/api/v1/cases", {"contract": self.member["contracts"][0]["id"],
                                                           "service": "outpatient-appointment"}, viewer).status, 403)
        self.assertEqual(self.house.post("/api/v1/clock", {"to": "2026-03-02T11:00:00+08:00"}, viewer).status, 403)

    def test_an_administrator_sees_no_member(self):
        self.assertEqual(self.house.get("/api/v1/members?query=wangfang", "demo-administrator").status, 403)
        self.assertEqual(self.house.get(f"/api/v1/cases/{self.case}", "demo-administrator").status, 404)
        self.assertEqual(self.house.get("/api/v1/queue", "demo-administrator").status, 403)

    def test_what_belongs_to_another_insurer_is_not_there(self):
        house = self.house
        self.assertEqual(house.get("/api/v1/members?query=wangfang", self.stranger).json["members"], [])
        for path in (f"/api/v1/members/{self.member['id']}", f"/api/v1/members/{self.member['id']}/entitlements",
                     f"/api/v1/cases/{self.case}", f"/api/v1/cases/{self.case}/timeline",
                     f"/api/v1/cases/{self.case}/decision", f"/api/v1/cases/{self.case}/documents/x", "/api/v1/programmes/duhui-kangjian"):
            with self.subTest(path=path):
                self.assertEqual(house.get(path, self.stranger).status, 404)
        self.assertEqual(house.get("/api/v1/queue", self.stranger).json["cases"], [])
        self.assertEqual(house.act(self.case, "log_contact", self.stranger, result="reached").status, 404)
        opening = house.post("/api/v1/cases", {"contract": self.member["contracts"][0]["id"],
                                               "service": "outpatient-appointment"}, self.stranger)
        self.assertEqual(opening.status, 404)

    def test_nobody_gives_away_what_they_do_not_hold(self):
        house = self.house
        made = house.call("PUT", "/api/v1/operators/small", {
            "name": "Administrator of one insurer", "grants": [{"role": "administrator", "tenant": "other-life"}]},
            "demo-administrator")
        small = made.json["token"]
        for grants in ([{"role": "specialist", "tenant": "metlife-china"}], [{"role": "administrator", "tenant": "*"}]):
            answer = house.call("PUT", "/api/v1/operators/friend", {"name": "Friend", "grants": grants}, small)
            self.assertEqual(answer.status, 403, grants)
        answer = house.call("PUT", "/api/v1/operators/specialist", {
            "name": "Taken over", "grants": [{"role": "specialist", "tenant": "other-life"}]}, small)
        self.assertEqual(answer.status, 403)
        answer = house.call("PUT", "/api/v1/operators/x", {"name": "X", "grants": [{"role": "king", "tenant": "*"}]}, "demo-administrator")
        self.assertEqual(answer.status, 400)
        self.assertIn("/grants/0/role", answer.text)

    def test_a_replaced_token_is_nobodys(self):
        house = self.house
        body = {"name": "Night shift", "grants": [{"role": "specialist", "tenant": "*"}]}
        first = house.call("PUT", "/api/v1/operators/night", body, "demo-administrator").json["token"]
        self.assertEqual(house.get("/api/v1/me", first).status, 200)
        house.call("PUT", "/api/v1/operators/night", body, "demo-administrator")
        self.assertEqual(house.get("/api/v1/me", first).status, 401)


if __name__ == "__main__":
    unittest.main(argv=["test_access"])
