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
