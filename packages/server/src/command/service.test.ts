import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type AnswerBody, PERSON } from '../../test/running-app.ts';
import { SAMPLE } from '../../test/sample-plugin.ts';
import { startPostgres, whyNoPostgres } from '../../test/throwaway-postgres.ts';
import { waitUntil } from '../../test/wait-until.ts';
import { packPlugin } from '../registry/plugin-archive.ts';
import { createKey } from '../secrets/key-ring.ts';
import { readCommandLine } from './settings.ts';
import { loadSetup } from './setup.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

/** A real process of the command. */
class Service {
  readonly child: ChildProcess;
  output = '';
  readonly ended: Promise<number | null>;

  constructor(args: readonly string[], environment: Record<string, string> = {}) {
    this.child = spawn(process.execPath, ['-C', '@crosswalk/source', '--import', 'tsx', MAIN, ...args], {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.ended = once(this.child, 'close').then(([code]) => code);
  }

  async line(event: string): Promise<Record<string, unknown>> {
    const find = () => this.output.split('\n').find((line) => line.includes(`"event":"${event}"`));
    await waitUntil(() => find() !== undefined || this.child.exitCode !== null, `${event} is logged`);
    return JSON.parse(find() ?? assert.fail(this.output));
  }

  async url(): Promise<string> {
    return String((await this.line('listening'))['url']);
  }
}

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-command-'));
  const data = join(folder, 'data');
  const setup = join(folder, 'setup.mjs');
  writeFileSync(setup, `export default { types: ${JSON.stringify([PERSON])} };`);
  const services: Service[] = [];
  const start = (args: readonly string[], environment: Record<string, string> = {}) => {
    const service = new Service(args, environment);
    services.push(service);
    return service;
  };
  const refusal = async (args: readonly string[], environment: Record<string, string> = {}) => {
    const service = start(args, environment);
    const code = await service.ended;
    return `${code} ${service.output.trim().split('\n').at(-1) ?? ''}`;
  };

  after(() => {
    for (const { child } of services) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('[OPS-5] told to stop, it is no longer ready, ends its streams with when to come back, and lets go of folder and port', async () => {
    const service = start(['--data', data, '--port', '0', '--setup', setup, '--grace-seconds', '5']);
    const url = await service.url();
    await service.line('ready');
    const stream = await fetch(`${url}/api/changes`);
    const chunks = stream.body!.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
    await chunks.next();
    assert.match(await refusal(['--data', data, '--port', '0']), /^1 folder_unavailable: .* in use by process/);
    service.child.kill('SIGTERM');
    let said = '';
    for (let chunk = await chunks.next(); chunk.done !== true; chunk = await chunks.next()) said += chunk.value;
    // On a slow machine signs of life may come before.
    assert.match(said, /^(?:: alive\n\n)*retry: \d+\n\n$/);
    assert.equal(await service.ended, 0);
    assert.ok(!existsSync(join(data, 'lock.json')));
  });

  it('[OPS-6] [OPS-7] the log is JSON with routes, codes and ids of requests, and nothing of a person; figures are for Prometheus', async () => {
    const service = start(['--data', data, '--port', '0', '--setup', setup, '--metrics-token', 'figures']);
    const url = await service.url();
    await service.line('ready');
    const headers = { 'content-type': 'application/json', 'x-request-id': 'request-of-a-client' };
    const body = JSON.stringify({ fields: { name: 'Zdenka Secret', email: 'zdenka@example.com' } });
    const created = await fetch(`${url}/api/records/person?note=zdenka`, { method: 'POST', headers, body });
    assert.equal(created.headers.get('x-request-id'), 'request-of-a-client');
    const { id } = JSON.parse(await created.text());
    const trace = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
    await fetch(`${url}/api/records/person/${id}`, { headers: trace });
    await fetch(`${url}/api/records/person/zdenka@example.com`);
    assert.equal((await fetch(`${url}/metrics`)).status, 401);
    const metrics = await (await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer figures' } })).text();
    assert.match(
      metrics,
      /http_server_request_duration_seconds_count\{http_request_method="GET",http_route="\/api\/records\/:type\/:id",http_response_status_code="404",error_type="not_found"\} 1\n/,
    );
    assert.match(metrics, /# TYPE http_server_request_duration_seconds histogram\n/);
    for (const line of metrics.trim().split('\n'))
      assert.match(line, /^(# (HELP|TYPE) \S+ .+|[a-z_]+(\{[^\n]*\})? -?[\d.e+-]+)$/);
    service.child.kill('SIGTERM');
    await service.ended;
    const lines = service.output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const seen = lines.find(({ traceId }) => traceId === '0af7651916cd43dd8448eb211c80319c');
    assert.deepEqual([seen.event, seen.route, seen.status], ['request', '/api/records/:type/:id', 200]);
    for (const personal of ['Zdenka', 'zdenka', id]) assert.ok(!service.output.includes(personal), personal);
  });

  it('[OPS-13] it serves the panels of packed plugins from an origin of their own, and tells who it is', async () => {
    const issuer = 'https://crm.example.com';
    const key = { CROSSWALK_SECRET_KEY: createKey() };
    const service = start(['--data', data, '--port', '0', '--setup', setup, '--issuer', issuer], key);
    const url = await service.url();
    const { origin } = await service.line('panels_listening');
    assert.notEqual(origin, url);
    await service.line('ready');
    const archive = packPlugin(
      new Map([
        ['crosswalk.json', Buffer.from(JSON.stringify(SAMPLE))],
        ['panel.html', Buffer.from('<p>Mail</p>')],
      ]),
    );
    const headers = { 'content-type': 'application/gzip' };
    const installed = await fetch(`${url}/api/plugins/archive`, {
      method: 'POST',
      headers,
      body: new Uint8Array(archive),
    });
    assert.equal(installed.status, 201, await installed.clone().text());
    const detail = await fetch(`${url}/api/plugins/${SAMPLE.id}`);
    const plugin = JSON.parse(await detail.text()) as AnswerBody;
    assert.ok(plugin.baseUrl.startsWith(`${String(origin)}/${SAMPLE.id}/`));
    const page = await fetch(`${plugin.baseUrl}panel.html`);
    assert.deepEqual([page.status, await page.text()], [200, '<p>Mail</p>']);
    const policy = page.headers.get('content-security-policy') ?? '';
    assert.match(policy, /frame-ancestors https:\/\/crm\.example\.com http:\/\/localhost:\d+ /);
    assert.equal((await fetch(`${url}/${SAMPLE.id}/panel.html`)).status, 404, 'and not from the CRM’s');
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    const token = await fetch(`${url}/api/plugins/${SAMPLE.id}/session-token`, post);
    const [, claims = ''] = (JSON.parse(await token.text()) as { token: string }).token.split('.');
    assert.equal((JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iss: string }).iss, issuer);
    service.child.kill('SIGTERM');
    assert.equal(await service.ended, 0);
    await assert.rejects(fetch(`${plugin.baseUrl}panel.html`), 'it stopped with it');
  });

  it('[OPS-4] a wrong setting, command or file is named, with what it should be', async () => {
    const wrong: [string[], Record<string, string>, RegExp][] = [
      [['--port', 'http'], {}, /--port \(PORT\) must be a number/],
      [[], { PORT: '99999', CROSSWALK_AUDIT_DAYS: '0' }, /--port .* must be .*\n--audit-days .* must be/],
      [['--database-url', 'mysql://x'], {}, /--database-url \(DATABASE_URL\) must be an address such as postgres/],
      [['--allowed-origins', 'https://a.example,b'], {}, /--allowed-origins .* must be origins/],
      [['--issuer', 'crm.example.com'], {}, /--issuer .* must be an origin such as/],
      [['--panel-port', '70000'], {}, /--panel-port .* must be a number/],
      [['--fly', 'high'], {}, /--help/],
    ];
    for (const [args, environment, message] of wrong)
      assert.throws(() => readCommandLine(args, environment), { code: 'bad_option', message });
    const { settings } = readCommandLine(['--port', '1'], { PORT: '2', HOST: '::1' });
    assert.deepEqual([settings.port, settings.host, settings.graceMs], [1, '::1', 10_000]);
    await assert.rejects(loadSetup(undefined, '0.0.0.0'), { code: 'setup_failed' });
    await assert.rejects(loadSetup(join(folder, 'none.mjs'), 'localhost'), { code: 'setup_failed' });
    assert.match(await refusal(['worker']), /^1 bad_option: .*DATABASE_URL/);
    assert.match(
      await refusal(['restore', '--file', join(folder, 'none'), '--data', join(folder, 'x')]),
      /^1 bad_file: /,
    );
  });

  it(
    '[OPS-8] without its database it is alive and not ready; it becomes ready when the database comes',
    { skip: whyNoPostgres() },
    async () => {
      const postgres = await startPostgres();
      try {
        const database = await postgres.createDatabase();
        await postgres.crash();
        const service = start(['serve', '--port', '0', '--setup', setup], { DATABASE_URL: database });
        const url = await service.url();
        await service.line('database_unreachable');
        assert.equal((await fetch(`${url}/healthz`)).status, 200);
        const answer = await fetch(`${url}/api/types`);
        assert.deepEqual([answer.status, JSON.parse(await answer.text()).error.code], [503, 'offline']);
        await postgres.start();
        await service.line('ready');
        assert.equal((await fetch(`${url}/readyz`)).status, 200);
        await postgres.crash();
        assert.equal((await fetch(`${url}/readyz`)).status, 503);
        await postgres.start();
        assert.equal((await fetch(`${url}/readyz`)).status, 200);
      } finally {
        await postgres.remove();
      }
    },
  );

  it('[OPS-9] a back-up from the command fills another folder, and only an empty one', async () => {
    const file = join(folder, 'back-up.gz');
    const other = join(folder, 'other');
    assert.match(await refusal(['back-up', '--file', file, '--data', data]), /^0 \{.*"rows":\d+/);
    assert.match(await refusal(['restore', '--file', file, '--data', other]), /^0 /);
    assert.match(await refusal(['restore', '--file', file, '--data', other]), /^1 database_not_empty: /);
    assert.match(await refusal(['audit', 'verify', '--data', other]), /^0 \{"entries":/);
    assert.match(await refusal(['audit', 'verify', '--expect', 'f00', '--data', other]), /^1 chain_broken: /);
  });

  it('[OPS-14] what works on a database refuses a folder without one, says how to mend it, and makes nothing', async () => {
    const nowhere = join(folder, 'mistyped');
    const file = join(folder, 'of-nothing.gz');
    const key = { CROSSWALK_SECRET_KEY: createKey() };
    for (const command of [
      ['back-up', '--file', file],
      ['audit', 'verify'],
      ['audit', 'export', '--file', file],
      ['erase', '--user', 'u1'],
      ['erase', '--type', 'person', '--id', '1'],
      ['rotate-secrets'],
    ])
      assert.match(await refusal([...command, '--data', nowhere], key), /^1 no_database: .*mistyped\. Correct --data/);
    assert.deepEqual([existsSync(nowhere), existsSync(file), existsSync(`${file}.part`)], [false, false, false]);
  });

  it('[OPS-14] and so with an empty PostgreSQL', { skip: whyNoPostgres() }, async () => {
    const postgres = await startPostgres();
    try {
      const environment = { DATABASE_URL: await postgres.createDatabase() };
      assert.match(await refusal(['audit', 'verify'], environment), /^1 no_database: .*Correct --database-url/);
    } finally {
      await postgres.remove();
    }
  });
});
