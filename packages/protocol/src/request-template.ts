/**
 * Request templates: `{{settings.name}}` and `{{params.name}}` are the only placeholders, and they stand only where a
 * value can be written without changing the shape of the request: in the path, the query, a header's value, a body.
 * The host of an address is never filled in, because nobody can agree to a host that is not there to be read.
 */
import type { Fault } from './errors.ts';
import type { Manifest, RequestTemplate, Setting } from './manifest.ts';

/** One placeholder of a template. */
export interface Placeholder {
  readonly from: 'settings' | 'params';
  readonly name: string;
}

/** Matches one placeholder; with the flag `g`, so use it with `matchAll` and `replace` only. */
export const PLACEHOLDER = /\{\{(settings|params)\.([A-Za-z][A-Za-z0-9_-]{0,63})\}\}/g;

/** How a body's placeholders are written, by its content type; `undefined` for types whose rules for quoting are not known here. */
export type BodyKind = 'json' | 'form' | 'text';

const BODY_KINDS: ReadonlyMap<string, BodyKind> = new Map([
  ['application/json', 'json'],
  ['application/x-www-form-urlencoded', 'form'],
  ['text/plain', 'text'],
]);

/**
 * Headers that belong to the connection, to the browser's user or to the machines in between. A request that could set
 * them could be read differently by the two ends.
 */
const RESERVED_HEADERS =
  /^(host|content-length|content-encoding|transfer-encoding|connection|keep-alive|te|trailer|upgrade|expect|cookie2?|origin|referer|date|via|forwarded|accept-encoding|http2-settings|x-(forwarded|original|rewrite|real|http-method|method).*|(proxy|sec|access-control)-.*)$/i;

/** Whether a template may set this header. */
export function isTemplateHeader(name: string): boolean {
  return /^[A-Za-z0-9-]{1,64}$/.test(name) && !RESERVED_HEADERS.test(name);
}

/** How the body of a template is written; JSON unless its `content-type` says otherwise. */
export function bodyKind({ headers = {} }: RequestTemplate): BodyKind | undefined {
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  if (found === undefined) return 'json';
  return BODY_KINDS.get(found.split(';')[0]?.trim().toLowerCase() ?? '');
}

/** Every placeholder of a text, in order. */
export function findPlaceholders(text: string): Placeholder[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, from, name = '']) => ({
    from: from === 'settings' ? 'settings' : 'params',
    name,
  }));
}

/** The texts of a template that may hold placeholders, each with its path in the template. */
export function templateSlots({ url, headers = {}, body }: RequestTemplate): [path: string, text: string][] {
  return [
    ['url', url],
    ...Object.entries(headers).map(([name, value]): [string, string] => [`headers.${name}`, value]),
    ...(body === undefined ? [] : [['body', body] satisfies [string, string]]),
  ];
}

/** The origin a template speaks to: `https://api.example.com`. Empty when its host is no name that can be agreed to. */
export function templateOrigin({ url }: RequestTemplate): string {
  const origin = /^https:\/\/[^/?#]*/i.exec(url)?.[0].toLowerCase() ?? '';
  return HOST_NAME.test(origin) ? origin.replace(/:443$/, '') : '';
}

/** A name with a dot whose last part is no number: so it is no address either, in none of the spellings of one. */
const HOST_NAME = /^https:\/\/(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*(?::\d{1,5})?$/;

/** Whether a setting may be filled in to a request: open ones anywhere, secure ones only where their `scopes` say so. */
export function maySettingFill({ secure, scopes }: Pick<Setting, 'secure' | 'scopes'>, request: string): boolean {
  return scopes === undefined ? secure !== true : scopes.includes(`http.${request}`);
}

/** What is wrong with the requests of a manifest, beyond what its schema says. */
export function findTemplateFaults({ requests = {}, settings = [] }: Manifest): Fault[] {
  const known = new Map(settings.map((setting) => [setting.name, setting]));
  return Object.entries(requests).flatMap(([name, template]) => {
    const at = (path: string) => `requests.${name}.${path}`;
    return [
      ...findShapeFaults(template, at),
      ...templateSlots(template).flatMap(([path, text]) => findSlotFaults({ name, path: at(path), text, known })),
    ];
  });
}

function findShapeFaults(template: RequestTemplate, at: (path: string) => string): Fault[] {
  const { headers = {}, body, method } = template;
  const faults: Fault[] = [];
  if (templateOrigin(template) === '')
    faults.push({
      path: at('url'),
      expected: 'the name of a host, without placeholders',
      fix: 'Write the host out: people agree to it when they install the plugin.',
    });
  for (const name of Object.keys(headers).filter((each) => !isTemplateHeader(each)))
    faults.push({
      path: at(`headers.${name.slice(0, 64)}`),
      expected: 'a header a plugin may set',
      fix: 'Remove it: it belongs to the connection.',
    });
  if (body === undefined) return faults;
  if (method === 'GET')
    faults.push({ path: at('body'), expected: 'no body in a GET request', fix: 'Use the query, or another method.' });
  const kind = bodyKind(template);
  if (kind === undefined)
    faults.push({
      path: at('headers'),
      expected: `a content type of ${[...BODY_KINDS.keys()].join(', ')}`,
      fix: 'Send the body as one of these.',
    });
  if (kind === 'json' && !isJson(body))
    faults.push({ path: at('body'), expected: 'JSON', fix: 'Put placeholders inside quotes: "{{params.text}}".' });
  return faults;
}

interface Slot {
  /** Of the request. */
  name: string;
  path: string;
  text: string;
  known: ReadonlyMap<string, Setting>;
}

function findSlotFaults({ name, path, text, known }: Slot): Fault[] {
  const faults: Fault[] = [];
  if (/\{\{/.test(text.replace(PLACEHOLDER, '')))
    faults.push({ path, expected: 'only the placeholders {{settings.name}} and {{params.name}}' });
  for (const placeholder of findPlaceholders(text)) {
    if (placeholder.from !== 'settings') continue;
    const setting = known.get(placeholder.name);
    if (setting === undefined)
      faults.push({
        path,
        expected: `a setting named ${placeholder.name}`,
        fix: 'Declare it in "settings", or correct its spelling.',
      });
    else if (!maySettingFill(setting, name))
      faults.push({
        path,
        expected: `the setting ${placeholder.name} to name http.${name} in its "scopes"`,
        fix: `Add "http.${name}" to the setting's "scopes", or do not use it here.`,
      });
  }
  return faults;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
