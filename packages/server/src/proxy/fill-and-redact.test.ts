import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RequestTemplate } from '@crosswalk/protocol';
import fc from 'fast-check';
import { checkParams, fillTemplate } from './fill-template.ts';
import { SecretRedactor } from './redact-secrets.ts';
import { retryAfterMs } from './retry.ts';

const fill = (template: Partial<RequestTemplate>, values: Record<string, string | number | boolean>) =>
  fillTemplate({ method: 'POST', url: 'https://api.partner.test/', ...template }, ({ name }) => values[name] ?? '');

const anyText = fc.string({ unit: 'grapheme', minLength: 1 });

describe('filling in templates', () => {
  it('[PRX-2] a value stays one part of a path, one value of a query, one text of a body', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const isStep = value.split(/[/\\]/).some((part) => part === '.' || part === '..');
        const template = {
          url: 'https://api.partner.test/a/{{params.x}}/b?q={{params.x}}&r=1',
          body: '{"t":"{{params.x}}","list":["a {{params.x}}"]}',
        };
        if (isStep) return assert.throws(() => fill(template, { x: value }), { code: 'invalid_input' });
        const { url, body = '' } = fill(template, { x: value });
        assert.equal(url.origin, 'https://api.partner.test');
        assert.deepEqual(url.pathname.split('/').map(decodeURIComponent), ['', 'a', value, 'b']);
        assert.deepEqual(
          [...url.searchParams],
          [
            ['q', value],
            ['r', '1'],
          ],
        );
        assert.deepEqual(JSON.parse(body), { t: value, list: [`a ${value}`] });
      }),
    );
    const form = { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'a={{params.x}}&b=1' };
    assert.equal(fill(form, { x: 'y&c=2' }).body, 'a=y%26c%3D2&b=1');
  });

  it('[PRX-2] no value leads to another folder or host, or into another header', () => {
    const path = { url: 'https://api.partner.test/a/{{params.x}}{{params.y}}/b' };
    for (const [x, y] of [
      ['..', ''],
      ['.', '.'],
      ['../..', 'z'],
      ['a/../..', 'z'],
      ['a\\..', 'z'],
      ['', 'a'],
    ] as const)
      assert.throws(() => fill(path, { x, y }), { code: 'invalid_input' }, `${x} ${y}`);
    assert.equal(fill(path, { x: '@evil.test', y: '%2e%2e' }).url.pathname, '/a/%40evil.test%252e%252e/b');
    assert.throws(() => fill({ url: 'https://api.partner.test{{params.x}}/' }, { x: '.evil.test' }), {
      code: 'invalid_input',
    });
    for (const value of ['a\r\nX-Injected: 1', 'a\nb', 'a\0b', 'ключ', 'a\x7f'])
      assert.throws(() => fill({ headers: { 'X-Test': '{{params.x}}' } }, { x: value }), { code: 'invalid_input' });
    assert.throws(() => fill({ headers: { Host: 'evil.test' } }, {}), { code: 'invalid_input' });
    assert.equal(
      fill({ headers: { 'X-Test': '{{params.x}}' } }, { x: '{{settings.token}}' }).headers['x-test'],
      '{{settings.token}}',
    );
  });

  it('[PRX-2] numbers and booleans stay what they are where they stand alone', () => {
    const { body = '' } = fill(
      { body: '{"n":"{{params.n}}","b":"{{params.b}}","s":"{{params.n}}!"}' },
      { n: 3, b: false },
    );
    assert.deepEqual(JSON.parse(body), { n: 3, b: false, s: '3!' });
  });

  it('[PRX-3] missing and surplus parameters are told', () => {
    const template: RequestTemplate = { method: 'GET', url: 'https://api.partner.test/{{params.id}}?a={{params.a}}' };
    assert.throws(
      () => checkParams(template, { id: '1', b: 2, ['__proto__']: 'x' }),
      (error: Error) => {
        const { faults } = Object(error).details;
        assert.deepEqual(
          faults.map(({ path }: { path: string }) => path),
          ['params.a', 'params.b', 'params.__proto__'],
        );
        return true;
      },
    );
    assert.equal(checkParams(template, { id: '1', a: 2 }).get('a'), 2);
  });
});

describe('cutting out secrets', () => {
  const secret = 'sk-live/4242+é"x';
  const encodings: Record<string, (text: string) => string> = {
    plain: (text) => text,
    base64: (text) => Buffer.from(text).toString('base64'),
    base64url: (text) => Buffer.from(text).toString('base64url'),
    'base64 behind one byte': (text) => Buffer.from(`u${text}`).toString('base64'),
    'base64 of a user and password': (text) => Buffer.from(`user:${text}`).toString('base64'),
    'base64 in the middle': (text) => Buffer.from(`Bearer ${text} and more`).toString('base64url'),
    hex: (text) => Buffer.from(text).toString('hex'),
    HEX: (text) => Buffer.from(text).toString('hex').toUpperCase(),
    url: encodeURIComponent,
    'url in lower case': (text) => encodeURIComponent(text).toLowerCase(),
    form: (text) => new URLSearchParams({ k: text }).toString().slice(2),
    'every byte': (text) => Buffer.from(text).toString('hex').replace(/../g, '%$&'),
    json: (text) => JSON.stringify(text),
    'json with escapes': (text) => JSON.stringify(text).replaceAll('/', '\\/').replace('é', '\\u00e9'),
    html: (text) => text.replaceAll('"', '&#34;'),
  };

  for (const [name, encode] of Object.entries(encodings)) {
    it(`[PRX-5] in this form: ${name}`, async () => {
      const redactor = new SecretRedactor([secret]);
      const echo = `before ${encode(secret)} after`;
      const trace = encode('sk-live/4242').slice(4, 12);
      const shown = redactor.text(echo);
      assert.match(shown, /\[secret\]/);
      assert.ok(!shown.includes(trace), shown);
      for (const size of [1, 3, 7]) {
        const bytes = Buffer.from(echo);
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.subarray(index * size, (index + 1) * size),
        );
        const out: Uint8Array[] = [];
        for await (const piece of redactor.stream(
          (async function* () {
            yield* pieces;
          })(),
        ))
          out.push(piece);
        assert.equal(Buffer.concat(out).toString(), shown, `in pieces of ${size}`);
      }
    });
  }

  it('[PRX-5] what holds no secret passes byte for byte', async () => {
    const redactor = new SecretRedactor(['a secret nobody sends']);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array()), async (pieces) => {
        const out: Uint8Array[] = [];
        for await (const piece of redactor.stream(
          (async function* () {
            yield* pieces;
          })(),
        ))
          out.push(piece);
        assert.deepEqual(Buffer.concat(out), Buffer.concat(pieces));
      }),
    );
  });

  it('[PRX-7] Retry-After is read as seconds and as a date', () => {
    assert.equal(retryAfterMs('3'), 3_000);
    assert.equal(retryAfterMs('Wed, 21 Oct 2026 07:28:05 GMT', Date.parse('2026-10-21T07:28:00Z')), 5_000);
    assert.equal(retryAfterMs('Wed, 21 Oct 2015 07:28:00 GMT'), 0);
    for (const odd of ['-1', 'soon', '1e9', undefined]) assert.equal(retryAfterMs(odd) ?? undefined, undefined, odd);
  });
});
