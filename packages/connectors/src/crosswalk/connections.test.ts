import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openDatabase } from '../../../server/src/database/open-database.ts';
import { type OAuthWorld, startOAuthWorld } from '../../../server/test/oauth-world.ts';
import { createPluginStores } from './index.ts';

describe('connections with other companies, from a page', () => {
  let oauth: OAuthWorld;
  let close: () => Promise<void>;
  before(async () => {
    const database = await openDatabase();
    oauth = await startOAuthWorld(database, database);
    close = async () => {
      await oauth.close();
      await database.close();
    };
  });
  after(() => close());

  const name = 'partner';
  /** What the host gives a panel; its user says yes here, and at the company what the test says. */
  const panelOf = (decision: 'yes' | 'no' | 'not even here') => {
    const { server } = createPluginStores({ baseUrl: oauth.world.app.url, headers: { 'x-user': 'ada' } });
    const context = {
      plugin: { manifest: oauth.manifest },
      signal: new AbortController().signal,
      openPage: async (url: string) => {
        if (decision === 'not even here') return false;
        await oauth.comeBack(await oauth.decide(url, decision));
        return true;
      },
    };
    return {
      connect: () => server['auth.connect']({ name }, context),
      get: (which = name) => server['auth.getConnection']({ name: which }, context),
      disconnect: () => server['auth.disconnect']({ name }, context),
      request: () => server['http.request']({ template: 'read' }, context),
    };
  };

  it('[CWS-11] a panel asks, the user agrees at the company, and the panel is told', async () => {
    const panel = panelOf('yes');
    await assert.rejects(panel.request(), {
      code: 'permission_denied',
      details: { deniedBy: 'user', connection: name },
    });
    const { state, account } = await panel.connect();
    assert.deepEqual({ state, account }, { state: 'connected', account: 'grace@partner.test' });
    assert.equal((await panel.request()).status, 200);
    assert.deepEqual(await panel.disconnect(), {});
    assert.equal((await panel.get()).state, 'disconnected');
    await assert.rejects(panel.get('other'), { code: 'not_found' });
  });

  it('[CWS-11] a user who does not agree, here or there, is a refusal', async () => {
    for (const decision of ['no', 'not even here'] as const)
      await assert.rejects(panelOf(decision).connect(), {
        code: 'permission_denied',
        details: { deniedBy: 'user', connection: name },
      });
    assert.equal((await panelOf('no').get()).state, 'disconnected');
  });

  it('[CWS-11] a company that is away is told in the server’s words', async () => {
    oauth.company.trouble = 'busy';
    await assert.rejects(panelOf('yes').connect(), { code: 'unsupported', message: /cannot do it at the moment/ });
    oauth.company.trouble = undefined;
  });
});
