-- What the house itself needs: staff and sign-ins, bundles, settings, imports, messages on their way out.

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

CREATE TABLE sessions (
  token_hash TEXT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_end ON sessions (expires_at);

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
CREATE TRIGGER bundles_are_never_changed BEFORE UPDATE ON bundles BEGIN
  SELECT RAISE(ABORT, 'a published bundle is never changed');
END;

CREATE TABLE settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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
CREATE INDEX outbox_waiting ON outbox (next_attempt_at, id) WHERE state = 1;
CREATE INDEX outbox_by_state ON outbox (tenant, state, next_attempt_at, id);
CREATE INDEX outbox_sent ON outbox (ended_at) WHERE state = 3;
