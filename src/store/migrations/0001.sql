-- What the house remembers: events, timers, kept answers, keys.
-- Instants are milliseconds since 1970-01-01T00:00Z. Columns named payload, personal and response are sealed.

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

CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events BEGIN
  SELECT RAISE(ABORT, 'an event is never changed');
END;
CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events BEGIN
  SELECT RAISE(ABORT, 'an event is never removed');
END;

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

-- An owner without a key was forgotten; the row stays so that nobody makes them a new one.
CREATE TABLE person_keys (
  owner TEXT NOT NULL PRIMARY KEY,
  wrapped BLOB
) STRICT, WITHOUT ROWID;
