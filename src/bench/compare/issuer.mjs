// OpenID Connect issuer on loopback: discovery, keys, valid and forged tokens.
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';

const encode = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

const PAIRS = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  p256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  p384: generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  stranger: generateKeyPairSync('rsa', { modulusLength: 2048 }),
};

/** Parameters of the signing algorithms. */
const ALGORITHMS = {
  RS256: { pair: 'rsa', hash: 'sha256' },
  RS512: { pair: 'rsa', hash: 'sha512' },
  PS256: { pair: 'rsa', hash: 'sha256', padding: 6, saltLength: 32 },
  ES256: { pair: 'p256', hash: 'sha256', dsaEncoding: 'ieee-p1363' },
  ES384: { pair: 'p384', hash: 'sha384', dsaEncoding: 'ieee-p1363' },
};

export class Issuer {
  async start() {
    this.server = createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(request.url === '/keys' ? this.#keys() : { issuer: this.url, jwks_uri: `${this.url}/keys` }));
    });
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  #keys() {
    const keys = ['rsa', 'p256', 'p384'].map((kid) => ({ ...PAIRS[kid].publicKey.export({ format: 'jwk' }), kid, use: 'sig' }));
    return { keys };
  }

  /** Claims that are valid for a quarter of an hour. */
  claims(subject, now) {
    const seconds = Math.floor(Date.parse(now) / 1000);
    return { iss: this.url, aud: 'troth', sub: subject, iat: seconds, exp: seconds + 900 };
  }

  token(algorithm, claims, pair = ALGORITHMS[algorithm].pair) {
    const { hash, pair: kid, ...how } = ALGORITHMS[algorithm];
    const text = `${encode({ alg: algorithm, kid })}.${encode(claims)}`;
    return `${text}.${sign(hash, Buffer.from(text), { key: PAIRS[pair].privateKey, ...how }).toString('base64url')}`;
  }

  /** Tokens that must be rejected. */
  forged(claims) {
    const right = this.token('RS256', claims);
    const [head, , signature] = right.split('.');
    const confused = `${encode({ alg: 'HS256', kid: 'rsa' })}.${encode(claims)}`;
    const secret = PAIRS.rsa.publicKey.export({ type: 'spki', format: 'der' });
    return {
      'signed by an unknown key': this.token('RS256', claims, 'stranger'),
      'without a signature': `${encode({ alg: 'none' })}.${encode(claims)}.`,
      'signed by HMAC with the public key': `${confused}.${createHmac('sha256', secret).update(confused).digest('base64url')}`,
      'with changed claims': `${head}.${encode({ ...claims, sub: 'boss' })}.${signature}`,
      'for another audience': this.token('RS256', { ...claims, aud: 'other' }),
      'of another issuer': this.token('RS256', { ...claims, iss: 'http://127.0.0.1:1' }),
      'that has expired': this.token('RS256', { ...claims, exp: claims.iat - 60 }),
      'of an unknown subject': this.token('RS256', { ...claims, sub: 'stranger' }),
      'in a bad format': 'a.b.c',
    };
  }

  stop() {
    this.server.close();
    this.server.closeAllConnections();
  }
}
