// What tests do on the way to what they test, over the API.
import type { House } from "./house";

interface Opened {
  id: string;
  contracts: { id: string }[];
  members: { id: string }[];
}

export async function contractOf(house: House, name: string): Promise<string> {
  const found = (await house.call("GET", `/api/v1/members?query=${encodeURIComponent(name)}`)) as Opened;
  const member = (await house.call("GET", `/api/v1/members/${found.members[0]?.id ?? ""}`)) as Opened;
  return member.contracts[0]?.id ?? "";
}

export async function openAppointment(house: House, name: string): Promise<string> {
  const opening = {
    contract: await contractOf(house, name),
    service: "outpatient-appointment",
    facts: { "request.symptoms": "胸闷三周", "request.department": "cardiology" },
  };
  return ((await house.call("POST", "/api/v1/cases", opening)) as Opened).id;
}

export async function openAdmission(house: House, name: string): Promise<string> {
  const opening = { contract: await contractOf(house, name), service: "admission-coordination", facts: { "request.needs_admission": true } };
  return ((await house.call("POST", "/api/v1/cases", opening)) as Opened).id;
}

export const act = (house: House, id: string, command: object, token?: string) => house.call("POST", `/api/v1/cases/${id}/commands`, command, token);

/** An admission without a notice, up to where hospitals are offered. */
export async function acceptedAdmission(house: House, name: string, identity: string): Promise<string> {
  const id = await openAdmission(house, name);
  await act(house, id, { do: "act", task: "intake", facts: { "request.preliminary_diagnosis": "恶性肿瘤", "notice.state": "none" } });
  await sendPapers(house, id, "2026-02-20");
  await act(house, id, { do: "act", task: "verify-identity", facts: { "identity.name": name, "identity.number": identity } });
  await act(house, id, {
    do: "act",
    task: "confirm-personal-data",
    facts: { "contact.phone": "13800000101", "contact.sex": "female", "contact.address": { declined: true } },
  });
  const texts = ["keep-reachable", "terms", "incomplete-data", "treatment-liability", "infectious-disease", "after-admission", "no-cancelling"];
  for (const notice of [...texts, "lists-for-reference", "published"]) await act(house, id, { do: "give_notice", notice, accepted: true });
  await act(house, id, { do: "change_consent", consent: "partner-sharing", given: true });
  await act(house, id, {
    do: "act",
    task: "judge-scope",
    outcome: "in-scope",
    facts: { "illness.code": "malignant-tumour-severe", "exclusion.finding": "none" },
  });
  await act(house, id, { do: "act", task: "accept" });
  return id;
}

/** The papers of an application; `firstSeenOn` says when the illness began. */
export const sendPapers = (house: House, id: string, firstSeenOn: string) =>
  act(house, id, {
    do: "receive_record",
    checklist: "application",
    item: "diagnosis-record",
    kind: "medical-record",
    channel: "email",
    dated_on: "2026-02-20",
    facts: { "diagnosis.certainty": "suspected", "diagnosis.hospital_country": "CN", "diagnosis.hospital_grade": "II-A", "illness.first_seen_on": firstSeenOn },
  });
