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
CREATE TABLE answers (
  tenant TEXT NOT NULL,
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  status INTEGER NOT NULL,
  person TEXT NOT NULL,
  response BLOB NOT NULL,
  recorded_at INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (tenant, actor, key)
) STRICT;
CREATE INDEX answers_by_age ON answers (recorded_at);
CREATE TRIGGER bundles_are_never_changed BEFORE UPDATE ON bundles BEGIN
  SELECT RAISE(ABORT, 'a published bundle is never changed');
END;
CREATE TABLE bundles (
  hash TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  effective_from INTEGER NOT NULL,
  published_at INTEGER NOT NULL,
  published_by TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX bundles_by_time ON bundles (published_at, hash);
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
CREATE INDEX cases_by_closing ON cases (tenant, closed_at, id, programme) WHERE state = 2;
CREATE INDEX cases_by_opening ON cases (tenant, opened_at, id, programme);
CREATE INDEX cases_by_parent ON cases (parent, id) WHERE parent <> '';
CREATE INDEX cases_by_person ON cases (person, opened_at);
CREATE INDEX cases_queue ON cases (tenant, queue_due, id, programme, service, owner_role, assignee, state)
  WHERE state = 1;
CREATE INDEX cases_queue_by_assignee ON cases (tenant, assignee, queue_due, id, programme, service, owner_role, state)
  WHERE state = 1 AND assignee <> '';
CREATE INDEX cases_queue_by_role ON cases (tenant, owner_role, queue_due, id, programme, service, assignee, state)
  WHERE state = 1;
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
CREATE TRIGGER documents_are_never_changed BEFORE UPDATE ON documents BEGIN
  SELECT RAISE(ABORT, 'a document is never changed');
END;
CREATE TRIGGER documents_are_never_removed BEFORE DELETE ON documents BEGIN
  SELECT RAISE(ABORT, 'a document is never removed');
END;
CREATE TABLE documents (
  id TEXT NOT NULL PRIMARY KEY,
  stream TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  person TEXT NOT NULL,
  hash BLOB NOT NULL,  -- SHA-256 of the sealed bytes; the hash of the event covers it
  bytes BLOB NOT NULL,
  UNIQUE (stream, sequence)
) STRICT;
CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events BEGIN
  SELECT RAISE(ABORT, 'an event is never changed');
END;
CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events BEGIN
  SELECT RAISE(ABORT, 'an event is never removed');
END;
CREATE TABLE events (
  position INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL UNIQUE,
  stream TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  type TEXT NOT NULL,
  type_version INTEGER NOT NULL,
  tenant TEXT NOT NULL,
  actor TEXT NOT NULL,
  on_behalf_of TEXT NOT NULL,
  occurred_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  request_id TEXT NOT NULL,
  programme_hash TEXT NOT NULL,
  person TEXT NOT NULL,
  payload BLOB NOT NULL,
  hash BLOB NOT NULL,  -- SHA-256 over the hash before it in the stream, the envelope and the sealed payload
  UNIQUE (stream, sequence)
) STRICT;
CREATE TABLE imports (
  id TEXT NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  kind TEXT NOT NULL,
  source_hash TEXT NOT NULL,
  state TEXT NOT NULL,
  next_row INTEGER NOT NULL,
  rows_total INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  report TEXT NOT NULL
) STRICT;
CREATE INDEX imports_by_tenant ON imports (tenant, started_at, id);
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
CREATE INDEX obligations_by_due ON obligations (tenant, due, programme, promise, state);
CREATE INDEX obligations_open ON obligations (tenant, due, case_id, id, owner_role, assignee, promise)
  WHERE state = 1;
CREATE TABLE operators (
  id TEXT NOT NULL PRIMARY KEY,
  organisation TEXT NOT NULL,
  login_token TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  roles TEXT NOT NULL,
  version INTEGER NOT NULL,
  personal BLOB NOT NULL
) STRICT;
CREATE INDEX operators_by_organisation ON operators (organisation, id);
CREATE TABLE outbox (
  id TEXT NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  person TEXT NOT NULL,
  case_id TEXT NOT NULL,
  channel TEXT NOT NULL,
  state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 5),  -- waiting, sending, sent, uncertain, failed
  attempts INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL,
  ended_at INTEGER,
  personal BLOB NOT NULL
) STRICT;
CREATE INDEX outbox_by_state ON outbox (tenant, state, next_attempt_at, id);
CREATE INDEX outbox_sent ON outbox (ended_at) WHERE state = 3;
CREATE INDEX outbox_waiting ON outbox (next_attempt_at, id) WHERE state = 1;
CREATE TABLE person_keys (
  owner TEXT NOT NULL PRIMARY KEY,
  wrapped BLOB
) STRICT, WITHOUT ROWID;
CREATE TABLE persons (
  id TEXT NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  personal BLOB NOT NULL
) STRICT;
CREATE TABLE search_tokens (
  token TEXT NOT NULL,
  tenant TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (token, tenant, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_tokens_by_person ON search_tokens (person);
CREATE TABLE sessions (
  token_hash TEXT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_end ON sessions (expires_at);
CREATE TABLE settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
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
CREATE TABLE timers (
  id TEXT NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  stream TEXT NOT NULL,
  due INTEGER NOT NULL,
  kind TEXT NOT NULL,
  missed INTEGER NOT NULL CHECK (missed BETWEEN 1 AND 3),  -- fire late, skip, escalate
  payload TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX timers_by_due ON timers (due, id);
CREATE INDEX timers_by_stream ON timers (stream, due, id);
CREATE TABLE waiting (
  case_id TEXT NOT NULL,
  line TEXT NOT NULL,
  tenant TEXT NOT NULL,
  programme TEXT NOT NULL,
  service TEXT NOT NULL,
  task TEXT NOT NULL,
  since INTEGER NOT NULL,
  promise INTEGER NOT NULL,
  due INTEGER,
  assignee TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  PRIMARY KEY (case_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX waiting_free ON waiting (tenant, line, since, case_id) WHERE assignee = '';
CREATE INDEX waiting_in_line ON waiting (tenant, line, since, case_id, assignee);
