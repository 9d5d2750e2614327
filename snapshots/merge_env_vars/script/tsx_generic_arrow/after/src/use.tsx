export const use = <T,>(value: T) => [value, import.meta.env.NEW_URL] as const;
export const typed = useState<string>(import.meta.env.NEW_URL);
