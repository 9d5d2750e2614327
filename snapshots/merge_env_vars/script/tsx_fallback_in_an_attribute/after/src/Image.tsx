export const Image = () => (
  <>
    <img src={process.env.NEW_URL} alt="" />
    <a href={`${process.env.NEW_URL}/path`}>{process.env.NEW_URL}</a>
  </>
);
