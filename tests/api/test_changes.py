"""Live updates: a stream says which case moved, never how, goes on after the last event seen, and is told only of what
its caller may read."""

import json
import unittest
import urllib.request

from house import House
from journeys import open_appointment


class Stream:
    def __init__(self, house, token, after=None):
        request = urllib.request.Request(house.address + "/api/v1/changes", headers={"Authorization": f"Bearer {token}"})
        if after is not None:
            request.add_header("Last-Event-ID", str(after))
        self.response = urllib.request.urlopen(request, timeout=30)
        assert self.response.headers["Content-Type"].startswith("text/event-stream")

    def next(self):
        """The id and data of the next event; comments and empty events are passed over."""
        event = {}
        for line in self.response:
            text = line.decode().rstrip("\n")
            if text == "" and "data" in event:
                return int(event["id"]), json.loads(event["data"])
            if ":" in text and not text.startswith(":"):
                name, _, value = text.partition(":")
                event[name] = value.lstrip()
        raise AssertionError("the stream ended")

    def close(self):
        self.response.close()


class Changes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House().start()
        cls.contract = cls.house.find("王芳")["contracts"][0]["id"]
        cls.case = open_appointment(cls.house, cls.contract)

    @classmethod
    def tearDownClass(cls):
        cls.house.__exit__()

    def test_1_what_happens_is_told(self):
        stream = Stream(self.house, "demo-viewer-metlife-china")
        self.house.must(self.case, "log_contact", result="no_answer")
        position, change = stream.next()
        self.assertEqual(change["stream"], f"case/{self.case}")
        self.assertEqual(set(change), {"stream", "sequence"})
        stream.close()
        self.house.must(self.case, "log_contact", result="reached")
        again = Stream(self.house, "demo-viewer-metlife-china", after=position)
        self.assertGreater(again.next()[0], position)
        again.close()

    def test_2_another_insurer_hears_nothing(self):
        made = self.house.call("PUT", "/api/v1/operators/stranger", {
            "name": "Somebody of another insurer", "grants": [{"role": "supervisor", "tenant": "other-life"}]},
            "demo-administrator")
        stranger = Stream(self.house, made.json["token"])
        stranger.response.fp.raw._sock.settimeout(1)
        self.house.must(self.case, "log_contact", result="no_answer")
        with self.assertRaises(TimeoutError):
            stranger.next()
        stranger.close()

    def test_3_a_stream_needs_a_caller(self):
        self.assertEqual(self.house.get("/api/v1/changes", None).status, 401)
        self.assertEqual(self.house.get("/api/v1/changes", headers={"Last-Event-ID": "x"}).status, 400)


if __name__ == "__main__":
    unittest.main(argv=["test_changes"])
