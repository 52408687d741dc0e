import type { Filter, Sort } from '@crosswalk/model';
import type { ObjectPage } from './object-pages.ts';

const person: ObjectPage = {
  type: 'person',
  icon: 'people',
  columns: 'name, company, jobTitle, stage, email, lastContactAt',
  sort: [{ field: 'name', direction: 'asc' }],
  subtitle: 'jobTitle, company',
  badges: 'stage',
  properties:
    'jobTitle, company, stage, email, phone, wechat, website, owner, source, priority, interests, lifetimeValue, birthday, newsletter, address, about, lastContactAt',
  form: 'name, email, phone, company, jobTitle, stage, owner, source, interests, birthday, website, about',
  eventLink: 'person',
  associations: [
    { type: 'deal', linkField: 'person', fields: 'amount, stage, closeDate' },
    { type: 'task', linkField: 'person', fields: 'dueDate, status' },
  ],
};

const company: ObjectPage = {
  type: 'company',
  icon: 'building',
  columns: 'name, industry, domain, city, size, revenue',
  sort: [{ field: 'name', direction: 'asc' }],
  subtitle: 'industry, domain',
  badges: '',
  properties: '',
  form: 'name, industry, domain, phone, size, revenue, city, owner, address, about',
  eventLink: 'company',
  associations: [
    { type: 'person', linkField: 'company', fields: 'jobTitle, email' },
    { type: 'deal', linkField: 'company', fields: 'amount, stage, closeDate' },
  ],
};

const deal: ObjectPage = {
  type: 'deal',
  icon: 'money',
  columns: 'name, amount, stage, company, closeDate, owner',
  sort: [{ field: 'closeDate', direction: 'asc' }],
  subtitle: 'amount, company',
  badges: '',
  properties: '',
  eventLink: 'deal',
  associations: [{ type: 'task', linkField: 'deal', fields: 'dueDate, status' }],
  form: 'name, amount, stage, company, person, closeDate, owner, source, priority',
  stages: 'stage',
  cardFields: 'company, closeDate',
};

const task: ObjectPage = {
  type: 'task',
  icon: 'task',
  columns: 'name, dueDate, status, priority, person, owner',
  sort: [{ field: 'dueDate', direction: 'asc' }],
  subtitle: 'dueDate, owner',
  badges: 'status, priority',
  properties: '',
  form: 'name, dueDate, status, priority, person, deal, owner',
  associations: [],
};

/** The types with pages of their own, in the order of the navigation. */
export const OBJECT_PAGES: readonly ObjectPage[] = [person, company, deal, task];

/** The pages of a type. */
export function pageOf(type: string): ObjectPage {
  return OBJECT_PAGES.find((page) => page.type === type) ?? person;
}

/** The deals shown on the home page: open ones, the next to close first. */
export const HOME_DEALS: { columns: string; sort: readonly Sort[]; filter: () => Filter } = {
  columns: 'name, amount, stage, closeDate',
  sort: [{ field: 'closeDate', direction: 'asc' }],
  filter: () => ({
    and: [
      { field: 'closeDate', op: 'gte', value: new Date().toISOString().slice(0, 10) },
      { field: 'stage', op: 'in', value: ['discovery', 'proposal', 'negotiation'] },
    ],
  }),
};
