import { fetchTransport, type TrytonTransport } from '@crosswalk/connectors/tryton';

/** The people one can log in as. Their passwords are for a database on this machine that nobody else reaches. */
export const LOGINS = {
  admin: { login: 'admin', password: 'Qu1et-Harbor-58', may: 'everything' },
  sales: { login: 'sales', password: 'Br1ght-Lantern-7', may: 'parties and opportunities' },
  viewer: { login: 'viewer', password: 'Gl4ss-Window-39', may: 'reading parties, and nothing of opportunities' },
} as const;

const FIRST = [
  'Ada',
  'Ben',
  'Chen',
  'Dina',
  'Eli',
  'Fang',
  'Gus',
  'Hua',
  'Ines',
  'Jun',
  '李雷',
  '韩梅梅',
  'Zoë',
  'نور',
];
const LAST = [
  'Ng',
  'Smith',
  'Müller',
  'Wang',
  'O’Neil',
  'García',
  'Novák',
  'Okafor',
  'Tanaka',
  'Larsen',
  '<b>Bold</b>',
];
const CITIES = ['Shenzhen', 'Berlin', 'Lyon', 'Lagos'];
/** Parties written in one call. */
const BATCH = 100;

/** Fills an empty Tryton: a company and its currency, three users, parties with contacts, and an opportunity for every third. */
export async function seedTryton(url: string, parties: number, say: (line: string) => void): Promise<void> {
  const { login: user, password } = LOGINS.admin;
  const transport = fetchTransport({ url, user, password });
  const seed = new Seed(transport);
  await seed.signIn();
  const employee = await seed.company();
  await seed.users(employee);
  const present = await seed.count('party.party');
  if (present < parties) say(`writing ${parties - present} parties`);
  for (let made = present; made < parties; made += BATCH) {
    await seed.parties(made, Math.min(BATCH, parties - made), employee);
  }
  await transport.close();
}

type Domain = readonly unknown[];

/** One filling. Values follow from the number of the party, so that two fillings are the same. */
class Seed {
  readonly #transport: TrytonTransport;
  #context: object = {};

  constructor(transport: TrytonTransport) {
    this.#transport = transport;
  }

  async signIn(): Promise<void> {
    const preferences = await this.#transport.call('model.res.user.get_preferences', [true, {}]);
    this.#context = { ...(typeof preferences === 'object' ? preferences : {}) };
  }

