// Access control: API keys with each scope, tokens of an issuer, roles, audit.
import { CLOCK } from './side.mjs';

export const FIRST_KEY = 'first-key-of-this-comparison-0123456789';
const SCOPES = ['ADMIN', 'ON_BEHALF', 'CORRECT', 'ERASE', 'EXPORT', 'IMPORT', 'METRICS', 'MODELS', 'PEOPLE_PII', 'POLITICS', 'READ', 'WEBHOOKS', 'WRITE'];

/** Operations that need different scopes, or return different data to different callers. */
const QUESTIONS = [
  '{ me { name scopes member { ref } account { ref } ownAccountsOnly } }',
  '{ account(ref: "granite") { name trust { score { value } } } }',
  '{ account(ref: "granite") { name commitments(first: 2) { totalCount nodes { title status } } } }',
  '{ accounts(first: 100) { totalCount } }',
  '{ stakeholders(first: 2, orderBy: [{ field: REF }]) { nodes { person { name email } } } }',
  '{ account(ref: "summit") { politics { conflicts } } }',
  '{ accounts(first: 1, orderBy: [{ field: REF }]) { nodes { facts(first: 1) { json } } } }',
  '{ webhooks { url } }',
  '{ apiKeys { name } }',
  '{ jobs(first: 1) { status } }',
  'mutation { recordTouchpoint(input: { account: "granite", channel: CALL, direction: OUT, idempotencyKey: "access" }) { replayed userErrors { code message } } }',
  'mutation { retractFact(input: { fact: "nothing", type: "touchpoint", reason: "x" }) { userErrors { code message } } }',
  'mutation { erasePerson(input: { person: "nobody" }) { userErrors { code message } } }',
  'mutation { createModel(input: { version: "unknown", changes: [{ code: "NOTHING", value: 1 }] }) { userErrors { code message } } }',
  'mutation { openAccount(input: { ref: "acc-new", name: "N", owner: "noor" }) { userErrors { code message } } }',
];
const PATHS = [['GET', '/facts?account=granite&type=cadenceAgreed'], ['GET', '/export/ties?format=csv'], ['GET', '/people/nobody'], ['GET', '/jobs/job_00000000000000000000000000'], ['POST', '/facts'], ['GET', '/q/health/live'], ['GET', '/nowhere']];

/** Runs all operations and paths as one caller. */
async function probe(side, seen, who, authorization) {
  const options = { authorization, headers: { accept: 'application/graphql-response+json' } };
  for (const question of QUESTIONS) {
    seen.graphql(`${who}: ${question.slice(0, 100)}`, await side.ask(question, {}, options));
  }
  for (const [method, path] of PATHS) {
    const { seen: answer } = await side.http(method, path, { authorization, headers: method === 'POST' ? { 'content-type': 'application/x-ndjson' } : {}, body: method === 'POST' ? 'nonsense' : undefined });
    seen.value(`${who}: ${method} ${path}`, path.includes('/facts') ? { ...answer, body: answer.status === 200 ? 'facts' : answer.body } : answer);
  }
  for (const path of ['/q/metrics', '/audit']) {
    seen.value(`${who}: GET ${path}`, (await side.http('GET', path, { authorization })).status);
  }
}

const status = async (side, authorization) => (await side.http('GET', '/export/ties', { authorization })).status;

