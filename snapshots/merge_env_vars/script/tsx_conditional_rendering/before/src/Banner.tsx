export const Banner = () => (
  <div>
    {process.env.OLD_URL && <Live url={process.env.OLD_URL} />}
    {process.env.NEW_URL ? <Live url={process.env.NEW_URL} /> : <Live url={process.env.OLD_URL} />}
    {!process.env.OLD_URL && !process.env.NEW_URL && <Offline />}
  </div>
);
