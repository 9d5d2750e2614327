export async function loader({ context }: LoaderArgs) {
  return json({ ENV: { NEW_URL: context.env.NEW_URL } });
}

export default function Index() {
  const { ENV } = useLoaderData<typeof loader>();
  return <Socket url={ENV.NEW_URL} />;
}
