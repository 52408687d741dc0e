import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listOf, type Row } from './wire.ts';

/** One call as Tryton hears it. */
export interface HeardCall {
  method: string;
  params: readonly unknown[];
  authorization: string | undefined;
}

/** What the stand-in does with a call: a result, an `error`, or anything a broken network may bring. */
export type Reply =
  | { result: unknown }
  | { error: unknown }
  | { status: number; body: string }
  | { half: unknown }
  | 'hang up'
  | 'hang up after the work'
  | 'silence';

/** A stand-in for Tryton on a real socket, which answers as recorded from one and fails as it is told. */
export class TrytonStandIn {
  readonly heard: HeardCall[] = [];
  /** Replies that come before all others, one for each call they are for. */
  readonly #next: { method: string; reply: Reply }[] = [];
  readonly #parties = new Map<number, Row>();
  #sessions = 0;
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/crm/`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The next call of this method (its last word) gets this reply. */
  once(method: string, reply: Reply): void {
    this.#next.push({ method, reply });
  }

  /** Ends the session that is open, as time does. */
  expire(): void {
    this.#sessions += 1;
  }

  /** How often a method was called. */
  count(method: string): number {
    return this.heard.filter((call) => call.method.endsWith(`.${method}`)).length;
  }

  addParty(values: Row): number {
    const id = this.#parties.size + 1;
    this.#parties.set(id, { contact_mechanisms: [], addresses: [], ...values, id, _timestamp: '1000.000001' });
    return id;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const call: HeardCall = { ...JSON.parse(text), authorization: request.headers.authorization };
    this.heard.push(call);
    const place = this.#next.findIndex(({ method }) => call.method.endsWith(`.${method}`));
    const [planned] = place < 0 ? [] : this.#next.splice(place, 1);
    const isLate = planned?.reply === 'hang up after the work';
    const reply = planned === undefined || isLate ? this.#answer(call) : planned.reply;
    send(response, isLate ? 'hang up' : reply);
  }

  #answer({ method, params, authorization }: HeardCall): Reply {
    if (method === 'common.db.login') return this.#login(params);
    if (authorization !== this.#session())
      return { status: 401, body: '<!doctype html><title>401 Unauthorized</title>' };
    const answers = new Map<string, () => unknown>([
      ['common.db.logout', () => null],
      ['model.res.user.get_preferences', () => ({ language: 'en', company: null, groups: [1] })],
      ['model.ir.model.access.get_access', () => accessTo(params[0])],
      ['model.ir.model.field.access.search_read', () => []],
      ['model.party.party.fields_get', () => FIELDS],
      ['model.party.party.search', () => [...this.#parties.keys()].sort((left, right) => right - left).slice(0, 1)],
      ['model.party.party.search_read', () => this.#find(params[0])],
      ['model.party.party.create', () => listOf(params[0]).map((values) => this.addParty(rowOf(values)))],
      ['model.party.party.write', () => this.#write(params)],
    ]);
    const answer = answers.get(method);
    return answer === undefined
      ? { status: 403, body: '<!doctype html><title>403 Forbidden</title>' }
      : { result: answer() };
  }

  #login([, credentials]: readonly unknown[]): Reply {
    const { password } = rowOf(credentials);
    if (password === undefined) return { error: ['LoginException', ['password', 'Password for admin', 'password']] };
    if (password !== 'right') return { status: 401, body: '<!doctype html><title>401 Unauthorized</title>' };
    return { result: [1, String(this.#sessions)] };
  }

  #session(): string {
    return `Session ${btoa(`admin:1:${this.#sessions}`)}`;
  }

  /** Understands the two conditions the connector uses to find its own: ids in a list, and ids after one. */
  #find(domain: unknown): Row[] {
    const condition = listOf(domain)
      .map(listOf)
      .find(([name]) => name === 'id');
    const rows = [...this.#parties.values()];
    if (condition?.[1] === 'in') return rows.filter(({ id }) => listOf(condition[2]).includes(id));
    return condition?.[1] === '>' ? rows.filter(({ id }) => Number(id) > Number(condition[2])) : rows;
  }

  /** Ids and values come in turn, and the context last. */
  #write(params: readonly unknown[]): null {
    for (let place = 0; place + 1 < params.length; place += 2) {
      const { active, ...written } = rowOf(params[place + 1]);
      for (const id of listOf(params[place]).map(Number)) {
        const old = this.#parties.get(id) ?? {};
        if (active === false) this.#parties.delete(id);
        else this.#parties.set(id, { ...old, ...written, _timestamp: `${Number(old['_timestamp']) + 1}` });
      }
    }
    return null;
  }
}

const column = (type: string) => ({ type, string: type, help: '', sortable: true, readonly: false });
const children = (relation: string) => ({ ...column('one2many'), relation, relation_field: 'party' });
/** As recorded from Tryton 6.0, cut to what the connector reads. */
const FIELDS = {
  name: column('char'),
  code: { ...column('char'), readonly: true },
  contact_mechanisms: children('party.contact_mechanism'),
  addresses: children('party.address'),
};

function accessTo(models: unknown): Row {
  const everything = { read: true, write: 1, create: true, delete: 1 };
  return Object.fromEntries(listOf(models).map((model) => [String(model), everything]));
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === 'silence') return;
  if (reply === 'hang up' || reply === 'hang up after the work') {
    response.destroy();
    return;
  }
  if ('status' in reply) {
    response.writeHead(reply.status, { 'content-type': 'text/html' }).end(reply.body);
    return;
  }
  const text = JSON.stringify('half' in reply ? { id: 1, result: reply.half } : { id: 1, ...reply });
  response.writeHead(200, { 'content-type': 'application/json' }).end('half' in reply ? text.slice(0, -4) : text);
}

function rowOf(value: unknown): Row {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
