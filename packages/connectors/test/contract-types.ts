import type { TrytonField, TrytonType } from '../src/tryton/index.ts';

const channel = (kind: string): TrytonField['from'] => ({
  child: { list: 'channels', kind: 'type', kinds: [kind], value: 'value' },
});

/** Where the types of the contract of sources live in Tryton: in a module that is made for it (`tryton-module`). */
export const CONTRACT_TYPES: readonly TrytonType[] = [
  {
    type: 'company',
    model: 'crosswalk.contract.company',
    label: 'Company',
    pluralLabel: 'Companies',
    titleField: 'name',
    removal: 'delete',
    fields: [{ key: 'name', type: 'text', required: true, from: { column: 'name' } }],
  },
  {
    type: 'person',
    model: 'crosswalk.contract.person',
    label: 'Person',
    pluralLabel: 'People',
    titleField: 'name',
    removal: 'delete',
    fields: [
      { key: 'name', type: 'text', required: true, from: { column: 'name' } },
      { key: 'lot', type: 'text', from: { column: 'lot' } },
      { key: 'email', type: 'email', from: channel('email') },
      { key: 'phone', type: 'phone', from: channel('phone') },
      { key: 'score', type: 'integer', from: { column: 'score' } },
      { key: 'balance', type: 'money', from: { amount: 'balance', currency: 'balance_currency' } },
      { key: 'active', type: 'boolean', from: { column: 'is_active' } },
      { key: 'birthday', type: 'date', from: { column: 'birthday' } },
      { key: 'seenAt', type: 'datetime', from: { column: 'seen_at' } },
      { key: 'tags', type: 'multiSelect', from: { column: 'tags' } },
      { key: 'company', type: 'ref', refTypes: ['company'], from: { column: 'company' } },
      { key: 'about', type: 'longText', from: { column: 'about' } },
      { key: 'extra', type: 'json', from: { json: 'extra' } },
      { key: 'serial', type: 'text', readOnly: true, from: { column: 'serial' } },
    ],
  },
];