/** Compares API keys: none, unknown, first, one for each scope, revoked, expired. */
export async function keys(side, seen) {
  await probe(side, seen, 'no credentials', '');
  await probe(side, seen, 'unknown key', 'troth_wrong');
  await probe(side, seen, 'first key of an empty workspace', FIRST_KEY);
  await probe(side, seen, 'key with every scope', side.fixtures.secret);
  const make = async (input) => {
    const answer = await side.ask('mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret key { id name prefix scopes createdAt expiresAt } userErrors { code message path } } }', { input });
    seen.graphql(`create key ${JSON.stringify(input)}`, answer);
    return answer.data?.createApiKey;
  };
  for (const scope of SCOPES) {
    const { secret } = await make({ name: scope.toLowerCase(), scopes: [scope] });
    await probe(side, seen, `key with ${scope}`, secret);
  }
  const { secret, key } = await make({ name: 'short', scopes: ['EXPORT'], expiresAt: '2026-12-01T00:00:00Z' });
  seen.check('key works before it is revoked', (await status(side, secret)) === 200);
  seen.graphql('revoke a key', await side.ask(`mutation { revokeApiKey(input: { id: "${key.id}" }) { key { name revokedAt } userErrors { code message } } }`));
  seen.check('revoked key is rejected', (await status(side, secret)) === 401);
  await make({ name: 'past', scopes: ['READ'], expiresAt: '2020-01-01T00:00:00Z' });
  await make({ name: ' ', scopes: ['READ'] });
  seen.graphql('list of keys', await side.ask('{ apiKeys(first: 100) { name prefix scopes createdAt expiresAt lastUsedAt revokedAt } }'));
}

/** Compares people with tokens in each role, limited members, and revoked access. */
export async function people(side, seen) {
  const grant = async (input) => {
    const answer = await side.ask('mutation($input: GrantAccessInput!) { grantAccess(input: $input) { accessGrant { id subject role member { ref } account { ref } createdAt } userErrors { code message path } } }', { input });
    seen.graphql(`grant access ${JSON.stringify(input)}`, answer);
    return answer.data?.grantAccess.accessGrant?.id;
  };
  const token = (subject, algorithm = 'RS256') => side.issuer.token(algorithm, side.issuer.claims(subject, CLOCK));
  const ids = {};
  for (const role of ['ADMIN', 'MANAGER', 'MEMBER', 'READER']) {
    ids[role] = await grant({ subject: `sub-${role}`, role, member: role === 'MEMBER' ? 'dana' : undefined });
    await probe(side, seen, `token of ${role}`, token(`sub-${role}`));
  }
  await grant({ subject: 'sub-PORTAL', role: 'PORTAL', account: 'granite' });
  await probe(side, seen, 'token of PORTAL', token('sub-PORTAL'));
  const limit = (to) => side.ask(`mutation { setMemberVisibility(input: { ownAccountsOnly: ${to} }) { ownAccountsOnly userErrors { code message } } }`);
  seen.graphql('limit members', await limit(true));
  await probe(side, seen, 'token of a limited MEMBER', token('sub-MEMBER'));
  seen.graphql('end the limit of members', await limit(false));
  await tokens(side, seen, 'sub-MANAGER');
  seen.graphql('revoke access', await side.ask(`mutation { revokeAccess(input: { id: "${ids.READER}" }) { accessGrant { subject revokedAt } userErrors { code message } } }`));
  seen.check('token without access is rejected', (await status(side, token('sub-READER'))) === 401);
  seen.graphql('list of access grants', await side.ask('{ accessGrants(first: 100) { subject role member { ref } account { ref } createdAt lastUsedAt revokedAt } }'));
}

/** Compares valid tokens of each algorithm, and forged tokens. */
async function tokens(side, seen, subject) {
  const claims = side.issuer.claims(subject, CLOCK);
  for (const algorithm of ['RS256', 'RS512', 'PS256', 'ES256', 'ES384']) {
    const got = await status(side, side.issuer.token(algorithm, claims));
    seen.value(`token signed by ${algorithm}`, got);
    seen.check(`token signed by ${algorithm} is accepted`, got === 200, got);
  }
  for (const [label, forged] of Object.entries(side.issuer.forged(claims))) {
    const answer = await side.http('GET', '/export/ties', { authorization: forged });
    seen.value(`token ${label}`, answer.seen);
    seen.check(`token ${label} is rejected`, answer.status === 401, answer.status);
  }
}

/** Compares the kinds of entries of the audit. Their number varies, as waiting for jobs polls them. */
export async function audit(side, seen) {
  const { text } = await side.http('GET', '/audit');
  const entries = text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const kinds = entries.map(({ operation, guarded, caller, member, address }) => JSON.stringify({ operation, guarded, caller, member, address }));
  seen.value('kinds of audit entries', [...new Set(kinds)].sort().map((one) => side.exact(one)));
  seen.check('audit has entries', entries.length > 100, entries.length);
}
