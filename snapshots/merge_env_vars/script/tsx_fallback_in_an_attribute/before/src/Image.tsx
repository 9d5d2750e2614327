export const Image = () => (
  <>
    <img src={process.env.NEW_URL ?? process.env.OLD_URL} alt="" />
    <a href={`${process.env.NEW_URL || process.env.OLD_URL}/path`}>{(process.env.OLD_URL || process.env.NEW_URL)}</a>
  </>
);
