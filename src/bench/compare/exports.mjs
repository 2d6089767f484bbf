// Exports: the ledger, and each list in each format, with filter, order and point in time.

const LISTS = ['accounts', 'commitments', 'touchpoints', 'stakeholders', 'issues', 'ties', 'insights', 'feedback', 'initiatives', 'signals', 'contracts'];
const WHERE = encodeURIComponent('{"account":{"owner":{"eq":"dana"}}}');
const ORDER = encodeURIComponent('[{"field":"REF","direction":"DESC"}]');

/** Compares all exports. */
export async function exports(side, seen) {
  const get = async (path) => {
    const answer = await side.http('GET', path);
    seen.value(`GET ${path}`, answer.seen);
    return answer;
  };
  for (const list of LISTS) {
    for (const format of ['jsonl', 'csv']) {
      const { text } = await get(`/export/${list}?format=${format}&orderBy=${ORDER}`);
      seen.check(`${list} as ${format} is not empty`, text.split('\n').length > 2, text.slice(0, 200));
    }
    await get(`/export/${list}?asOf=2026-03-01T00:00:00Z`);
    await get(list === 'accounts' ? `/export/accounts?where=${encodeURIComponent('{"standing":{"eq":"VENDOR"}}')}` : `/export/${list}?where=${WHERE}`);
  }
  for (const list of LISTS) {
    const { text, headers } = await get(`/export/${list}?format=arrow&orderBy=${ORDER}`);
    seen.check(`${list} as arrow has columns`, headers['content-type']?.includes('arrow') && text.includes('ref'), headers);
  }
  await get('/export/accounts?format=xlsx');
  await get('/export/nothing');
  await get('/export/accounts?where=%7B');
  await get('/export/accounts?asOf=yesterday');
  seen.value('whole ledger', await side.exactLedger());
  await get('/facts?account=northwind&type=cadenceAgreed');
  await get('/facts?type=nothing');
  await get('/facts?account=nobody');
}
