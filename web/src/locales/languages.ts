export const languages = ["zh-Hans", "zh-Hant", "en"] as const;
export type Language = (typeof languages)[number];
