import { expect } from '@open-wc/testing';
import { connectFrame, type FrameConnection, type IncomingCall } from '@crosswalk/bridge';
import { OPERATIONS, PROTOCOL_VERSION } from '@crosswalk/protocol';
import { sendKeys } from '@web/test-runner-commands';
import { welcomeOf } from './host-connection.fake.ts';

const PAGE = new URL('./fixtures/page.html', import.meta.url).href;
const open = new Set<{ connection: FrameConnection; iframe: HTMLIFrameElement }>();

afterEach(() => {
  for (const { connection, iframe } of open) {
    connection.close();
    iframe.remove();
  }
  open.clear();
});

/** A panel in an opaque frame whose host does what `ui.resize` asks and keeps every call. */
async function openPanel(url = PAGE) {
  const iframe = document.body.appendChild(document.createElement('iframe'));
  iframe.setAttribute('sandbox', 'allow-scripts');
  iframe.style.height = '150px';
  const calls: { name: string; input: unknown }[] = [];
  const handle = ({ name, arguments: input }: IncomingCall): unknown => {
    calls.push({ name, input });
    const height: unknown = Object(input).height;
    if (name !== 'ui.resize' || typeof height !== 'number') return {};
    iframe.style.height = `${Math.min(height, 2_000)}px`;
    return { height: Math.min(height, 2_000) };
  };
  const registered = until(() => calls.some(({ name }) => name === 'intents.register'));
  const connection = connectFrame({
    iframe,
    url,
    origin: 'null',
    protocol: PROTOCOL_VERSION,
    plugin: 'test',
    welcome: () => welcomeOf(Object.keys(OPERATIONS)),
    handle,
    onState: () => undefined,
  });
  open.add({ connection, iframe });
  await registered;
  await until(() => connection.state === 'ready');
  const run = async (command: string): Promise<unknown> => {
    const answer = await connection.request('intents.deliver', { name: 'test.run', data: command, from: 'test' });
    const { data } = Object(answer) as { data: string | null };
    return data === null ? undefined : JSON.parse(data);
  };
  const named = (name: string): unknown[] => calls.filter((call) => call.name === name).map(({ input }) => input);
  return { iframe, connection, run, named };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Long enough for every resize that is going to happen. */
const settle = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 1_000));

describe('a panel in a frame', function () {
  this.timeout(30_000);

  it('[PANEL-18] follows its content up and down, once for each height', async () => {
    const { iframe, run, named } = await openPanel();
    await run('autoResize');
    await until(() => named('ui.resize').length === 1);
    const first = iframe.clientHeight;
    await run('taller');
    await until(() => named('ui.resize').length === 2);
    expect(iframe.clientHeight - first).to.equal(200);
    await settle();
    expect(named('ui.resize')).to.have.length(2);
  });

  it('[PANEL-18] puts a page that grows with its own frame back and leaves it alone', async () => {
    const { iframe, run, named } = await openPanel();
    await run('loop');
    await run('autoResize');
    await settle();
    await settle();
    const asked = named('ui.resize').length;
    expect(asked).to.be.within(2, 20);
    expect(iframe.style.height).to.equal('150px');
    await settle();
    expect(named('ui.resize')).to.have.length(asked);
  });

  it('[PANEL-19] looks like its host and follows it, under a strict policy', async () => {
    const { connection, run } = await openPanel(`${PAGE}?csp=${encodeURIComponent(`style-src ${location.origin}`)}`);
    await run('theme');
    expect(await run('look')).to.deep.equal({
      lang: 'en',
      dir: 'ltr',
      scheme: 'light',
      accent: '',
      radius: '',
      density: 'comfortable',
      violations: 0,
    });
    connection.emit('theme.changed', { scheme: 'dark', tokens: { '--cw-color-accent': 'red', '--cw-radius': '1px' } });
    connection.emit('locale.changed', { locale: 'ar', direction: 'rtl', timeZone: 'UTC' });
    expect(await run('look')).to.deep.equal({
      lang: 'ar',
      dir: 'rtl',
      scheme: 'dark',
      accent: 'red',
      radius: '1px',
      density: 'comfortable',
      violations: 0,
    });
    connection.emit('theme.changed', { scheme: 'dark', tokens: { '--cw-color-accent': 'red' } });
    expect(Object(await run('look')).radius).to.equal('');
  });

  it('[PANEL-20] hands focus over at its ends, through shadow roots and past what is hidden', async () => {
    const { iframe, run, named } = await openPanel();
    iframe.focus();
    await run('focusLast');
    await sendKeys({ press: 'Tab' });
    await until(() => named('ui.leaveFocus').length === 1);
    await run('focusFirst');
    await sendKeys({ press: 'Shift+Tab' });
    await until(() => named('ui.leaveFocus').length === 2);
    expect(named('ui.leaveFocus')).to.deep.equal([{ direction: 'forward' }, { direction: 'backward' }]);
    await run('focusFirst');
    await sendKeys({ press: 'Tab' });
    await settle();
    expect(named('ui.leaveFocus')).to.have.length(2);
  });

  it('[PANEL-21] after destroy it hands no focus over any more', async () => {
    const { iframe, connection, run, named } = await openPanel();
    iframe.focus();
    await run('focusLast');
    await run('destroySoon');
    await until(() => connection.state !== 'ready');
    await sendKeys({ press: 'Tab' });
    await settle();
    expect(named('ui.leaveFocus')).to.have.length(0);
  });

  it('[PANEL-21] is opened anew when the browser brings a page back', async () => {
    const { connection, run, named } = await openPanel();
    await run('comeBack');
    await until(() => named('intents.register').length === 2 && connection.state === 'ready');
    expect(connection.epoch).to.equal(2);
  });
});
