/** The packaged application that the tests talk to; started by ClientsIT. */
export const base = process.env.TROTH_URL ?? 'http://localhost:8080';
export const graphqlUrl = `${base}/graphql`;
export const liveUrl = graphqlUrl.replace(/^http/, 'ws');

/** A plain request, for what a test has to prepare. */
export async function post(query: string, variables: Record<string, unknown> = {}): Promise<any> {
  const answer = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data: any; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Sends lines of facts and fails unless all were taken. */
export async function facts(lines: object[]): Promise<void> {
  const answer = await fetch(`${base}/facts`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
  });
  const report = (await answer.json()) as { refused: number; errors: unknown };
  if (report.refused > 0) throw new Error(JSON.stringify(report.errors));
}

/** A word that no other test uses. */
export const unique = (word: string) => `${word}-${Math.random().toString(36).slice(2, 10)}`;

export const patience = (ms: number) => new Promise((done) => setTimeout(done, ms));
