import { expect } from '@open-wc/testing';
import type { Manifest } from '@crosswalk/protocol';
import type { AttachedPanel } from './attached-panel.ts';
import type { Environment } from './collaborators/environment.ts';
import type { WorldOptions } from './fixtures/host-world.fake.ts';
import { closeAll, open, pluginThat, scope, scopes, until } from './fixtures/real-frame.fake.ts';

describe('frames', () => {
  afterEach(closeAll);

  it('[HOST-1] a panel on another origin reads a record, cut to its grant', async () => {
    const { saw } = open(pluginThat('read'));
    const { value } = (await saw()) as { value: { fields: object } };
    expect(value.fields).to.deep.equal({ name: 'Ada Lovelace' });
  });

  it('[HOST-70] a frame may run scripts and nothing else', async () => {
    const { saw, iframe } = open(pluginThat('powers'));
    const { value } = (await saw()) as { value: Record<string, string> };
    const { referrer, ...powers } = value;
    expect(referrer).to.equal('');
    for (const [name, outcome] of Object.entries(powers)) expect(outcome, name).to.equal('refused');
    expect(iframe.getAttribute('sandbox')).to.equal('allow-scripts allow-forms');
    expect(iframe.title).to.equal('Side – One');
  });

  it('[HOST-73] another document in the frame gets nothing; the registered page is opened again', async () => {
    const { lines, states, audit } = open(pluginThat('go'));
    await until(() => states.filter((state) => state === 'connecting').length > 2, 'it is opened again, and again');
    expect(audit.entries.some(({ operation }) => operation === 'records.get')).to.equal(false);
    expect(lines.every(({ data }) => !String(data).includes('Ada'))).to.equal(true);
  }).timeout(60_000);

  for (const [reason, manifest, options] of [
    ['missing', pluginThat('idle'), { plugins: { list: () => [] } }],
    ['denied', pluginThat('idle'), { grants: {} }],
    ['incompatible', pluginThat('idle', { requires: ['http.request'] }), {}],
    ['incompatible', pluginThat('idle', { engines: { host: '^2.0' } }), {}],
    [
      'refused',
      pluginThat('idle', {
        views: [
          {
            id: 'side',
            title: 'S',
            location: 'crm.record.sidebar',
            entry: './../../../evil.html',
            size: { height: 1 },
          },
        ],
      }),
      {},
    ],
    [
      'refused',
      pluginThat('idle', {
        views: [
          { id: 'side', title: 'S', location: 'crm.record.sidebar', entry: 'http://evil.test/', size: { height: 1 } },
        ],
      }),
      {},
    ],
  ] as const) {
    it(`[HOST-72] a plugin that is ${reason} is not loaded: ${manifest.views[0]?.entry ?? ''}`, async () => {
      const { problems, iframe } = open(manifest, options as WorldOptions);
      await until(() => problems.length > 0, 'the state says why');
      expect(problems[0]?.reason).to.equal(reason);
      expect(iframe.hasAttribute('src')).to.equal(false);
    });
  }

  it('[HOST-72] a page that is not a panel is told from one that works', async () => {
    const blank = pluginThat('idle', {
      views: [
        { id: 'side', title: 'S', location: 'crm.record.sidebar', entry: './nothing-there.html', size: { height: 1 } },
      ],
    });
    const { problems } = open(blank, { limits: { bridge: { handshakeMs: 500 } } });
    await until(() => problems.length > 0, 'the state says why');
    expect(problems[0]?.reason).to.equal('silent');
  });

  it('[HOST-75] record, visibility and look reach a panel while it is open', async () => {
    let current: Environment = {
      locale: 'en',
      direction: 'ltr',
      timeZone: 'UTC',
      theme: { scheme: 'light' },
      density: 'comfortable',
    };
    let changed = (): void => undefined;
    const environment = {
      get current() {
        return current;
      },
      subscribe: (listener: () => void) => {
        changed = listener;
        return () => undefined;
      },
    };
    const { panel, lines, saw } = open(pluginThat('events'), { environment });
    await saw();
    panel.update({ record: { type: 'person', id: 'p2' } });
    panel.setVisible(false);
    current = { ...current, locale: 'ar', direction: 'rtl', theme: { scheme: 'dark' } };
    changed();
    await until(() => lines.length >= 5, 'the events arrive');
    const names = lines.map(({ data }) => String(Object(JSON.parse(String(data))).name));
    expect(names).to.include.members([
      'context.changed',
      'visibility.changed',
      'app.deactivated',
      'theme.changed',
      'locale.changed',
    ]);
  });

  it('[HOST-33] a panel is told when its permissions change', async () => {
    const purpose = 'For the test.';
    const required = [scope, 'ui.modal'].map((each) => ({ scope: each, purpose }));
    const manifest = pluginThat('events', { permissions: { required, optional: [{ scope: 'storage', purpose }] } });
    const { host, lines, saw } = open(manifest, {
      grants: { [manifest.id]: { admin: scopes, agreed: ['storage'] } },
    });
    await saw();
    await host.revoke(manifest.id, ['storage']);
    const told = () => lines.map(({ data }) => JSON.parse(String(data)) as { name: string; payload: unknown });
    await until(() => told().some(({ name }) => name === 'permissions.changed'), 'the event arrives');
    expect(told().find(({ name }) => name === 'permissions.changed')?.payload).to.deep.equal({
      granted: [scope, 'ui.modal'],
      missing: ['storage'],
    });
  });

  it('[HOST-34] a panel that loses what it cannot do without is closed, and opens when it is given again', async () => {
    const manifest = pluginThat('events');
    const { host, panel, iframe, states, saw } = open(manifest);
    await saw();
    void host.revoke(manifest.id);
    expect([panel.state, panel.problem?.deniedBy, panel.problem?.scopes]).to.deep.equal(['denied', 'admin', scopes]);
    await until(() => iframe.src === 'about:blank', 'its page is gone');
    await host.grant(manifest.id, scopes);
    await until(() => states.at(-1) === 'ready', 'it is open again');
    await host.revoke(manifest.id, [scope], 'user');
    expect([panel.problem?.deniedBy, panel.problem?.scopes]).to.deep.equal(['user', [scope]]);
  });

  it('[HOST-78] a frame the page’s policy blocks is told from a page that is not a panel', async () => {
    const [view] = pluginThat('idle').views;
    const blank = pluginThat('idle', { views: [{ ...view!, entry: './nothing-there.html' }] });
    const { problems, iframe } = open(blank, { limits: { bridge: { handshakeMs: 60_000 } } });
    await until(() => iframe.src !== '', 'it is opened');
    const say = (blockedURI: string, disposition: SecurityPolicyViolationEventDisposition = 'enforce') =>
      document.dispatchEvent(
        new SecurityPolicyViolationEvent('securitypolicyviolation', {
          blockedURI,
          disposition,
          documentURI: location.href,
          effectiveDirective: 'frame-src',
          originalPolicy: "frame-src 'none'",
          statusCode: 200,
          violatedDirective: 'frame-src',
        }),
      );
    say('https://elsewhere.example/panel.html');
    say(iframe.src, 'report');
    expect(problems).to.deep.equal([]);
    say(iframe.src);
    expect(problems[0]?.reason).to.equal('blocked');
  });

  it('[HOST-65] a panel in a frame may object to a save', async () => {
    const { host, saw } = open(pluginThat('object'));
    await saw();
    const { allowed, objections } = await host.beforeSave({
      type: 'person',
      id: 'p1',
      fields: { name: 'A' },
      changed: ['name'],
    });
    expect([allowed, objections[0]?.message]).to.deep.equal([false, 'No.']);
  });

  it('[HOST-52] a modal hands its result to the opener and closes', async () => {
    const views: Manifest['views'] = [
      { id: 'ask', title: 'Ask', location: 'app.modal', entry: './panel.html?act=submit', size: { height: 100 } },
    ];
    const manifest = pluginThat('idle', { views });
    let isOpen = false;
    const ui = {
      openModal: (request: { attach(iframe: HTMLIFrameElement): AttachedPanel }, signal: AbortSignal) => {
        isOpen = true;
        const iframe = document.createElement('iframe');
        document.body.append(iframe);
        const panel = request.attach(iframe);
        return new Promise<void>((resolve) =>
          signal.addEventListener('abort', () => {
            panel.destroy();
            iframe.remove();
            isOpen = false;
            resolve();
          }),
        );
      },
    };
    const { host } = open(manifest, { ui });
    const outcome = await host.openModal(manifest.id, 'ask', { input: { question: 42 } });
    expect(outcome).to.deep.equal({ status: 'submitted', data: { question: 42 } });
    expect(isOpen).to.equal(false);
  });

  it('[HOST-77] background instances run without being seen, and stop', async () => {
    const views: Manifest['views'] = [
      { id: 'side', title: 'S', location: 'app.background', entry: './panel.html?act=read', size: { height: 0 } },
    ];
    const { host, iframe, saw } = open(pluginThat('idle', { views }));
    iframe.remove();
    host.startBackground();
    expect(((await saw()) as { act: string }).act).to.equal('read');
    const hidden = [...document.querySelectorAll('iframe')].filter((each) => each.hidden);
    expect(hidden.length).to.equal(1);
    host.destroy();
    expect(document.querySelectorAll('iframe[hidden]').length).to.equal(0);
  });

  it('[HOST-76] after destroy nothing of the host is left', async () => {
    const { host, panel, iframe, saw, states } = open(pluginThat('idle'));
    await saw();
    host.destroy();
    await until(() => iframe.src === 'about:blank', 'the page is gone');
    expect(panel.state).to.equal('closed');
    expect(states.at(-1)).to.equal('closed');
    expect(iframe.style.pointerEvents).to.equal('');
  });
});
