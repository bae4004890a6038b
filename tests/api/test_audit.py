"""The audit of programmes: who proposed, approved, rejected and published which version, when, and with which hashes."""

import unittest
import urllib.parse

from house import House
from test_proposals import APPROVER, EDITOR, INSURER, PROGRAMME, PROPOSALS, decide, next_version, propose

AUDIT = "/api/v1/audit"
VIEWER = f"demo-viewer-{INSURER}"


class Audit(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House().start()
        cls.rejected = propose(cls.house, next_version(cls.house, "2026.2")).json
        decide(cls.house, cls.rejected, "rejection", reason="too soon")
        cls.house.move_clock("2026-03-03T10:00:00+08:00")
        cls.approved = propose(cls.house, next_version(cls.house, "2026.3")).json
        answer = decide(cls.house, cls.approved, "approval", hash=cls.approved["hash"], reason="read against the handbook")
        assert answer.status == 200, answer

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def entries(self, token=VIEWER, **filters):
        answer = self.house.get(f"{AUDIT}?{urllib.parse.urlencode(filters)}", token)
        self.assertEqual(answer.status, 200, answer)
        return answer.json["entries"]

    def told(self, entries):
        return [(one["kind"], one["version"], one["by"]["name"]) for one in entries]

    def test_who_did_what_with_which_hash(self):
        entries = self.entries(programme=PROGRAMME)
        self.assertEqual(self.told(entries), [
            ("published", "2026.3", "Demo approver"), ("approved", "2026.3", "Demo approver"),
            ("proposed", "2026.3", "Demo editor"), ("rejected", "2026.2", "Demo approver"),
            ("proposed", "2026.2", "Demo editor"), ("published", "2026.1", entries[-1]["by"]["name"])])
        published, approved = entries[:2]
        for one in (published, approved):
            self.assertEqual((one["hash"], one["reading_hash"], one["proposal"], one["reason"]),
                             (self.approved["hash"], self.approved["reading_hash"], self.approved["id"],
                              "read against the handbook"))
        self.assertEqual(approved["at"][:10], "2026-03-03")
        self.assertEqual(approved["insurer"]["id"], INSURER)
        self.assertEqual(entries[3]["reason"], "too soon")
        self.assertNotIn("proposal", entries[-1], "nobody approved the first version")
        self.assertNotIn("reading_hash", entries[-1])

    def test_filters(self):
        self.assertEqual({one["kind"] for one in self.entries(kind="approved")}, {"approved"})
        self.assertEqual(self.entries(programme="there-is-none"), [])
        by_hash = self.entries(hash=self.approved["hash"])
        self.assertEqual([one["kind"] for one in by_hash], ["published", "approved", "proposed"])
        self.assertEqual(self.entries(hash=self.approved["reading_hash"]), by_hash)
        self.assertEqual(self.entries(hash="0" * 64), [])
        [rejected] = self.entries(kind="rejected")
        since = self.entries(programme=PROGRAMME, **{"from": "2026-03-03T00:00:00+08:00"})
        self.assertEqual({one["version"] for one in since}, {"2026.3"})
        before = self.entries(programme=PROGRAMME, until="2026-03-03T00:00:00+08:00")
        self.assertEqual({one["version"] for one in before}, {"2026.2", "2026.1"})
        self.assertIn(rejected, self.entries(**{"from": rejected["at"]}), "from its own instant on")
        self.assertNotIn(rejected, self.entries(until=rejected["at"]), "the bound itself is left out")
        for wrong in ("kind=bought", "from=2026-03-03", "program=x"):
            self.assertEqual(self.house.get(f"{AUDIT}?{wrong}", VIEWER).status, 400, wrong)
        self.assertIn("`proposed`, `approved`", self.house.get(f"{AUDIT}?kind=bought", VIEWER).json["detail"])

    def test_who_may(self):
        for token in (VIEWER, EDITOR, APPROVER, "demo-administrator"):
            self.assertEqual(len(self.entries(token, programme=PROGRAMME)), 6, token)
        for token in ("demo-specialist", "demo-supervisor"):
            self.assertEqual(self.house.get(AUDIT, token).status, 403, token)
        other = self.entries("demo-viewer-starr-china")
        self.assertEqual({one["insurer"]["id"] for one in other}, {"starr-china"})

    def test_the_insurer_reads_what_was_approved_and_touches_nothing(self):
        path = f"{PROPOSALS}/{self.approved['id']}"
        self.assertEqual(self.house.get(path, VIEWER).json["hash"], self.approved["hash"])
        self.assertEqual(self.house.get(f"{path}/reading", VIEWER).status, 200)
        self.assertEqual(len(self.house.get(PROPOSALS, VIEWER).json["proposals"]), 2)
        self.assertEqual(self.house.get(f"{path}", "demo-viewer-starr-china").status, 404)
        self.assertEqual(self.house.get(f"/api/v1/drafts/{self.approved['draft']}", VIEWER).status, 404)
        self.assertEqual(decide(self.house, self.approved, "approval", VIEWER, hash=self.approved["hash"]).status, 403)
        draft = {"id": self.rejected["draft"], "version": 1}
        self.assertEqual(propose(self.house, draft, VIEWER).status, 404)


if __name__ == "__main__":
    import sys
    unittest.main(argv=sys.argv[:1])
