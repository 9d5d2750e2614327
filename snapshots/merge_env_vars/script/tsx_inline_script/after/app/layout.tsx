export default function Layout() {
  const env = { NEW_URL: process.env.NEW_URL };
  return <script dangerouslySetInnerHTML={{ __html: `window.ENV = ${JSON.stringify(env)}` }} />;
}