  async count(model: string): Promise<number> {
    return Number(await this.#call(model, 'search_count', []));
  }

  /** The company everything belongs to. Answers with its one employee. */
  async company(): Promise<number> {
    const currency = await this.#one('currency.currency', [['code', '=', 'EUR']], () => ({
      name: 'Euro',
      symbol: '€',
      code: 'EUR',
      numeric_code: '978',
      rounding: decimal('0.01'),
      digits: 2,
    }));
    const company = await this.#one('company.company', [], async () => ({
      party: await this.#create('party.party', { name: 'Harbour Trading' }),
      currency,
    }));
    const admins = await this.#ids('res.user', [['login', '=', LOGINS.admin.login]]);
    await this.#call('res.user', 'write', admins, { companies: [['add', [company]]], company });
    await this.signIn();
    return this.#one('company.employee', [['company', '=', company]], async () => ({
      party: await this.#create('party.party', { name: 'Eve Employee' }),
      company,
    }));
  }

  /** A clerk who sells, and somebody who may only look. */
  async users(employee: number): Promise<void> {
    const [company] = await this.#ids('company.company', []);
    const own = { companies: [['add', [company]]], company };
    const groups = await this.#ids('res.group', [['name', 'in', ['Sales', 'Sale Opportunity']]]);
    await this.#one('res.user', [['login', '=', LOGINS.sales.login]], () => ({
      name: 'Sam Sales',
      login: LOGINS.sales.login,
      password: LOGINS.sales.password,
      employees: [['add', [employee]]],
      employee,
      groups: [['add', groups]],
      ...own,
    }));
    await this.#one('res.user', [['login', '=', LOGINS.viewer.login]], () => ({
      name: 'Vera Viewer',
      login: LOGINS.viewer.login,
      password: LOGINS.viewer.password,
      ...own,
    }));
    await this.#readOnlyParties();
  }

  async parties(from: number, count: number, employee: number): Promise<void> {
    const numbers = Array.from({ length: count }, (_, index) => from + index);
    const ids = await this.#createAll('party.party', numbers.map(partyOf));
    const opportunities = ids.flatMap((party, index) => {
      const number = numbers[index] ?? 0;
      return number % 3 === 0 ? [opportunityOf(number, party, employee)] : [];
    });
    if (opportunities.length === 0) return;
    const made = await this.#createAll('sale.opportunity', opportunities);
    const advanced = made.filter((_, index) => index % 2 === 1);
    if (advanced.length > 0) await this.#call('sale.opportunity', 'opportunity', advanced);
  }

  /** Tryton lets every user write parties unless a rule says otherwise; the viewer shall only read them. */
  async #readOnlyParties(): Promise<void> {
    const [model] = await this.#ids('ir.model', [['model', '=', 'party.party']]);
    const [group] = await this.#ids('res.group', [['name', 'in', ['Sales']]]);
    const everyone = await this.#ids('ir.model.access', [
      ['model', '=', model],
      ['group', '=', null],
    ]);
    const closed = { perm_read: true, perm_write: false, perm_create: false, perm_delete: false };
    if (everyone.length > 0) await this.#call('ir.model.access', 'write', everyone, closed);
    else await this.#create('ir.model.access', { model, ...closed });
    const open = { perm_read: true, perm_write: true, perm_create: true, perm_delete: false };
    await this.#one(
      'ir.model.access',
      [
        ['model', '=', model],
        ['group', '=', group],
      ],
      () => ({ model, group, ...open }),
    );
  }

  #call(model: string, method: string, ...parameters: readonly unknown[]): Promise<unknown> {
    return this.#transport.call(`model.${model}.${method}`, [...parameters, this.#context]);
  }

  async #ids(model: string, domain: Domain): Promise<number[]> {
    return parseIds(await this.#call(model, 'search', domain, 0, null, null));
  }

  async #createAll(model: string, values: readonly object[]): Promise<number[]> {
    return parseIds(await this.#call(model, 'create', values));
  }

  async #create(model: string, values: object): Promise<number> {
    const [id] = await this.#createAll(model, [values]);
    if (id === undefined) throw new TypeError(`Tryton made no ${model}.`);
    return id;
  }

  /** The record that fits, made if there is none. */
  async #one(model: string, domain: Domain, values: () => object | Promise<object>): Promise<number> {
    const [found] = await this.#ids(model, domain);
    return found ?? this.#create(model, await values());
  }
}

function partyOf(number: number): object {
  const name = `${pick(FIRST, number)} ${pick(LAST, number * 7)} ${number}`;
  const phone = `+49 30 ${String(1_000_000 + number * 37)}`;
  return {
    name,
    addresses: [
      [
        'create',
        [{ street: `${1 + (number % 99)} High St`, city: pick(CITIES, number), postal_code: String(10_000 + number) }],
      ],
    ],
    contact_mechanisms: [
      [
        'create',
        [
          { type: 'email', value: `p${number}@example.test` },
          { type: 'mobile', value: phone },
        ],
      ],
    ],
  };
}

function opportunityOf(number: number, party: number, employee: number): object {
  return {
    party,
    employee,
    description: `Delivery ${number}`,
    amount: decimal((((number * 7_919) % 1_000_000) / 100 + 100).toFixed(2)),
    conversion_probability: (number % 10) / 10,
    start_date: date(2026, 1 + (number % 10), 1 + (number % 28)),
  };
}

function pick<T>(list: readonly T[], number: number): T | undefined {
  return list[number % list.length];
}

function decimal(text: string): object {
  return { __class__: 'Decimal', decimal: text };
}

function date(year: number, month: number, day: number): object {
  return { __class__: 'date', year, month, day };
}

function parseIds(answer: unknown): number[] {
  if (!Array.isArray(answer)) throw new TypeError('Tryton answered without a list of ids.');
  return answer.map(Number);
}
