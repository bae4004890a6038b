"""Drafts over the API: begun from what is published or from files, saved one file at a time by those who may, never
over what somebody else saved."""

import tempfile
import unittest
import uuid
from pathlib import Path

from house import House

PROGRAMME = "second-opinion"
EDITOR = "demo-editor-prudential-hong-kong"
APPROVER = "demo-approver-prudential-hong-kong"
OTHER = "demo-editor-starr-china"
DRAFTS = "/api/v1/drafts"


def save(house, draft, name, text, version, token=EDITOR):
    headers = {"If-Match": f'"{version}"'} if version else {}
    return house.call("PUT", f"{DRAFTS}/{draft}/files", {"name": name, "text": text}, token, headers)


def operator(house, name, *roles):
    made = house.call("PUT", f"/api/v1/operators/{name.lower()}", {
        "name": name, "grants": [{"role": role, "tenant": "prudential-hong-kong"} for role in roles]},
        "demo-administrator")
    assert made.status in (200, 201), made
    return made.json["token"]


class Drafts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory(prefix="consilium-")
        cls.addClassCleanup(cls.kept.cleanup)
        cls.house = House(Path(cls.kept.name)).start()
        cls.addClassCleanup(lambda: cls.house.__exit__())

    def begin(self, token=EDITOR, **rest):
        answer = self.house.post(DRAFTS, {"programme": PROGRAMME, **rest}, token)
        self.assertEqual(answer.status, 201, answer)
        return answer

    def test_begun_saved_and_read(self):
        answer = self.begin()
        draft = answer.json
        self.assertEqual((answer.headers["ETag"], draft["version"], draft["state"]), ('"1"', 1, "open"))
        self.assertEqual(draft["begun_by"], {"id": "editor-prudential-hong-kong", "name": "Demo editor"})
        self.assertFalse(draft["behind"])
        names = [one["name"] for one in draft["files"]]
        self.assertIn("programme.yaml", names)
        self.assertTrue(any(name.startswith("scenarios/") for name in names), names)
        self.assertFalse(any(name.startswith("demo/") for name in names), names)
        answer = save(self.house, draft["id"], "texts/more.yaml", "# nothing yet\n", 1)
        self.assertEqual((answer.status, answer.headers["ETag"]), (200, '"2"'), answer)
        files = self.house.get(f"{DRAFTS}/{draft['id']}/files?name=texts/more.yaml", APPROVER)
        self.assertEqual(files.json, {"version": 2, "files": [{"name": "texts/more.yaml", "text": "# nothing yet\n"}]})
        self.assertEqual(len(self.house.get(f"{DRAFTS}/{draft['id']}/files", EDITOR).json["files"]), len(names) + 1)
        listed = self.house.get(f"{DRAFTS}?programme={PROGRAMME}", EDITOR).json["drafts"]
        self.assertIn(draft["id"], [one["id"] for one in listed])
        self.assertEqual(save(self.house, draft["id"], "texts/more.yaml", None, 2).status, 200)
        self.assertEqual(self.house.get(f"{DRAFTS}/{draft['id']}/files?name=texts/more.yaml", EDITOR).status, 404)

    def test_a_save_on_an_older_version(self):
        draft = self.begin().json["id"]
        ann = operator(self.house, "Ann", "editor")
        self.assertEqual(save(self.house, draft, "texts/more.yaml", "# of Ann\n", 1, ann).status, 200)
        late = save(self.house, draft, "texts/more.yaml", "# of another\n", 1)
        self.assertEqual((late.status, late.json["type"]), (412, "/problems/stale"), late)
        self.assertEqual((late.json["by"], late.json["file"], late.json["actual"]),
                         ({"id": "ann", "name": "Ann"}, "texts/more.yaml", 2))
        self.assertIn("Ann saved `texts/more.yaml` at ", late.json["detail"])
        text = self.house.get(f"{DRAFTS}/{draft}/files?name=texts/more.yaml", EDITOR).json["files"][0]["text"]
        self.assertEqual(text, "# of Ann\n")
        self.assertEqual(save(self.house, draft, "texts/more.yaml", "# of Ann\n", 1, ann).status, 200, "sent again")

    def test_sent_twice_it_is_begun_once(self):
        key = {"Idempotency-Key": str(uuid.uuid4())}
        first = self.house.post(DRAFTS, {"programme": PROGRAMME}, EDITOR, key)
        again = self.house.post(DRAFTS, {"programme": PROGRAMME}, EDITOR, key)
        self.assertEqual((first.status, again.status, again.json["id"]), (201, 201, first.json["id"]), again)
        other = self.house.post(DRAFTS, {"programme": PROGRAMME, "files": [{"name": "a.yaml", "text": "a: b\n"}]}, EDITOR, key)
        self.assertEqual(other.status, 422, other)

    def test_begun_from_files(self):
        files = [{"name": "programme.yaml", "text": "format: programme/1\n"}, {"name": "demo/roster.csv", "text": "x\n"}]
        body = {"programme": "quite-new", "files": files}
        self.assertEqual(self.house.post(DRAFTS, body, EDITOR).status, 400)
        self.assertEqual(self.house.post(DRAFTS, {**body, "insurer": "starr-china"}, EDITOR).status, 403)
        begun = self.house.post(DRAFTS, {**body, "insurer": "prudential-hong-kong"}, EDITOR)
        self.assertEqual((begun.status, [one["name"] for one in begun.json["files"]]), (201, ["programme.yaml"]), begun)
        self.assertIn(begun.json["id"], [one["id"] for one in self.house.get(DRAFTS, EDITOR).json["drafts"]])

    def test_discarded(self):
        draft = self.begin().json["id"]
        path = f"{DRAFTS}/{draft}"
        self.assertEqual(self.house.call("DELETE", path, None, EDITOR).status, 428)
        self.assertEqual(self.house.call("DELETE", path, None, APPROVER, {"If-Match": '"1"'}).status, 403)
        ended = self.house.call("DELETE", path, None, EDITOR, {"If-Match": '"1"'})
        self.assertEqual((ended.status, ended.json["state"]), (200, "discarded"), ended)
        self.assertEqual(self.house.call("DELETE", path, None, EDITOR, {"If-Match": '"1"'}).status, 200, "sent again")
        self.assertEqual(save(self.house, draft, "a.yaml", "a: b\n", 2).status, 409)
        self.assertNotIn(draft, [one["id"] for one in self.house.get(DRAFTS, EDITOR).json["drafts"]])

    def test_refused(self):
        draft = self.begin().json["id"]
        self.assertEqual(save(self.house, draft, "a.yaml", "a: b\n", None).status, 428)
        self.assertEqual(save(self.house, draft, "a.yaml", "a: b\n", 7).status, 400)
        self.assertEqual(save(self.house, draft, "../a.yaml", "a: b\n", 1).json["pointer"], "../a.yaml")
        missing = self.house.call("PUT", f"{DRAFTS}/{draft}/files", {"name": "programme.yaml"}, EDITOR, {"If-Match": '"1"'})
        self.assertEqual(missing.status, 400, "a text that was left out removes nothing")
        large = save(self.house, draft, "a.yaml", "#" * ((1 << 20) + 1), 1)
        self.assertEqual(large.status, 400, large)
        self.assertEqual(self.house.post(DRAFTS, {"programme": PROGRAMME, "hash": "0" * 64}, EDITOR).status, 404)
        self.assertEqual(self.house.post(DRAFTS, {"programme": PROGRAMME, "typo": 1}, EDITOR).status, 400)

    def test_who_may(self):
        draft = self.begin().json["id"]
        for token in (OTHER, "demo-specialist", "demo-administrator", "demo-viewer-prudential-hong-kong"):
            self.assertEqual(self.house.get(f"{DRAFTS}/{draft}", token).status, 404, token)
            self.assertEqual(save(self.house, draft, "a.yaml", "a: b\n", 1, token).status, 404, token)
            self.assertEqual(self.house.post(DRAFTS, {"programme": PROGRAMME}, token).status, 403, token)
        self.assertEqual(self.house.get(f"{DRAFTS}/{draft}", APPROVER).status, 200)
        self.assertEqual(save(self.house, draft, "a.yaml", "a: b\n", 1, APPROVER).status, 403)
        self.assertEqual(self.house.get(DRAFTS, "demo-specialist").status, 403)
        self.assertEqual(self.house.get(DRAFTS, OTHER).json["drafts"], [])
        for token in (EDITOR, APPROVER):
            self.assertEqual(self.house.get("/api/v1/queue", token).status, 403)
            self.assertEqual(self.house.get("/api/v1/members?query=wang", token).status, 403)


class AfterAKill(unittest.TestCase):
    def test_what_was_saved_is_there(self):
        with tempfile.TemporaryDirectory(prefix="consilium-") as folder:
            with House(Path(folder)) as house:
                draft = house.post(DRAFTS, {"programme": PROGRAMME}, EDITOR).json["id"]
                saved = save(house, draft, "texts/more.yaml", "# kept\n", 1)
                house.kill()
            with House(Path(folder)) as house:
                self.assertEqual(house.get(f"{DRAFTS}/{draft}", EDITOR).json, saved.json)
                files = house.get(f"{DRAFTS}/{draft}/files?name=texts/more.yaml", EDITOR).json["files"]
                self.assertEqual(files[0]["text"], "# kept\n")


if __name__ == "__main__":
    import sys
    unittest.main(argv=sys.argv[:1])
