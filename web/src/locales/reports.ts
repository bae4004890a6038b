// The words of reports, in each language of the desk.
export const reportsEn = {
  "reports.report": "Report",
  "reports.period": "Period",
  "reports.made": "Made",
  "reports.due": "Due by",
  "reports.download": "Download",
  "reports.late": "late",
  "reports.corrected": "correction",
  "reports.none": "No report has been made yet.",
  "reports.nothing": "No programme here owes a report to its insurer.",
};

export const reportsZhHans: Record<keyof typeof reportsEn, string> = {
  "reports.report": "报告",
  "reports.period": "期间",
  "reports.made": "生成时间",
  "reports.due": "应提供时间",
  "reports.download": "下载",
  "reports.late": "迟交",
  "reports.corrected": "更正",
  "reports.none": "还没有生成过报告。",
  "reports.nothing": "这里没有需要向保险公司提交报告的项目。",
};

export const reportsZhHant: Record<keyof typeof reportsEn, string> = {
  "reports.report": "報告",
  "reports.period": "期間",
  "reports.made": "產生時間",
  "reports.due": "應提供時間",
  "reports.download": "下載",
  "reports.late": "遲交",
  "reports.corrected": "更正",
  "reports.none": "尚未產生過報告。",
  "reports.nothing": "這裏沒有需要向保險公司提交報告的計劃。",
};
