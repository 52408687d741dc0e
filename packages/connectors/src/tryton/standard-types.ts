import type { ChildPlace, TrytonDomain, TrytonField, TrytonType, Workflow } from './mapping.ts';
import type { Row } from './wire.ts';

const contact = (...kinds: string[]): { child: ChildPlace } => ({
  child: { list: 'contact_mechanisms', kind: 'type', kinds, value: 'value' },
});

const FIRST_ONLY =
  'Tryton keeps a list of contact mechanisms. This is the first of its kind; the others stay as they are.';
const NO_FLAG =
  'Tryton does not tell people from companies: both are parties. Unless a rule is set, every party is found as both.';

const NAME_OF_PERSON: TrytonField = {
  key: 'name',
  type: 'personName',
  label: 'Name',
  required: true,
  personal: true,
  from: { fullName: 'name' },
  lossy: `Tryton keeps a name as one text; given and family name are not kept apart. ${NO_FLAG}`,
};
const NAME_OF_COMPANY: TrytonField = {
  key: 'name',
  type: 'text',
  label: 'Name',
  required: true,
  from: { column: 'name' },
  lossy: NO_FLAG,
};
const CONTACTS: readonly TrytonField[] = [
  { key: 'email', type: 'email', label: 'E-mail', personal: true, from: contact('email'), lossy: FIRST_ONLY },
  {
    key: 'phone',
    type: 'phone',
    label: 'Phone',
    personal: true,
    from: contact('phone', 'mobile'),
    lossy: `${FIRST_ONLY} Landline and mobile count as one kind.`,
  },
  {
    key: 'address',
    type: 'address',
    label: 'Address',
    personal: true,
    from: { address: 'addresses' },
    lossy:
      'The first address of the list. Region and country are read, and changed in Tryton, which picks them from its own lists.',
  },
  // Tryton orders codes by their length first.
  { key: 'code', type: 'text', readOnly: true, sortable: false, from: { column: 'code' } },
];

const PERSON_FIELDS: readonly TrytonField[] = [
  NAME_OF_PERSON,
  ...CONTACTS,
  { key: 'website', type: 'url', label: 'Website', from: contact('website'), lossy: FIRST_ONLY },
  {
    key: 'wechat',
    type: 'channelId',
    label: 'WeChat',
    personal: true,
    from: { child: { ...contact('other').child, also: { name: 'wechat_openid' }, system: 'wechat' } },
    lossy: 'Kept as a contact mechanism of the kind “other”; the Official Account it belongs to is not kept.',
  },
];
const COMPANY_FIELDS: readonly TrytonField[] = [
  NAME_OF_COMPANY,
  ...CONTACTS,
  { key: 'domain', type: 'url', label: 'Website', from: contact('website'), lossy: FIRST_ONLY },
];

const ONE_PARTY = 'Tryton keeps one party here, which is found as person and as company.';
const party = (key: 'person' | 'company', place: TrytonField['from']): TrytonField => ({
  key,
  type: 'ref',
  label: key === 'person' ? 'Person' : 'Company',
  refTypes: [key],
  from: place,
  lossy: ONE_PARTY,
});

/** As in Tryton's own workflow, without the steps that make a sale or follow from one. */
const WORKFLOW: Workflow = {
  first: 'lead',
  steps: {
    lead: ['opportunity', 'lost', 'cancelled'],
    opportunity: ['lead', 'lost', 'cancelled'],
    converted: [],
    won: [],
    cancelled: ['lead'],
    lost: ['lead'],
  },
  closing: { column: 'end_date', states: ['lost', 'cancelled'] },
};

const DEAL_FIELDS: readonly TrytonField[] = [
  { key: 'name', type: 'text', from: { column: 'description' } },
  {
    key: 'amount',
    type: 'money',
    from: { amount: 'amount', currency: 'currency.code' },
    lossy:
      'The currency is that of the company in Tryton and cannot be chosen; the amount has the digits of that currency.',
  },
  {
    key: 'stage',
    type: 'select',
    options: [
      { value: 'lead', label: 'Lead', tone: 'neutral' },
      { value: 'opportunity', label: 'Opportunity', tone: 'info' },
      { value: 'converted', label: 'Converted', tone: 'caution' },
      { value: 'won', label: 'Won', tone: 'positive' },
      { value: 'cancelled', label: 'Cancelled', tone: 'neutral' },
      { value: 'lost', label: 'Lost', tone: 'negative' },
    ],
    from: { column: 'state', workflow: WORKFLOW },
    lossy:
      'Tryton has six fixed states and no pipelines. Converting into a sale, and winning by it, is done in Tryton.',
  },
  {
    key: 'probability',
    type: 'integer',
    from: { column: 'conversion_probability', factor: 100 },
    label: 'Probability (%)',
    lossy: 'In whole per cent; Tryton keeps hundredths of a per cent.',
  },
  party('company', { column: 'party' }),
  party('person', { column: 'party' }),
  { key: 'startDate', type: 'date', from: { column: 'start_date' } },
  { key: 'closeDate', type: 'date', from: { column: 'end_date' } },
  { key: 'lostReason', type: 'text', from: { column: 'lost_reason', optional: true } },
  { key: 'number', type: 'text', readOnly: true, from: { column: 'number' } },
  { key: 'about', type: 'longText', from: { column: 'comment' } },
];

const NOTE_FIELDS: readonly TrytonField[] = [
  {
    key: 'body',
    type: 'longText',
    required: true,
    personal: true,
    from: { column: 'message' },
    lossy: 'Plain text only.',
  },
  party('person', { reference: 'resource' }),
  party('company', { reference: 'resource' }),
  { key: 'deal', type: 'ref', label: 'Deal', refTypes: ['deal'], from: { reference: 'resource' } },
];

/** What tells people from companies in one's own Tryton, for example by a category of parties. */
export interface PartyRule {
  /** Which parties are of this type: `[['categories.name', '=', 'Company']]`. */
  domain: TrytonDomain;
  /** What a new one is given, so that it is found again: `{ categories: [['add', [3]]] }`. */
  createValues?: Row;
}

/**
 * The types of a Tryton with the modules party and sale_opportunity. Without rules people and companies are the same
 * parties, because Tryton has nothing that tells them apart; give rules where one's own Tryton has something.
 */
export function standardTypes(rules: { person?: PartyRule; company?: PartyRule } = {}): readonly TrytonType[] {
  return [
    {
      type: 'person',
      model: 'party.party',
      label: 'Person',
      pluralLabel: 'People',
      titleField: 'name',
      removal: 'archive',
      ...rules.person,
      fields: PERSON_FIELDS,
    },
    {
      type: 'company',
      model: 'party.party',
      label: 'Company',
      pluralLabel: 'Companies',
      titleField: 'name',
      removal: 'archive',
      ...rules.company,
      fields: COMPANY_FIELDS,
    },
    {
      type: 'deal',
      model: 'sale.opportunity',
      label: 'Deal',
      pluralLabel: 'Deals',
      titleField: 'name',
      removal: 'delete',
      fields: DEAL_FIELDS,
    },
    {
      type: 'note',
      model: 'ir.note',
      label: 'Note',
      pluralLabel: 'Notes',
      titleField: 'body',
      removal: 'delete',
      fields: NOTE_FIELDS,
    },
  ];
}
