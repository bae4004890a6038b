"""Reports that a programme owes to its insurer: made at their moment, read as JSON and CSV by those who may, corrected
by another one, there again after a kill."""

import csv
import io
import tempfile
import unittest
from pathlib import Path

from house import House

PROGRAMME = "/api/v1/programmes/zhongji-jiuyibao/reports"
VIEWER = "demo-viewer-starr-china"
SUPERVISOR = "demo-supervisor"


def registered(house):
    """A domestic second opinion of a member of the demonstration roster, up to its registration."""
    contract = house.find("张三")["contracts"][0]["id"]
    answer = house.post("/api/v1/cases", {"contract": contract, "service": "domestic-second-opinion", "facts": {
        "intake.line": "provider-hotline", "illness.code": "lung-cancer", "illness.first_diagnosed_on": "2026-02-10",
        "illness.certainty": "confirmed", "illness.first_ever": True, "request.about_that_illness": True}})
    assert answer.status == 201, answer
    case = answer.json["id"]
    house.must(case, "act", task="verify-identity",
               facts={"identity.name": "张三", "identity.number": "11010119800601001X"})
    house.must(case, "give_notice", notice="five-services")
    house.must(case, "act", task="confirm-cover")
    return case


def listed(house, token=VIEWER):
    answer = house.get(PROGRAMME, token)
    assert answer.status == 200, answer
    return answer.json["reports"]


class Reports(unittest.TestCase):
    def setUp(self):
        self.kept = tempfile.TemporaryDirectory(prefix="consilium-")
        self.addCleanup(self.kept.cleanup)

    def house(self):
        return House(Path(self.kept.name))

    def test_made_at_its_moment_and_read_by_the_insurer(self):
        with self.house() as house:
            case = registered(house)
            self.assertEqual(listed(house), [])
            house.move_clock("2026-03-09T00:00:00+08:00")
            [head] = listed(house)
            self.assertEqual((head["from"], head["until"]), ("2026-03-02T00:00:00+08:00", "2026-03-09T00:00:00+08:00"))
            self.assertEqual((head["due"], head["late"], head["rows"]), ("2026-03-09T12:00:00+08:00", False, 1))
            self.assertEqual(head["clauses"], ["STR-FLOW-S6"])
            report = house.get(f"/api/v1/reports/{head['id']}", VIEWER).json
            [row] = report["cases"]
            self.assertEqual(row["case"], case)
            self.assertEqual([column["id"] for column in report["columns"]], list(row["cells"]))
            self.assertEqual([entry["value"] for entry in row["cells"]["status"]], ["open"])
            self.assertEqual(row["cells"]["contract"][0]["value"], "SZ2025000101")
            self.assertEqual(row["cells"]["registered"][0]["at"][:10], "2026-03-02")
            self.assertIn("paper:records/ct-report", [entry["value"] for entry in row["cells"]["owed"]])
            self.assertNotIn("张三", str(report), "the list names no member")

    def test_as_csv_in_its_languages(self):
        with self.house() as house:
            case = registered(house)
            house.move_clock("2026-03-09T00:00:00+08:00")
            [head] = listed(house)
            for language, heading, status in ("zh-Hans", "案件编号", "处理中"), ("en", "Case", "open"):
                answer = house.get(f"/api/v1/reports/{head['id']}/csv?language={language}", VIEWER)
                self.assertEqual(answer.status, 200, answer)
                self.assertTrue(answer.headers["Content-Type"].startswith("text/csv; charset=utf-8"))
                self.assertTrue(answer.text.endswith("\r\n"))
                rows = list(csv.reader(io.StringIO(answer.text, newline="")))
                self.assertEqual([len(row) for row in rows], [9, 9])
                self.assertEqual((rows[0][0], rows[1][0], rows[1][4]), (heading, case, status))
            self.assertEqual(house.get(f"/api/v1/reports/{head['id']}/csv", VIEWER).text.split(",")[0], "案件编号")
            self.assertEqual(house.get(f"/api/v1/reports/{head['id']}/csv?language=zh-Hant", VIEWER).status, 400)
            self.assertEqual(house.get(f"/api/v1/reports/{head['id']}/csv?langauge=en", VIEWER).status, 400)

    def test_read_and_corrected_by_those_who_may(self):
        with self.house() as house:
            case = registered(house)
            house.move_clock("2026-03-09T00:00:00+08:00")
            [head] = listed(house, SUPERVISOR)
            place = f"/api/v1/reports/{head['id']}"
            for token in "demo-specialist", "demo-administrator", "demo-viewer-metlife-china":
                for path in PROGRAMME, place, place + "/csv":
                    self.assertEqual(house.get(path, token).status, 404, (token, path))
                answer = house.post(place + "/corrections", {"reason": "wrong"}, token)
                self.assertEqual(answer.status, 403, (token, answer))
            self.assertEqual(house.post(place + "/corrections", {"reason": "wrong"}, VIEWER).status, 403)
            self.assertEqual(house.post(place + "/corrections", {}, SUPERVISOR).status, 400)
            self.assertEqual(house.post(place + "/corrections", {"reason": "x", "more": 1}, SUPERVISOR).status, 400)
            self.assertEqual(house.get("/api/v1/reports/zhongji-jiuyibao.weekly-progress.1", VIEWER).status, 404)
            house.must(case, "close", SUPERVISOR, end="provider-cannot", facts={"close.reason": "专家不在"})
            answer = house.post(place + "/corrections", {"reason": "looked at again"}, SUPERVISOR)
            self.assertEqual(answer.status, 201, answer)
            self.assertEqual((answer.json["corrects"], answer.json["reason"]), (head["id"], "looked at again"))
            self.assertEqual(house.get(place, VIEWER).json["cases"][0]["cells"]["status"][0]["value"], "open")
            self.assertEqual([one["id"] for one in listed(house)], [answer.json["id"], head["id"]])
            first = house.get(PROGRAMME + "?limit=1", VIEWER).json
            self.assertEqual([one["id"] for one in first["reports"]], [answer.json["id"]])
            rest = house.get(PROGRAMME + f"?limit=1&after={first['next']}", VIEWER).json
            self.assertEqual(([one["id"] for one in rest["reports"]], rest["next"]), ([head["id"]], ""))
            self.assertEqual(house.get(PROGRAMME + "?after=nothing", VIEWER).status, 400)

    def test_killed_after_it_was_made(self):
        first = self.house().start()
        registered(first)
        first.move_clock("2026-03-09T00:00:00+08:00")
        before = listed(first)
        report = first.get(f"/api/v1/reports/{before[0]['id']}", VIEWER).json
        first.kill()
        with self.house() as second:
            self.assertEqual(listed(second), before)
            self.assertEqual(second.get(f"/api/v1/reports/{before[0]['id']}", VIEWER).json, report)
            second.move_clock("2026-03-16T00:00:00+08:00")
            self.assertEqual([one["until"][:10] for one in listed(second)], ["2026-03-16", "2026-03-09"])


if __name__ == "__main__":
    import sys
    unittest.main(argv=sys.argv[:1])
