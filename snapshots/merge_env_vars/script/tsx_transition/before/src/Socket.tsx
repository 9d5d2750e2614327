export const Socket = () => (
  <Live url={process.env.OLD_URL} other={process.env.OLD_URL || "x"} alt={`${import.meta.env.OLD_URL}`}>
    {process.env.OLD_URL && <b>{process.env.OLD_URL!.length}</b>}
  </Live>
);
