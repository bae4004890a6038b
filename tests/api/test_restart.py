"""A house that is killed, damaged, robbed of its key or met by a newer database: what was acknowledged is there again,
or it refuses to start and says why."""

import sqlite3
import subprocess
import tempfile
import unittest
from pathlib import Path

from house import House, binary
from journeys import open_appointment, told_appointment


def run(*words):
    return subprocess.run([str(binary()), *map(str, words)], capture_output=True, text=True, timeout=120)


class Restart(unittest.TestCase):
    def setUp(self):
        self.kept = tempfile.TemporaryDirectory(prefix="consilium-")
        self.folder = Path(self.kept.name)

    def tearDown(self):
        self.kept.cleanup()

    def house(self, **options):
        return House(self.folder, **options)

    def refuses(self, *words):
        result = run("serve", "--data", self.folder / "data", "--port", "0")
        self.assertEqual(result.returncode, 1, result.stdout)
        for word in words:
            self.assertIn(word, result.stderr)

    def test_killed_in_the_middle(self):
        first = self.house().start()
        case = told_appointment(first)
        before = first.case(case)
        first.kill()
        with self.house() as second:
            after = second.case(case)
            self.assertEqual(after, before)
            # Deadlines are there again, and fire at their own time.
            second.move_clock("2026-03-20T08:00:00+08:00")
            timeline = second.get(f"/api/v1/cases/{case}/timeline").json["timeline"]
            self.assertEqual(timeline[0]["type"], "case.deadline_missed")
            self.assertEqual(timeline[0]["occurred_at"], "2026-03-19T12:00:00Z")
        audit = run("audit", "--data", self.folder / "data")
        self.assertEqual(audit.returncode, 0, audit.stderr)

    def test_two_houses_on_one_folder(self):
        with self.house():
            self.refuses("in use")

    def test_without_its_key(self):
        with self.house():
            pass
        (self.folder / "data/root.key").rename(self.folder / "elsewhere.key")
        self.refuses("key")
        (self.folder / "elsewhere.key").rename(self.folder / "data/root.key")
        with self.house() as house:
            self.assertEqual(house.get("/readyz", None).status, 200)

    def test_a_key_others_may_read(self):
        with self.house():
            pass
        key = self.folder / "data/root.key"
        self.assertEqual(key.stat().st_mode & 0o777, 0o600)
        key.chmod(0o644)
        self.refuses("root.key")

    def test_a_database_of_a_newer_program(self):
        with self.house():
            pass
        database = sqlite3.connect(self.folder / "data/consilium.sqlite")
        database.execute("PRAGMA user_version = 999")
        database.commit()
        database.close()
        self.refuses("newer")

    def test_a_damaged_database(self):
        with self.house():
            pass
        path = self.folder / "data/consilium.sqlite"
        size = path.stat().st_size
        self.assertGreater(size, 100_000, "a clean stop leaves everything in the file")
        with path.open("r+b") as file:
            for place in range(4096, size, 4096):
                file.seek(place)
                file.write(b"\x5a" * 64)
        result = run("serve", "--data", self.folder / "data", "--port", "0")
        self.assertEqual(result.returncode, 1)
        self.assertTrue(result.stderr)
        self.assertNotEqual(run("audit", "--data", self.folder / "data").returncode, 0)

    def test_a_disk_that_is_full(self):
        with self.house() as house:
            contract = house.find("王芳")["contracts"][0]["id"]
            case = open_appointment(house, contract)
        acknowledged = []
        room = (self.folder / "data/consilium.sqlite").stat().st_size + 50_000
        with self.house(file_bytes_max=room) as house:
            for number in range(1, 400):
                answer = house.act(case, "log_contact", result="no_answer", note=f"{number} " + "x" * 2000)
                if answer.status != 200:
                    break
                acknowledged.append(number)
            self.assertTrue(acknowledged, answer)
            self.assertEqual(answer.status, 503, answer)
            ready = house.get("/readyz", None)
            self.assertEqual(ready.status, 503)
            self.assertRegex(ready.json["detail"], "disk|full|write")
            self.assertEqual(house.get("/healthz", None).status, 200)
            self.assertEqual(house.act(case, "log_contact", result="reached").status, 503, "no more writes until it is opened again")
            self.assertEqual(house.get(f"/api/v1/cases/{case}").status, 200, "reading goes on")
        with self.house() as house:
            self.assertEqual(house.get("/readyz", None).status, 200)
            timeline = house.get(f"/api/v1/cases/{case}/timeline?limit=500").json["timeline"]
            notes = [int(line["event"]["note"].split()[0]) for line in reversed(timeline) if line["type"] == "case.contact_attempted"]
            self.assertEqual(notes[:len(acknowledged)], acknowledged, "everything acknowledged is there, once")
            self.assertLessEqual(len(notes), len(acknowledged) + 1)
            self.assertEqual(house.act(case, "log_contact", result="reached").status, 200)

    def test_backup_and_restore(self):
        with self.house() as house:
            case = told_appointment(house)
            before = house.case(case)
            backup = run("backup", self.folder / "backup.sqlite", "--data", self.folder / "data")
            self.assertEqual(backup.returncode, 0, backup.stderr)
        self.assertNotEqual(run("restore", self.folder / "backup.sqlite", "--data", self.folder / "data").returncode, 0,
                            "a database that is there is never written over")
        other = self.folder / "other/data"
        restored = run("restore", self.folder / "backup.sqlite", "--data", other)
        self.assertEqual(restored.returncode, 0, restored.stderr)
        (other / "root.key").write_bytes((self.folder / "data/root.key").read_bytes())
        (other / "root.key").chmod(0o600)
        with House(self.folder / "other") as house:
            self.assertEqual(house.case(case), before)

    def test_the_same_roster_twice_and_a_bad_row(self):
        with self.house():
            pass
        data = self.folder / "data"
        roster = self.folder / "roster.csv"
        roster.write_text("roster,1,metlife-china,delta,2026-03-01\n"
                          "contract,product,effective_on,state,insured_name,insured_birth_date,insured_identity_kind,insured_identity_number\n"
                          "DH1,duhui-kangjian,2026-01-10,2026-01-10 in_force,张三,1980-01-01,passport,E12345678\n"
                          "DH2,duhui-kangjian,2026-01-32,2026-01-10 in_force,李四,,resident_id,310104198006011263\n",
                          encoding="utf-8")
        first = run("import", "roster", roster, "--data", data)
        self.assertEqual(first.returncode, 1, "there is a bad row")
        self.assertIn("1 new", first.stdout)
        self.assertIn("roster.csv:4:", first.stderr)
        events = run("audit", "--data", data).stdout
        second = run("import", "roster", roster, "--data", data)
        self.assertIn("nothing changed", second.stdout)
        self.assertEqual(run("audit", "--data", data).stdout, events)
        roster.write_bytes("roster,1,metlife-china,delta,2026-03-01\ncontract,insured_name\nDH1,张三\n".encode("gb18030"))
        third = run("import", "roster", roster, "--data", data)
        self.assertEqual(third.returncode, 1)
        self.assertIn("UTF-8", third.stderr)


if __name__ == "__main__":
    unittest.main(argv=["test_restart"])
