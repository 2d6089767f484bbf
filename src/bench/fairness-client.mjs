// A client of one workspace, and the lines it sends.

/** @param key the secret of an API key */
export function client(base, key) {
  const send = (path, body, type) =>
    fetch(`${base}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': type },
      body,
      signal: AbortSignal.timeout(60_000),
    });
  return {
    ask: (query) => send('/graphql', JSON.stringify({ query }), 'application/json'),
    lines: (text, parameters = '') => send(`/facts${parameters}`, text, 'application/x-ndjson'),
  };
}

export const account = (ref) => `{"type":"account","ref":"${ref}","at":"2025-01-01T00:00:00Z","name":"${ref} Works"}\n`;
export const contact = (ref, of, day) =>
  `{"type":"touchpoint","ref":"${ref}","account":"${of}","at":"2025-${String(1 + (day % 12)).padStart(2, '0')}-01T09:00:00Z","channel":"CALL","direction":"OUT","summary":"about works ${ref}"}\n`;

export const portfolio = (accounts) =>
  Array.from({ length: accounts }, (_, i) => account(`a${i}`) + Array.from({ length: 10 }, (_, j) => contact(`a${i}-${j}`, `a${i}`, j)).join('')).join('');
