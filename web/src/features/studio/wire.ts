// What the studio asks of the house and what comes back.
import type { FactValue, Localised, Schemas } from "../../api/client";

/** A file that lies over one of the draft; without a text it takes it away. */
export interface Overlay {
  name: string;
  text: string | null;
}

export interface Who {
  id: string;
  name?: string;
}

export interface DraftHead {
  id: string;
  programme: string;
  name?: Localised;
  insurer: { id: string; name?: Localised };
  version: number;
  state: string;
  saved_at: string;
  saved_by: Who;
}

export interface SavedFile {
  name: string;
  text: string;
  saved_at?: string;
  saved_by?: Who;
}

export interface Problem {
  file: string;
  /** From 1, in characters; none where the problem is the file's. */
  line?: number;
  column?: number;
  end_line?: number;
  end_column?: number;
  severity: string;
  code: string;
  message: string;
  help?: string;
  clauses?: string[];
}

export interface Citing {
  file: string;
  line: number;
  word: string;
}

export interface Clause {
  id: string;
  kind: string;
  service: string;
  says: Localised;
  by: Citing[];
}

export type Base = { draft: string } | { programme: string; hash: string };

export type Holds = "yes" | "no" | "unknown" | "not_asked";
export type Outcome = Schemas["Decision"]["outcome"];

export interface AskedFact {
  id: string;
  name: Localised;
  type: string;
  choices: { code: string; name: Localised }[];
  /** Values that checks compare it with. */
  named: FactValue[];
  from?: number | string;
  until?: number | string;
  unit?: string;
  default: FactValue | null;
}

export interface Question {
  on: string;
  facts: AskedFact[];
  quotas: { id: string; name: Localised; limit: number | null }[];
}

export interface StudioCheck {
  id: string;
  kind: string;
  holds: Holds;
  status: Schemas["Check"]["status"];
  says: string;
  have: string;
  need: string;
  turns_on?: string;
  clauses: string[];
  file: string;
  line?: number;
}

export interface StudioDecision {
  outcome: Outcome;
  sentence: string;
  checks: StudioCheck[];
  remedies: string[][];
}

export interface Flow {
  /** A long flow is several drawings. */
  parts: string[];
  stages: { id: string; name: string }[];
}

export interface Failure {
  file: string;
  line: number;
  column?: number;
  message: string;
  expected: string;
  got: string;
}

export interface ScenarioResult {
  name: string;
  file: string;
  line: number;
  passed: boolean;
  failures: Failure[];
}

export interface OpenTask {
  kind: string;
  id: string;
  name: Localised;
  owner: string;
  owner_name?: Localised;
  due: string | null;
}

export interface WalkStep {
  at: string;
  file: string;
  line: number;
  does: string;
  about: string;
  service: string;
  stages: string[];
  end?: string;
  refused?: string;
  open: OpenTask[];
  told: string[];
  failures: Failure[];
}
