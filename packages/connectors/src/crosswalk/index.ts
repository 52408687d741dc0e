export type { HttpOptions } from './http-client.ts';
export { createHttpSource, type HttpSource, type HttpSourceOptions } from './http-source.ts';
