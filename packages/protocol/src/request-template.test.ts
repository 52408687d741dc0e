import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RequestTemplate, Setting } from './manifest.ts';
import {
  findTemplateFaults,
  isTemplateHeader,
  onlyPlaceholder,
  replacePlaceholders,
  templateOrigin,
} from './request-template.ts';

const TOKEN: Setting = { name: 'token', type: 'text', label: 'Token', secure: true, scopes: ['http.send'] };
const GET = { method: 'GET', url: 'https://api.example.com/' } satisfies RequestTemplate;
const faultsOf = (requests: Record<string, RequestTemplate>, settings: Setting[] = [TOKEN]) =>
  findTemplateFaults({ requests, settings } as never);

describe('request templates', () => {
  it('[TPL-1] a host is a name that is written out', () => {
    for (const url of [
      'https://{{settings.host}}/x',
      'https://{{settings.host}}.example.com/x',
      'https://localhost/',
      'https://127.0.0.1/',
      'https://0x7f.1/',
      'https://2130706433/',
      'https://[::1]/',
      'https://api.example.com./',
      'https://api..example.com/',
      'https://api.example.com:99999999/',
    ]) {
      assert.equal(templateOrigin({ ...GET, url }), '', url);
      assert.equal(faultsOf({ send: { ...GET, url } })[0]?.path, 'requests.send.url', url);
    }
    assert.equal(templateOrigin({ ...GET, url: 'https://API.example.com:443/x?y' }), 'https://api.example.com');
  });

  it('[TPL-2] a template names settings that are there and may be used in it', () => {
    const headers = { authorization: 'Bearer {{settings.token}}' };
    assert.deepEqual(faultsOf({ send: { ...GET, headers } }), []);
    assert.match(faultsOf({ other: { ...GET, headers } })[0]?.expected ?? '', /http\.other/);
    assert.match(faultsOf({ send: { ...GET, headers } }, [])[0]?.expected ?? '', /a setting named token/);
    assert.match(faultsOf({ send: { ...GET, headers } }, [{ ...TOKEN, scopes: undefined }])[0]?.fix ?? '', /scopes/);
  });

  it('[TPL-6] an access token goes only to hosts its company lists', () => {
    const headers = { authorization: 'Bearer {{oauth.mail.accessToken}}' };
    const oauth = { mail: { hosts: ['https://api.example.com'] } };
    const faults = (template: RequestTemplate) =>
      findTemplateFaults({ requests: { send: template }, settings: [], oauth } as never);
    assert.deepEqual(faults({ ...GET, headers }), []);
    assert.match(faults({ ...GET, url: 'https://evil.example/', headers })[0]?.expected ?? '', /evil\.example among/);
    assert.match(
      faults({ ...GET, headers: { a: '{{oauth.toString.accessToken}}' } })[0]?.expected ?? '',
      /company named toString/,
    );
    for (const text of ['{{oauth.mail}}', '{{oauth.mail.refreshToken}}', '{{settings.mail.accessToken}}'])
      assert.equal(faults({ ...GET, headers: { a: text } }).length, 1, text);
  });

  it('[TPL-3] there is one form of placeholder', () => {
    for (const text of ['{{ params.x }}', '{{x}}', '{{env.HOME}}', '{{params.x', '{{params.constructor.name}}'])
      assert.equal(faultsOf({ send: { ...GET, headers: { 'x-a': text } } }).length, 1, text);
  });

  it('[TPL-3] a placeholder is replaced by what it is filled with, which is not looked at again', () => {
    const write = ({ from, name }: { from: string; name: string }) => `{{${from}/${name}}}`;
    assert.equal(
      replacePlaceholders('{{params.a}}{{oauth.b.accessToken}}-{{settings.c}}', write),
      '{{params/a}}{{oauth/b}}-{{settings/c}}',
    );
    assert.deepEqual(onlyPlaceholder('{{params.a}}'), { from: 'params', name: 'a' });
    for (const text of ['x{{params.a}}', '{{params.a}}{{params.b}}', ''])
      assert.equal(onlyPlaceholder(text), undefined);
  });

  it('[TPL-4] headers of the connection, the user and machines in between cannot be set', () => {
    for (const name of [
      'Host',
      'content-length',
      'Transfer-Encoding',
      'Connection',
      'Cookie',
      'Proxy-Authorization',
      'Sec-Fetch-Site',
      'X-Forwarded-For',
      'X-HTTP-Method-Override',
      'x-original-url',
      'Origin',
      'Expect',
      'Upgrade',
      'a b',
      'a\r\nb',
      '',
    ])
      assert.equal(isTemplateHeader(name), false, name);
    for (const name of ['Authorization', 'X-Api-Key', 'content-type', 'Accept', 'Intercom-Version', 'x-test'])
      assert.equal(isTemplateHeader(name), true, name);
  });

  it('[TPL-5] a body is of a type whose quoting is known, and stays what it is', () => {
    const post = { ...GET, method: 'POST' } as const;
    assert.deepEqual(faultsOf({ send: { ...post, body: '{"a":["{{params.a}}"]}' } }), []);
    assert.equal(faultsOf({ send: { ...post, body: '{"a":{{params.a}}}' } }).length, 1);
    assert.equal(faultsOf({ send: { ...GET, body: '{}' } })[0]?.path, 'requests.send.body');
    const xml = { headers: { 'Content-Type': 'text/xml' }, body: '<a>{{params.a}}</a>' };
    assert.equal(faultsOf({ send: { ...post, ...xml } })[0]?.path, 'requests.send.headers');
  });
});
