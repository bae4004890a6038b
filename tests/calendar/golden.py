"""Works out when each row of golden.csv is due, in a way of its own: it reads the tables of calendars/ itself, makes
lists of days and picks from them, and lets clocks tick minute by minute. Nothing here is shared with the server.

    python3 golden.py            rewrites the columns expected, expected_from and provisional
    python3 golden.py --check    says which rows differ; fails when one does, or when there are too few

Columns: `direction` is forward (due so long after the trigger), back (due so long before the trigger, which is the wished
day), offer (the first day that may be wished for when asked at the trigger) or period (the last day of a period that
starts on the day of the trigger). `amount` is a figure or, for a range, `8-10`. `stops` are `from/to`, separated by
semicolons; a stop without `to` still stands. `hours` are the daily hours of a line, `08:00-20:00`, which may go on with
`Mon-Fri` and with `except` and the festivals on which it is closed, or `all holidays`. `expected` is the first instant
that is too late, or a day (offer, period), or `stopped`, or `refused` for days before the calendar.
"""

import calendar
import csv
import io
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

HERE = Path(__file__).resolve().parent
CALENDARS = HERE.parent.parent / "calendars"
GOLDEN = HERE / "golden.csv"
ROWS_MIN = 120
HORIZON_DAYS = 4000
ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)
LOCAL = timezone(timedelta(hours=8))
MIDNIGHT = datetime.min.time()
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


class Calendar:
    def __init__(self, name):
        head = dict(line.split(": ", 1) for line in (CALENDARS / f"{name}.yaml").read_text("utf-8").splitlines())
        self.first = date.fromisoformat(head["first"])
        self.last = date.fromisoformat(head["last"])
        self.holidays, worked = {}, set()
        with open(CALENDARS / head["file"], encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table):
                if row.get("kind") == "workday":
                    worked.add(date.fromisoformat(row["date"]))
                else:
                    self.holidays[date.fromisoformat(row["date"])] = row["name_en"]
        week = {0, 1, 2, 3, 4} | ({5} if head["saturday_works"] == "yes" else set())
        every = (self.first + timedelta(days=n) for n in range((self.last - self.first).days + HORIZON_DAYS))
        self.working = {day for day in every if day in worked or (day.weekday() in week and day not in self.holidays)}


class Hours:
    def __init__(self, text, days):
        self.days = days
        text, _, closed = text.partition(" except ")
        clock, _, week = text.partition(" ")
        self.open, self.close = (minutes_of(part) for part in clock.split("-"))
        first, last = week.split("-") if week else ("Mon", "Sun")
        self.week = range(WEEKDAYS.index(first), WEEKDAYS.index(last) + 1)
        self.closed = set(closed.split(", ")) if closed else set()

    def opens_on(self, day):
        if self.closed and day < self.days.first:
            raise Refused
        festivals = self.days.holidays.get(day)
        closed = festivals and ("all holidays" in self.closed or self.closed & set(festivals.split(" and ")))
        return day.weekday() in self.week and not closed


class Refused(Exception):
    """A day before the first one of the calendar would have to be known."""


def minutes_of(clock):
    return int(clock[:2]) * 60 + int(clock[3:])


def at(day, minutes=0):
    return datetime.combine(day, MIDNIGHT, LOCAL) + timedelta(minutes=minutes)


def stops_of(text):
    ranges = (part.split("/") for part in text.split(";") if part)
    return [(datetime.fromisoformat(start), datetime.fromisoformat(end) if end else None) for start, end in ranges]


def stands(stops, moment):
    """None while the clock runs, `for now` in a stop that ends, `for good` in one that does not."""
    ends = [end for start, end in stops if start <= moment and (end is None or moment < end)]
    return "for good" if None in ends else "for now" if ends else None


def same_day_of_month(day, months):
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def months_in(unit, amount):
    return amount * 12 if unit == "years" else amount


def tick(trigger, minutes, stops, runs):
    """The clock passes one minute after the other; only those count in which it runs."""
    moment = trigger
    while minutes > 0:
        stopped = stands(stops, moment)
        if stopped == "for good":
            return "stopped"
        if not stopped and runs(moment):
            minutes -= 1
        moment += ONE_MINUTE
    return moment


def forward_days(days, unit, start, amount, stops):
    """The day picked from the list of those that count. A stop that still stands leaves none after it."""
    if unit == "working_days" and start + ONE_DAY < days.first:
        raise Refused
    following = [start + timedelta(days=n) for n in range(1, HORIZON_DAYS)]
    if unit == "working_days":
        following = [day for day in following if day in days.working]
    counted = [start, *(day for day in following if stands(stops, at(day)) is None)]
    return counted[amount] if len(counted) > amount else "stopped"


def forward_months(start, months, stops):
    """Every stopped day moves the last one; moved, it may meet further stopped days."""
    plain = last = same_day_of_month(start, months)
    while True:
        between = [start + timedelta(days=n) for n in range(1, (last - start).days + 1)]
        states = [stands(stops, at(day)) for day in between]
        if "for good" in states:
            return "stopped"
        moved = plain + timedelta(days=sum(state is not None for state in states))
        if moved == last:
            return last
        last = moved


