import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { startApp } from '../../test/running-app.ts';
import { openDatabase } from '../database/open-database.ts';
import { openJobs } from '../jobs/boss-queue.ts';
import { ROUTES } from './routes.ts';

interface Operation {
  summary: string;
  'x-access': string;
  requestBody?: object;
  parameters: { name: string; in: string }[];
  responses: Record<string, object>;
}

/** The description as it is published. */
const document = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};

describe('the description of the API', () => {
  it('[API-1] has every route with who may use it, what it takes and every answer it gives, and no other', () => {
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const wanted = ROUTES.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    assert.deepEqual(described.sort(), wanted.sort());
    for (const route of ROUTES) {
      const operation = document.paths[route.path.replaceAll(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()];
      assert.ok(operation, route.path);
      assert.equal(operation['x-access'], route.access ?? 'user');
      assert.equal(operation.requestBody !== undefined, route.body !== undefined);
      assert.deepEqual(Object.keys(operation.responses).sort(), [...Object.keys(route.answers), 'default'].sort());
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      assert.deepEqual(
        inPath,
        [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name),
      );
    }
  });

  it('[API-1] every reference leads to a place in it', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);
    assert.ok(references.length > 20);
    for (const reference of new Set(references)) {
      let place: unknown = document;
      for (const part of reference.split('/')) place = (place as Record<string, unknown> | undefined)?.[part];
      assert.notEqual(place, undefined, reference);
    }
  });

  it('[API-2] the answers of every address that can simply be asked are as described', async () => {
    const database = await openDatabase();
    const jobs = await openJobs(database, { worker: false });
    const app = await startApp({ database, jobs, metrics: {} });
    try {
      const simple = ROUTES.filter(({ method, path }) => method === 'GET' && !path.includes(':'));
      assert.ok(simple.length >= 8);
      for (const { path, answers } of simple.filter(({ path }) => !path.endsWith('/changes'))) {
        const answer = await app.call('GET', path);
        assert.ok(Object.keys(answers).includes(String(answer.status)), `${path}: ${answer.status}`);
      }
    } finally {
      await app.close();
      await jobs.close();
      await database.close();
    }
  });
});
