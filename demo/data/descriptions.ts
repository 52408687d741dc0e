import type { FieldDescription, FieldOption, ObjectDescription } from '@crosswalk/model';
import {
  DEAL_STAGES,
  EVENT_KINDS,
  INDUSTRIES,
  INTERESTS,
  LEAD_SOURCES,
  PERSON_STAGES,
  PRIORITIES,
  TASK_STATES,
} from './options.ts';

type Extras = Partial<Omit<FieldDescription, 'key' | 'type' | 'label'>>;

const field = (key: string, type: FieldDescription['type'], label: string, extras: Extras = {}): FieldDescription => ({
  key,
  type,
  label,
  ...extras,
});
const choice = (key: string, label: string, options: FieldOption[], extras: Extras = {}) =>
  field(key, 'select', label, { options, ...extras });
const link = (key: string, label: string, type: string, extras: Extras = {}) =>
  field(key, 'ref', label, { refTypes: [type], ...extras });
const owner = link('owner', 'Owner', 'user');

/** The object types of the demo CRM. */
export const DEMO_DESCRIPTIONS: readonly ObjectDescription[] = [
  {
    type: 'person',
    label: 'Person',
    pluralLabel: 'People',
    titleField: 'name',
    fields: [
      field('name', 'personName', 'Name', { required: true, personal: true }),
      field('jobTitle', 'text', 'Job title'),
      link('company', 'Company', 'company'),
      choice('stage', 'Stage', PERSON_STAGES, { help: 'How far this person is on the way to becoming a customer.' }),
      field('email', 'email', 'E-mail', { personal: true }),
      field('phone', 'phone', 'Phone', { personal: true }),
      field('wechat', 'channelId', 'WeChat', { personal: true }),
      field('website', 'url', 'Website'),
      owner,
      choice('source', 'Lead source', LEAD_SOURCES),
      choice('priority', 'Priority', PRIORITIES),
      field('interests', 'multiSelect', 'Interests', { options: INTERESTS }),
      field('lifetimeValue', 'money', 'Lifetime value', { defaultCurrency: 'EUR' }),
      field('birthday', 'date', 'Birthday', { personal: true }),
      field('newsletter', 'boolean', 'Newsletter'),
      field('address', 'address', 'Address', { personal: true }),
      field('about', 'longText', 'About', { personal: true }),
      field('lastContactAt', 'datetime', 'Last contact', {
        readOnly: true,
        help: 'Set by the CRM when a call, mail, meeting or message is recorded.',
      }),
    ],
  },
  {
    type: 'company',
    label: 'Company',
    pluralLabel: 'Companies',
    titleField: 'name',
    fields: [
      field('name', 'text', 'Name', { required: true }),
      field('domain', 'url', 'Website'),
      choice('industry', 'Industry', INDUSTRIES),
      field('size', 'integer', 'Employees'),
      field('city', 'text', 'City'),
      field('address', 'address', 'Address'),
      field('phone', 'phone', 'Phone'),
      field('revenue', 'money', 'Annual revenue', { defaultCurrency: 'EUR' }),
      owner,
      field('about', 'longText', 'About'),
    ],
  },
  {
    type: 'deal',
    label: 'Deal',
    pluralLabel: 'Deals',
    titleField: 'name',
    fields: [
      field('name', 'text', 'Name', { required: true }),
      field('amount', 'money', 'Amount', { defaultCurrency: 'EUR' }),
      choice('stage', 'Stage', DEAL_STAGES),
      field('probability', 'integer', 'Probability (%)'),
      link('person', 'Contact', 'person'),
      link('company', 'Company', 'company'),
      link('pipeline', 'Pipeline', 'pipeline'),
      field('closeDate', 'date', 'Close date'),
      owner,
      choice('source', 'Lead source', LEAD_SOURCES),
      choice('priority', 'Priority', PRIORITIES),
      field('lostReason', 'text', 'Lost because of'),
    ],
  },
  {
    type: 'event',
    label: 'Event',
    pluralLabel: 'Events',
    titleField: 'title',
    fields: [
      field('title', 'text', 'Title', { required: true }),
      choice('kind', 'Kind', EVENT_KINDS),
      field('body', 'longText', 'Words', { personal: true }),
      field('at', 'datetime', 'When'),
      field('author', 'text', 'By'),
      field('duration', 'duration', 'Duration'),
      link('person', 'Person', 'person'),
      link('company', 'Company', 'company'),
      link('deal', 'Deal', 'deal'),
    ],
  },
  {
    type: 'task',
    label: 'Task',
    pluralLabel: 'Tasks',
    titleField: 'name',
    fields: [
      field('name', 'text', 'Name', { required: true }),
      field('dueDate', 'date', 'Due'),
      choice('status', 'Status', TASK_STATES),
      choice('priority', 'Priority', PRIORITIES),
      link('person', 'Person', 'person'),
      link('deal', 'Deal', 'deal'),
      owner,
    ],
  },
  {
    type: 'note',
    label: 'Note',
    pluralLabel: 'Notes',
    titleField: 'body',
    fields: [
      field('body', 'longText', 'Words', { required: true, personal: true }),
      field('author', 'text', 'By'),
      field('pinned', 'boolean', 'Pinned'),
      link('person', 'Person', 'person'),
      link('company', 'Company', 'company'),
    ],
  },
  {
    type: 'user',
    label: 'User',
    pluralLabel: 'Users',
    titleField: 'name',
    fields: [
      field('name', 'personName', 'Name', { required: true }),
      field('email', 'email', 'E-mail'),
      field('role', 'text', 'Role'),
      field('locale', 'text', 'Language'),
    ],
  },
  {
    type: 'pipeline',
    label: 'Pipeline',
    pluralLabel: 'Pipelines',
    titleField: 'name',
    fields: [field('name', 'text', 'Name', { required: true }), field('isDefault', 'boolean', 'Default')],
  },
  {
    type: 'stage',
    label: 'Stage',
    pluralLabel: 'Stages',
    titleField: 'name',
    fields: [
      field('name', 'text', 'Name', { required: true }),
      field('value', 'text', 'Value in deals'),
      link('pipeline', 'Pipeline', 'pipeline'),
      field('position', 'integer', 'Position'),
      field('probability', 'integer', 'Probability (%)'),
    ],
  },
];
