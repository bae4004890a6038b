-- Documents: the bytes that came with an event, sealed. Not a view: written once with their event and then left alone. A
-- table of its own, so that no read of events or views passes over them.

CREATE TABLE documents (
  id TEXT NOT NULL PRIMARY KEY,
  stream TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  person TEXT NOT NULL,
  hash BLOB NOT NULL,  -- SHA-256 of the sealed bytes; the hash of the event covers it
  bytes BLOB NOT NULL,
  UNIQUE (stream, sequence)
) STRICT;
CREATE TRIGGER documents_are_never_changed BEFORE UPDATE ON documents BEGIN
  SELECT RAISE(ABORT, 'a document is never changed');
END;
CREATE TRIGGER documents_are_never_removed BEFORE DELETE ON documents BEGIN
  SELECT RAISE(ABORT, 'a document is never removed');
END;
