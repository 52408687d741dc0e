import type { Filter, Sort } from '@crosswalk/model';
import type { ObjectPage } from './object-pages.ts';

const person: ObjectPage = {
  type: 'person',
  icon: 'people',
  columns: 'name, company, jobTitle, email, stage, lastContactAt',
  sort: { field: 'name', direction: 'asc' },
  subtitle: 'jobTitle, company',
  badges: 'stage',
  properties: '',
  eventLink: 'person',
  associations: [{ type: 'deal', linkField: 'person', fields: 'amount, stage, closeDate' }],
};

const company: ObjectPage = {
  type: 'company',
  icon: 'building',
  columns: 'name, industry, domain, size, city',
  sort: { field: 'name', direction: 'asc' },
  subtitle: 'industry, domain',
  badges: '',
  properties: '',
  eventLink: 'company',
  associations: [
    { type: 'person', linkField: 'company', fields: 'jobTitle, email' },
    { type: 'deal', linkField: 'company', fields: 'amount, stage, closeDate' },
  ],
};

const deal: ObjectPage = {
  type: 'deal',
  icon: 'money',
  columns: 'name, amount, stage, company, person, closeDate',
  sort: { field: 'closeDate', direction: 'asc' },
  subtitle: 'amount, company',
  badges: 'stage',
  properties: '',
  eventLink: 'deal',
  associations: [],
  groupBy: 'stage',
};

/** The types with pages of their own, in the order of the navigation. */
export const OBJECT_PAGES: readonly ObjectPage[] = [person, company, deal];

/** The pages of a type. */
export function pageOf(type: string): ObjectPage {
  return OBJECT_PAGES.find((page) => page.type === type) ?? person;
}

/** The deals shown on the home page: open ones, the next to close first. */
export const HOME_DEALS: { columns: string; sort: Sort; filter: () => Filter } = {
  columns: 'name, amount, stage, company, closeDate',
  sort: { field: 'closeDate', direction: 'asc' },
  filter: () => ({ field: 'closeDate', op: 'gte', value: new Date().toISOString().slice(0, 10) }),
};
