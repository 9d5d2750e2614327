export const use = <T,>(value: T) => [value, import.meta.env.OLD_URL] as const;
export const typed = useState<string>(import.meta.env.OLD_URL ?? import.meta.env.NEW_URL);
