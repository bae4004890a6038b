// A report as a file on the reader's machine. The house wants to know who asks, so a plain link would not do.
import { useMutation } from "@tanstack/react-query";

import { type Schemas, api, must } from "../../api/client";

interface Wanted {
  form: "csv" | "json";
  language?: string;
}

// Spreadsheets take a file for UTF-8 only when it begins with this mark.
const byteOrderMark = "\uFEFF";

async function read(report: string, { form, language }: Wanted): Promise<Blob> {
  const path = { report };
  if (form === "json") {
    const whole = await must(api.GET("/api/v1/reports/{report}", { params: { path } }));
    return new Blob([JSON.stringify(whole, null, 2)], { type: "application/json" });
  }
  const csv = await must(
    api.GET("/api/v1/reports/{report}/csv", { params: { path, query: language ? { language } : {} }, parseAs: "text" }),
  );
  return new Blob([byteOrderMark, csv], { type: "text/csv;charset=utf-8" });
}

function save(name: string, bytes: Blob) {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

export const useDownload = (report: Schemas["ReportHead"]) =>
  useMutation({
    mutationFn: async (wanted: Wanted) => {
      const suffix = wanted.form === "csv" && wanted.language ? `.${wanted.language}` : "";
      save(`${report.id}${suffix}.${wanted.form}`, await read(report.id, wanted));
    },
  });
