/**
 * Request templates: `{{settings.name}}`, `{{params.name}}` and `{{oauth.name.accessToken}}` are the only placeholders,
 * and they stand only where a value can be written without changing the shape of the request: in the path, the query, a header's value, a body.
 * The host of an address is never filled in, because nobody can agree to a host that is not there to be read.
 */
import type { Fault } from './errors.ts';
import type { Manifest, OAuthProvider, RequestTemplate, Setting } from './manifest.ts';

/** One placeholder of a template. */
export interface Placeholder {
  readonly from: 'settings' | 'params' | 'oauth';
  readonly name: string;
}

/** Matches one placeholder; with the flag `g`, so use it with `matchAll` and `replace` only. */
const PLACEHOLDER =
  /\{\{(?:(settings|params)\.([A-Za-z][A-Za-z0-9_-]{0,63})|oauth\.([a-z][A-Za-z0-9-]{0,63})\.accessToken)\}\}/g;

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
  return [...text.matchAll(PLACEHOLDER)].map(([, from, name, connection]) => toPlaceholder(from, name, connection));
}

/** Puts texts in place of placeholders. What they hold is not looked at again: braces in them stay braces. */
export function replacePlaceholders(text: string, write: (placeholder: Placeholder) => string): string {
  return text.replace(PLACEHOLDER, (_whole, from?: string, name?: string, connection?: string) =>
    write(toPlaceholder(from, name, connection)),
  );
}

/** The placeholder a text consists of, with nothing before and after it. */
export function onlyPlaceholder(text: string): Placeholder | undefined {
  const found = findPlaceholders(text);
  return found.length === 1 && replacePlaceholders(text, () => '') === '' ? found[0] : undefined;
}

function toPlaceholder(from = '', name = '', connection?: string): Placeholder {
  if (connection !== undefined) return { from: 'oauth', name: connection };
  return { from: from === 'settings' ? 'settings' : 'params', name };
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
export function findTemplateFaults({ requests = {}, settings = [], oauth = {} }: Manifest): Fault[] {
  const known = {
    settings: new Map(settings.map((setting) => [setting.name, setting])),
    oauth: new Map(Object.entries(oauth)),
  };
  return Object.entries(requests).flatMap(([name, template]) => {
    const at = (path: string) => `requests.${name}.${path}`;
    return [
      ...findShapeFaults(template, at),
      ...templateSlots(template).flatMap(([path, text]) =>
        findSlotFaults({ name, path: at(path), text, known, origin: templateOrigin(template) }),
      ),
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
  known: { settings: ReadonlyMap<string, Setting>; oauth: ReadonlyMap<string, OAuthProvider> };
  /** Where the request goes. */
  origin: string;
}

function findSlotFaults(slot: Slot): Fault[] {
  const { path, text } = slot;
  const faults: Fault[] = [];
  if (/\{\{/.test(replacePlaceholders(text, () => '')))
    faults.push({
      path,
      expected: 'only the placeholders {{settings.name}}, {{params.name}} and {{oauth.name.accessToken}}',
    });
  for (const { from, name } of findPlaceholders(text)) {
    if (from === 'settings') faults.push(...findSettingFaults(slot, name));
    if (from === 'oauth') faults.push(...findTokenFaults(slot, name));
  }
  return faults;
}

function findSettingFaults({ name, path, known }: Slot, settingName: string): Fault[] {
  const setting = known.settings.get(settingName);
  if (setting === undefined)
    return [
      {
        path,
        expected: `a setting named ${settingName}`,
        fix: 'Declare it in "settings", or correct its spelling.',
      },
    ];
  if (maySettingFill(setting, name)) return [];
  return [
    {
      path,
      expected: `the setting ${settingName} to name http.${name} in its "scopes"`,
      fix: `Add "http.${name}" to the setting's "scopes", or do not use it here.`,
    },
  ];
}

/** An access token goes only to hosts of the company that gave it. */
function findTokenFaults({ path, known, origin }: Slot, connection: string): Fault[] {
  const provider = known.oauth.get(connection);
  if (provider === undefined)
    return [
      { path, expected: `a company named ${connection} in "oauth"`, fix: 'Declare it, or correct its spelling.' },
    ];
  if (provider.hosts.includes(origin)) return [];
  return [
    {
      path,
      expected: `the origin ${origin} among the hosts of oauth.${connection}`,
      fix: 'Add it there if the token may be sent to it, or do not use the token here.',
    },
  ];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
