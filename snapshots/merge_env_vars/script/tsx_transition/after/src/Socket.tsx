export const Socket = () => (
  <Live url={process.env.NEW_URL ?? process.env.OLD_URL} other={(process.env.NEW_URL ?? process.env.OLD_URL) || "x"} alt={`${import.meta.env.NEW_URL ?? import.meta.env.OLD_URL}`}>
    {(process.env.NEW_URL ?? process.env.OLD_URL) && <b>{(process.env.NEW_URL ?? process.env.OLD_URL)!.length}</b>}
  </Live>
);
