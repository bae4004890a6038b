-- Cases in waiting lines, one row for each line in which a case stands: a view.

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
CREATE INDEX waiting_in_line ON waiting (tenant, line, since, case_id, assignee);
CREATE INDEX waiting_free ON waiting (tenant, line, since, case_id) WHERE assignee = '';
