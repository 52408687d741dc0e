export { fetchTransport, type FetchTransportOptions } from './fetch-transport.ts';
export type { ChildPlace, TrytonDomain, TrytonField, TrytonPlace, TrytonType } from './mapping.ts';
export {
  functionTransport,
  pageTransport,
  type PageTransportOptions,
  type TrytonPageSession,
} from './page-transport.ts';
export { type PartyRule, standardTypes } from './standard-types.ts';
export type { TrytonTransport } from './transport.ts';
export { createTrytonSource, type TrytonSource, type TrytonSourceOptions } from './tryton-source.ts';