def day_back(days, unit, wished, amount):
    if unit in ("months", "years"):
        return same_day_of_month(wished, -months_in(unit, amount))
    if unit == "natural_days":
        return wished - timedelta(days=amount)
    before = [wished - timedelta(days=n) for n in range(1, HORIZON_DAYS)]
    if amount == 0:
        return wished
    known = [day for day in before if day in days.working]
    if len(known) < amount:
        raise Refused
    return known[amount - 1]


def forward(row, days, trigger, stops, amount):
    unit = row["unit"]
    if unit in ("minutes", "hours"):
        return tick(trigger, amount * (60 if unit == "hours" else 1), stops, lambda moment: True), False
    if unit == "service_hours":
        hours = Hours(row["hours"], days)
        due = tick(trigger, amount * 60, stops,
                   lambda moment: hours.opens_on(moment.date())
                   and hours.open <= moment.hour * 60 + moment.minute < hours.close)
        return due, bool(hours.closed) and due != "stopped" and (due - ONE_MINUTE).date() > days.last
    start = trigger.date()
    if unit in ("months", "years"):
        last = forward_months(start, months_in(unit, amount), stops)
    else:
        last = forward_days(days, unit, start, amount, stops)
    if last == "stopped":
        return last, False
    return at(last + ONE_DAY), unit == "working_days" and last > days.last


def back(row, days, wished, amount):
    last = day_back(days, row["unit"], wished, amount)
    provisional = row["unit"] == "working_days" and any(
        last + timedelta(days=n) > days.last for n in range((wished - last).days))
    end = at(last + ONE_DAY)
    if row["hours"]:
        hours = Hours(row["hours"], days)
        provisional = provisional or bool(hours.closed) and last > days.last
        while not hours.opens_on(last):
            last -= ONE_DAY
        end = at(last, hours.close)
    if row["cut_off"]:
        end = at(last, minutes_of(row["cut_off"]))
    return end, provisional


def offer(row, days, asked, amount):
    """Try one day after the other."""
    works = row["unit"] == "working_days"
    for n in range(HORIZON_DAYS):
        day = asked + timedelta(days=n)
        if works and day not in days.working:
            continue
        if day_back(days, row["unit"], day, amount) >= asked:
            return day, works and day > days.last
    raise Refused


def period(row, start, amount):
    if row["unit"] == "natural_days":
        return [start + timedelta(days=n) for n in range(amount)][-1]
    return same_day_of_month(start, months_in(row["unit"], amount)) - ONE_DAY


def one(row, days, trigger, stops, amount):
    if row["direction"] == "forward":
        return forward(row, days, trigger, stops, amount)
    if row["direction"] == "back":
        return back(row, days, trigger.date(), amount)
    if row["direction"] == "offer":
        return offer(row, days, trigger.date(), amount)
    return period(row, trigger.date(), amount), False


def answer(row, days):
    trigger = datetime.fromisoformat(row["trigger"]).astimezone(LOCAL)
    stops = stops_of(row["stops"])
    lower, _, upper = row["amount"].rpartition("-")
    try:
        due, provisional = one(row, days, trigger, stops, int(upper))
        earlier = one(row, days, trigger, stops, int(lower))[0] if lower else None
    except Refused:
        return {"expected": "refused", "expected_from": "", "provisional": "no"}
    return {"expected": due if due == "stopped" else due.isoformat(),
            "expected_from": (earlier - ONE_DAY).date().isoformat() if earlier and earlier != "stopped" else "",
            "provisional": "yes" if provisional else "no"}


def main():
    with open(GOLDEN, encoding="utf-8", newline="") as table:
        reader = csv.DictReader(table)
        columns, rows = reader.fieldnames, list(reader)
    calendars = {name: Calendar(name) for name in {row["calendar"] for row in rows}}
    answers = [answer(row, calendars[row["calendar"]]) for row in rows]
    wrong = [(row, found) for row, found in zip(rows, answers) if found.items() - row.items()]
    if "--check" in sys.argv[1:]:
        for row, found in wrong:
            print(f"{row['id']}: {found}, but the row says { {key: row[key] for key in found} }\n  {row['reason']}")
        ids = [row["id"] for row in rows]
        problems = [f"{len(rows)} rows; at least {ROWS_MIN}"] if len(rows) < ROWS_MIN else []
        problems += [f"{name}: the id stands twice" for name in sorted(set(ids)) if ids.count(name) > 1]
        problems += [f"{row['id']}: no reason" for row in rows if len(row["reason"]) < 20]
        print("\n".join([*problems, f"{len(rows)} rows, {len(wrong)} differ"]))
        return 1 if wrong or problems else 0
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, **found} for row, found in zip(rows, answers))
    GOLDEN.write_text(text.getvalue(), "utf-8")
    print(f"{len(rows)} rows, {len(wrong)} rewritten")
    return 0


if __name__ == "__main__":
    sys.exit(main())
