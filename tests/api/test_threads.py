"""A thread over HTTP: messages are written, listed page by page, refused by name, and nowhere in the clear."""

import unittest
import uuid

from house import House

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x04IHDRsizeCRC1\x00\x00\x00\x00IENDCRC2"
NOTICES = ["handbook", "keep-reachable", "terms", "advice-only"]


class Threads(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House().start()

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def opened(self):
        contract = self.house.find("刘伟明")["contracts"][0]["id"]
        facts = {"consult.question": "血压偏高", "consult.has_materials": False}
        answer = self.house.post("/api/v1/cases", {"contract": contract, "service": "text-consultation", "channel": "app", "facts": facts})
        self.assertEqual(answer.status, 201, answer)
        case = answer.json["id"]
        for notice in NOTICES:
            self.house.must(case, "give_notice", notice=notice, accepted=True)
        self.house.must(case, "change_consent", consent="partner-sharing", given=True)
        return case

    def write(self, case, text, by="member", token="demo-specialist", **more):
        return self.house.act(case, "write", token, thread="consultation", channel="app", text=text, by=by, **more)

    def messages(self, case, query=""):
        answer = self.house.get(f"/api/v1/cases/{case}/messages{query}")
        self.assertEqual(answer.status, 200, answer)
        return answer.json

    def test_a_case_says_its_threads_and_as_whom_one_may_write(self):
        case = self.opened()
        thread = self.house.case(case)["threads"][0]
        self.assertEqual((thread["id"], thread["channels"], thread["messages"]), ("consultation", ["app"], 0))
        self.assertEqual(thread["attach"], {"kinds": ["picture", "pdf"], "at_most": 9})
        self.assertEqual([one["by"] for one in thread["writers"]], ["member", "text-doctor"])
        self.assertEqual(self.house.case(case)["possible"]["write"], ["consultation/member"])
        owed = next(one for one in self.house.case(case)["obligations"] if one["id"] == "accept")
        self.assertEqual(owed["written_in"], "consultation")
        self.assertEqual(self.write(case, "如何饮食").status, 200)
        self.assertEqual(self.house.case(case)["possible"]["write"], ["consultation/member", "consultation/text-doctor"])
        self.assertEqual(self.house.case(case)["threads"][0]["messages"], 1)
        self.assertNotIn("write", self.house.get(f"/api/v1/cases/{case}", "demo-viewer-metlife-china").json["possible"])

    def test_messages_are_listed_latest_first_page_by_page(self):
        case = self.opened()
        for number in range(1, 6):
            self.assertEqual(self.write(case, f"第{number}").status, 200)
        first = self.messages(case, "?limit=2")
        self.assertEqual([one["text"] for one in first["messages"]], ["第5", "第4"])
        # What comes meanwhile moves nothing to another page.
        self.write(case, "第6")
        second = self.messages(case, f"?limit=2&after={first['next']}")
        self.assertEqual([one["text"] for one in second["messages"]], ["第3", "第2"])
        third = self.messages(case, f"?limit=2&after={second['next']}")
        self.assertEqual(([one["text"] for one in third["messages"]], third["next"]), (["第1"], ""))
        self.assertEqual(self.messages(case, "?thread=other")["messages"], [])
        for wrong in ("after=x", "after=7", "limit=0", "threads=consultation"):
            self.assertEqual(self.house.get(f"/api/v1/cases/{case}/messages?{wrong}").status, 400, wrong)
        self.assertEqual(self.house.get("/api/v1/cases/unknown/messages").status, 404)

    def test_a_message_says_who_wrote_and_when(self):
        case = self.opened()
        self.write(case, "如何饮食")
        self.write(case, "低盐", by="text-doctor", token="demo-supervisor")
        self.write(case, "稍等", by="text-doctor", automatic=True)
        greeting, answer, question = self.messages(case)["messages"]
        self.assertEqual((question["by"], question["actor"]), ("member", "specialist"))
        self.assertNotIn("name", question)
        self.assertEqual((answer["by"], answer["actor"], answer["name"]["en"]), ("text-doctor", "supervisor", "Doctor of the text consultation"))
        self.assertTrue(answer["at"].endswith("+08:00"))
        self.assertEqual([one["automatic"] for one in (greeting, answer, question)], [True, False, False])

    def test_refusals_name_what_is_wrong(self):
        case = self.opened()
        self.assertEqual(self.write(case, "如何饮食").status, 200)
        for code, more in {"thread-unknown": {"thread": "other"}, "channel-not-open": {"channel": "phone"}, "message-empty": {"text": " "},
                           "role-not-allowed": {"by": "nobody"}, "greeting-not-allowed": {"automatic": True},
                           "document-unknown": {"documents": ["none"]}, "attachments-too-many": {"documents": list("abcdefghij")}}.items():
            answer = self.house.act(case, "write", **{"thread": "consultation", "channel": "app", "text": "好", "by": "member", **more})
            self.assertEqual((answer.status, answer.json.get("code")), (422, code), answer)
        self.assertEqual(self.house.act(case, "act", task="respond").json["code"], "done-by-message")

    def test_documents_of_the_case_go_with_a_message(self):
        case, other = self.opened(), self.opened()
        picture, foreign = self.hand_in(case), self.hand_in(other)
        answer = self.write(case, "", documents=[picture])
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(self.messages(case)["messages"][0]["documents"], [picture])
        answer = self.write(case, "化验单", documents=[picture, foreign])
        self.assertEqual((answer.json["code"], answer.json["subjects"]), ("document-unknown", [foreign]))

    def hand_in(self, case):
        headers = {"Idempotency-Key": str(uuid.uuid4()), "Content-Type": "image/png"}
        answer = self.house.call("POST", f"/api/v1/cases/{case}/documents?name=a.png", PNG, headers=headers)
        self.assertEqual(answer.status, 201, answer)
        return answer.json["id"]

    def test_the_same_key_writes_once(self):
        case = self.opened()
        body = {"do": "write", "thread": "consultation", "by": "member", "channel": "app", "text": "一次"}
        for _ in range(2):
            answer = self.house.post(f"/api/v1/cases/{case}/commands", body, headers={"Idempotency-Key": f"{case}-1"})
            self.assertEqual(answer.status, 200, answer)
        self.assertEqual(len(self.messages(case)["messages"]), 1)

    def test_words_are_nowhere_in_the_clear(self):
        case = self.opened()
        secret = "只有医生知道的话"
        self.assertEqual(self.write(case, secret).status, 200)
        self.assertEqual(self.write(case, secret, by="nobody").status, 422)
        for file in self.house.folder.rglob("*"):
            if file.is_file():
                self.assertNotIn(secret.encode(), file.read_bytes(), file)
        _, log = self.house.stop()
        self.assertNotIn(secret, log)
        self.house.start()
        self.assertEqual(self.messages(case)["messages"][0]["text"], secret)


if __name__ == "__main__":
    unittest.main(argv=["test_threads"])
