-- Views: rows that are written in the same transaction as the events they follow from.
-- Dates are days since 1970-01-01.

CREATE TABLE cases (
  id TEXT NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  programme TEXT NOT NULL,
  programme_hash TEXT NOT NULL,
  plan TEXT NOT NULL,
  service TEXT NOT NULL,
  person TEXT NOT NULL,
  contract TEXT NOT NULL,
  parent TEXT NOT NULL,
  state INTEGER NOT NULL CHECK (state IN (1, 2)),  -- open, closed
  phase TEXT NOT NULL,
  version INTEGER NOT NULL,
  stream_sequence INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  outcome TEXT NOT NULL,
  next_due INTEGER,
  next_task TEXT NOT NULL,
  owner_role TEXT NOT NULL,
  assignee TEXT NOT NULL,
  personal BLOB NOT NULL,
  queue_due INTEGER NOT NULL  -- next_due, or the last instant there is, so that what has no due date sorts last
) STRICT;
-- The queue is read from these alone; a filter that no index starts with is still answered without touching a row.
-- (They end in `state`, because SQLite asks for it again even where all of an index has the same.)
CREATE INDEX cases_queue ON cases (tenant, queue_due, id, programme, service, owner_role, assignee, state)
  WHERE state = 1;
CREATE INDEX cases_queue_by_role ON cases (tenant, owner_role, queue_due, id, programme, service, assignee, state)
  WHERE state = 1;
CREATE INDEX cases_queue_by_assignee ON cases (tenant, assignee, queue_due, id, programme, service, owner_role, state)
  WHERE state = 1 AND assignee <> '';
CREATE INDEX cases_by_person ON cases (person, opened_at);
CREATE INDEX cases_by_parent ON cases (parent, id) WHERE parent <> '';
CREATE INDEX cases_by_opening ON cases (tenant, opened_at, id, programme);
CREATE INDEX cases_by_closing ON cases (tenant, closed_at, id, programme) WHERE state = 2;

-- Kept by triggers, because counting a million rows for each look at a dashboard takes too long.
CREATE TABLE case_counts (
  tenant TEXT NOT NULL,
  programme TEXT NOT NULL,
  service TEXT NOT NULL,
  state INTEGER NOT NULL,
  phase TEXT NOT NULL,
  outcome TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  PRIMARY KEY (tenant, programme, service, state, phase, outcome)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER cases_counted_in AFTER INSERT ON cases BEGIN
  INSERT INTO case_counts VALUES (new.tenant, new.programme, new.service, new.state, new.phase, new.outcome, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER cases_counted_out AFTER DELETE ON cases BEGIN
  UPDATE case_counts SET count = count - 1
    WHERE (tenant, programme, service, state, phase, outcome) =
      (old.tenant, old.programme, old.service, old.state, old.phase, old.outcome);
END;
CREATE TRIGGER cases_counted_over AFTER UPDATE ON cases
  WHEN (old.tenant, old.programme, old.service, old.state, old.phase, old.outcome) <>
    (new.tenant, new.programme, new.service, new.state, new.phase, new.outcome) BEGIN
  UPDATE case_counts SET count = count - 1
    WHERE (tenant, programme, service, state, phase, outcome) =
      (old.tenant, old.programme, old.service, old.state, old.phase, old.outcome);
  INSERT INTO case_counts VALUES (new.tenant, new.programme, new.service, new.state, new.phase, new.outcome, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TABLE obligations (
  case_id TEXT NOT NULL,
  id TEXT NOT NULL,
  tenant TEXT NOT NULL,
  programme TEXT NOT NULL,
  service TEXT NOT NULL,
  person TEXT NOT NULL,
  task TEXT NOT NULL,
  owner_role TEXT NOT NULL,
  assignee TEXT NOT NULL,
  promise INTEGER NOT NULL CHECK (promise IN (0, 1)),
  state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 5),  -- open, met, met late, excused, dropped
  opened_at INTEGER NOT NULL,
  due INTEGER,
  ended_at INTEGER,
  detail TEXT NOT NULL,
  PRIMARY KEY (case_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX obligations_open ON obligations (tenant, due, case_id, id, owner_role, assignee, promise)
  WHERE state = 1;
CREATE INDEX obligations_by_due ON obligations (tenant, due, programme, promise, state);

CREATE TABLE timeline (
  case_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  part INTEGER NOT NULL,
  tenant TEXT NOT NULL,
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  audience INTEGER NOT NULL,
  occurred_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  personal BLOB NOT NULL,
  PRIMARY KEY (case_id, sequence, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE persons (
  id TEXT NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  personal BLOB NOT NULL
) STRICT;

CREATE TABLE contracts (
  id TEXT NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  person TEXT NOT NULL,
  programme TEXT NOT NULL,
  plan TEXT NOT NULL,
  state TEXT NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER,
  version INTEGER NOT NULL,
  detail TEXT NOT NULL,
  personal BLOB NOT NULL
) STRICT;
CREATE INDEX contracts_by_person ON contracts (person, id);
CREATE INDEX contracts_by_tenant ON contracts (tenant, id);

CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  programme TEXT NOT NULL,
  holder TEXT NOT NULL,
  person TEXT NOT NULL,
  version INTEGER NOT NULL,
  personal BLOB NOT NULL
) STRICT;
CREATE INDEX accounts_by_person ON accounts (person, id);

CREATE TABLE search_tokens (
  token TEXT NOT NULL,
  tenant TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (token, tenant, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_tokens_by_person ON search_tokens (person);
