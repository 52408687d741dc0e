// A CRM of one's own: an API of two requests over data.json, one page, and another site for other people's panels.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';

const port = Number(process.env.PORT ?? 5275); // and the next one for the panels
const read = (path) => readFile(new URL(path, import.meta.url));
const data = JSON.parse(await read('./data.json'));

/** GET answers everything; PATCH changes one record, unless somebody changed it since the version its writer knows. */
async function api(request, [type, id]) {
  if (request.method === 'GET') return [200, data];
  const record = data.records.find((each) => each.type === type && each.id === id);
  if (!record) return [404, { code: 'not_found', message: 'There is no such record.' }];
  const { fields, ifVersion } = JSON.parse(Buffer.concat(await request.toArray()));
  const details = { currentVersion: record.version };
  if (ifVersion && ifVersion !== record.version) return [409, { code: 'conflict', message: 'Stale.', details }];
  Object.assign(record, { fields: { ...record.fields, ...fields }, version: String(Number(record.version) + 1) });
  return [200, record];
}

const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' };
const panels = `http://127.0.0.1:${port + 1}`;
const policy = `default-src 'self' ${panels}; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src * data:`;

/** Serves files by the first part of their path: each part has a folder. */
const site = (folders, headers) => async (request, response) => {
  const [, first, ...rest] = decodeURI(new URL(request.url, 'http://crm').pathname).split('/');
  if (first === 'api') {
    const [status, body] = await api(request, rest);
    return response.writeHead(status, { 'content-type': TYPES['.json'] }).end(JSON.stringify(body));
  }
  const path = folders[first] ? folders[first] + rest.join('/') : `./${first || 'index.html'}`;
  const file = await read(path).catch(() => undefined);
  response.writeHead(file ? 200 : 404, { 'content-type': TYPES[extname(path)] ?? 'text/html', ...headers }).end(file);
};

const library = (name) => `../../node_modules/@crosswalk/${name}/dist/cdn/`;
const crm = site({ host: library('host'), widgets: library('widgets') }, { 'content-security-policy': policy });
const panel = site({ radar: '../plugins/radar/', crosswalk: library('panel') }, { 'access-control-allow-origin': '*' });
createServer(crm).listen(port, 'localhost');
createServer(panel).listen(port + 1, '127.0.0.1');
console.log(`My CRM: http://localhost:${port}  panels: ${panels}`);
