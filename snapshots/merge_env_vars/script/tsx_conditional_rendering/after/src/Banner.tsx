export const Banner = () => (
  <div>
    {process.env.NEW_URL && <Live url={process.env.NEW_URL} />}
    {<Live url={process.env.NEW_URL} />}
    {!process.env.NEW_URL && <Offline />}
  </div>
);
