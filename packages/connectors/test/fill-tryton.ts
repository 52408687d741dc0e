/** Fills a throwaway Tryton as a small company does: a currency, a company, an employee, and users with fewer rights. */
import { fetchTransport, type TrytonTransport } from '../src/tryton/index.ts';
import { ADMIN } from './throwaway-tryton.ts';

/** Who may do parties and deals, and who may not see deals at all. */
export const SALES = { user: 'sales', password: 'Br1ght-Lantern-7' };
export const VIEWER = { user: 'viewer', password: 'Gl4ss-Window-39' };

/** Calls models in the context a user has, as a CRM's own client does. */
export class TrytonDesk {
  readonly transport: Required<TrytonTransport>;
  #context: object = {};

  constructor(url: string, login: { user: string; password: string } = ADMIN) {
    this.transport = fetchTransport({ url, ...login });
  }

  async call(model: string, method: string, ...params: readonly unknown[]): Promise<unknown> {
    return this.transport.call(`model.${model}.${method}`, [...params, this.#context]);
  }

  async create(model: string, values: object): Promise<number> {
    const ids = await this.call(model, 'create', [values]);
    return Array.isArray(ids) ? Number(ids[0]) : 0;
  }

  /** Takes over the user's company, language and groups. */
  async refresh(): Promise<void> {
    const preferences = await this.transport.call('model.res.user.get_preferences', [true, {}]);
    this.#context = typeof preferences === 'object' && preferences !== null ? preferences : {};
  }
}

/** Makes what the standard types need; gives the employee who owns the deals. */
export async function fillTryton(desk: TrytonDesk): Promise<number> {
  await desk.refresh();
  const rounding = { __class__: 'Decimal', decimal: '0.01' };
  const euro = { name: 'Euro', symbol: '€', code: 'EUR', numeric_code: '978', rounding, digits: 2 };
  const currency = await desk.create('currency.currency', euro);
  const party = await desk.create('party.party', { name: 'Harbour Trading' });
  const company = await desk.create('company.company', { party, currency });
  const own = { companies: [['add', [company]]], company };
  await desk.call('res.user', 'write', [1], own);
  await desk.refresh();
  const employed = await desk.create('party.party', { name: 'Eve Employee' });
  const employee = await desk.create('company.employee', { party: employed, company });
  const groups = await desk.call('res.group', 'search', [['name', 'in', ['Sales', 'Sale Opportunity']]], 0, null, null);
  const work = { ...own, employees: [['add', [employee]]], employee };
  await desk.create('res.user', {
    name: 'Sales',
    login: SALES.user,
    password: SALES.password,
    ...work,
    groups: [['add', groups]],
  });
  await desk.create('res.user', { name: 'Viewer', login: VIEWER.user, password: VIEWER.password, ...own });
  return employee;
}
