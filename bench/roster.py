"""Rosters to import, and what else is timed as a whole process."""

import datetime
import random
import shutil
import subprocess
import time

from figures import Values

HEAD = "roster,1,metlife-china,full,2026-03-01"
COLUMNS = ("contract,product,effective_on,cooling_off_until,state,sum_insured,meets_standard,barred_by_agreement,insured_name,"
           "insured_sex,insured_birth_date,insured_identity_kind,insured_identity_number,insured_phone,policyholder_name,"
           "policyholder_identity_kind,policyholder_identity_number,policyholder_phone,guardian_name,guardian_identity_kind,"
           "guardian_identity_number,guardian_phone")
FAMILY_NAMES, GIVEN_NAMES = "王李张刘陈杨赵黄周吴", "芳伟娜敏静丽强磊军洋"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
REPETITIONS = 3


def identity_number(birth, number):
    """A resident identity number with its check character (GB 11643)."""
    digits = f"310104{birth:%Y%m%d}{number % 1000:03}"
    return digits + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS)) % 11]


def row(number):
    birth = datetime.date(1950, 1, 1) + datetime.timedelta(days=number // 1000)
    name = FAMILY_NAMES[number % 10] + GIVEN_NAMES[number // 10 % 10] + GIVEN_NAMES[number // 100 % 10]
    return (f"BN{number:010},duhui-kangjian,2026-01-10,2026-01-24,2026-01-10 in_force,2026-01-10 300000 CNY,2026-01-10 yes,"
            f"2026-01-10 no,{name},{('female', 'male')[number % 2]},{birth},resident_id,{identity_number(birth, number)},138{number:08},,,,,,,,")


def roster(path, rows):
    if path.exists():
        return
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{HEAD}\n{COLUMNS}\n")
        for number in range(rows):
            file.write(row(number) + "\n")


def varied(number, draw):
    """A member who differs from the others in whatever a roster says."""
    effective = datetime.date(2024, 1, 1) + datetime.timedelta(days=draw.randrange(780))
    state = f"{effective} in_force"
    if draw.random() < 0.1:
        ends = min(datetime.date(2026, 3, 1), effective + datetime.timedelta(days=draw.randrange(1, 600)))
        state += f"; {ends} {draw.choice(('suspended', 'lapsed', 'matured', 'terminated', 'grace'))}"
    amount = draw.choice((100_000, 200_000, 299_999, 300_000, 500_000, 1_000_000))
    cells = row(number).split(",")
    cells[2:8] = [f"{effective}", f"{effective + datetime.timedelta(days=15)}", state, f"{effective} {amount} CNY", f"{effective} yes", f"{effective} no"]
    return ",".join(cells)


def compared(consilium, root, work, rows):
    """Whole runs of `consilium diff` over a roster, with a waiting period that is twice as long in the new version."""
    file, later = work / f"varied-{rows}.csv", work / "later"
    if not file.exists():
        draw = random.Random(20260302)
        with open(file, "w", encoding="utf-8") as out:
            out.write(f"{HEAD}\n{COLUMNS}\n")
            for number in range(rows):
                out.write(varied(number, draw) + "\n")
    shutil.rmtree(later, ignore_errors=True)
    for folder in ("programmes", "networks", "calendars"):
        shutil.copytree(root / folder, later / folder)
    programme = later / "programmes/metlife-duhui/programme.yaml"
    text = programme.read_text(encoding="utf-8")
    waiting = "lasts: { natural_days: 30 }"
    if text.count(waiting) != 1:
        raise SystemExit(f"bench: `{waiting}` does not stand once in {programme}")
    programme.write_text(text.replace(waiting, waiting.replace("30", "60")), encoding="utf-8")
    return timed([consilium, "diff", root / "programmes/metlife-duhui", later / "programmes/metlife-duhui", "--roster", file, "--on", "2026-03-02"],
                 REPETITIONS)


def checked(command):
    run = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if run.returncode != 0:
        raise SystemExit(f"bench: `{' '.join(map(str, command))}` failed: {run.stdout[-300:]}{run.stderr[-300:]}")


def timed(command, repetitions):
    """Whole runs of a program, from start to end."""
    values = []
    for _ in range(repetitions):
        began = time.perf_counter_ns()
        checked(command)
        values.append(time.perf_counter_ns() - began)
    return Values("ns", values)


def imported(consilium, root, work, rows):
    """Rows a second: imported into a new house, and read by sqlite3 into one table without rules or indexes."""
    file = work / f"roster-{rows}.csv"
    roster(file, rows)
    house, table = work / "import", work / "import.sqlite"
    ours, theirs = [], []
    for _ in range(REPETITIONS):
        shutil.rmtree(house, ignore_errors=True)
        checked([consilium, "publish", root / "programmes/metlife-duhui", "--data", house])
        began = time.monotonic()
        checked([consilium, "import", "roster", file, "--data", house])
        ours.append(rows / (time.monotonic() - began))
        table.unlink(missing_ok=True)
        began = time.monotonic()
        checked(["sqlite3", "-cmd", ".mode csv", table, f".import --skip 1 {file} roster"])
        theirs.append(rows / (time.monotonic() - began))
    shutil.rmtree(house)
    table.unlink()
    return Values("per_second", ours), Values("per_second", theirs)


def load_yaml(folder, repetitions):
    """Processor time to load the YAML files of a programme with PyYAML over libyaml, without checking anything."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml")) if "scenarios" not in path.parts]
    values = []
    for _ in range(repetitions):
        began = time.process_time_ns()
        for text in texts:
            yaml.load(text, Loader=loader)
        values.append(time.process_time_ns() - began)
    return Values("ns", values)
