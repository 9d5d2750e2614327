type Props = { NEW_URL: string };

export const Page = ({ NEW_URL: OLD_URL }: Props) => <a href={OLD_URL}>{OLD_URL}</a>;
export const Main = () => <Page NEW_URL={process.env.NEW_URL as string} />;
