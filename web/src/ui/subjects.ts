import { createContext, useContext } from "react";

/** What those things are called that a refusal is about, where somebody knows it. */
export const SubjectNames = createContext((subject: string) => subject);

export function useSubjects() {
  const nameOf = useContext(SubjectNames);
  return (subjects: string[] | undefined) => (subjects ?? []).map(nameOf).filter(Boolean).join(", ");
}
