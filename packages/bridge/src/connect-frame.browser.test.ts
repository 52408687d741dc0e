import { expect } from '@open-wc/testing';
import { closeFrames, fixture, openFrame as open, pause, produced, secondOrigin } from './fixtures/open-frame.ts';

afterEach(closeFrames);

describe('connectFrame', function () {
  this.timeout(30_000);

  it('[BRIDGE-1] connects an opaque frame and passes the welcome', async () => {
    const { connection, reached } = open();
    await reached('ready');
    expect(await connection.request('welcome', null)).to.deep.equal({ greeting: 'hello' });
  });

  it('[BRIDGE-2] connects a frame of another origin by its exact origin', async () => {
    const { connection, reached } = open({ sandbox: 'allow-scripts allow-same-origin', origin: secondOrigin });
    await reached('ready');
    expect(await connection.request('call', ['echo', 'x'])).to.deep.equal({ value: 'x' });
  });

  it('[BRIDGE-3] answers all calls of one task in one message each way', async () => {
    const { connection, reached } = open({ limits: { inFlight: 200, callsPerSecond: 200 } });
    await reached('ready');
    const before = connection.statistics.messages;
    const answers = await connection.request(
      'calls',
      Array.from({ length: 100 }, (_, index) => ['echo', index]),
    );
    expect(answers).to.deep.equal(Array.from({ length: 100 }, (_, value) => ({ value })));
    // One message with the hundred calls, one with the answer to our request.
    expect(connection.statistics.messages - before).to.equal(2);
  });

  it('[BRIDGE-4] lets a small answer overtake a long list', async () => {
    const { connection, reached } = open();
    await reached('ready');
    const { order, whole } = Object(await connection.request('parts', null));
    expect(order.indexOf('short')).to.be.lessThan(order.indexOf('items:50'));
    expect(order).to.include.members(['items:100', 'items:50', 'long']);
    expect(whole.items).to.have.length(250);
    expect(whole.items[249]).to.equal(249);
    expect(whole.total).to.equal(250);
  });

  it('[BRIDGE-5] cancels on the other side', async () => {
    const { connection, reached, calls } = open();
    await reached('ready');
    const { error } = Object(await connection.request('cancelled', null));
    expect(error.code).to.equal('cancelled');
    await pause(50);
    expect(calls.find((call) => call.name === 'slow')?.signal.aborted).to.equal(true);
  });

  it('[BRIDGE-6] streams no further ahead than the credit and stops when the reader stops', async () => {
    const { connection, reached } = open();
    await reached('ready');
    expect(await connection.request('takeThree', null)).to.deep.equal([0, 1, 2]);
    await pause(50);
    expect(produced.count).to.be.lessThan(100);
  });

  it('[BRIDGE-7] never sends the text of a foreign error', async () => {
    const { connection, reached } = open();
    await reached('ready');
    const answered = await connection.request('call', ['secret', null]);
    expect(JSON.stringify(answered)).not.to.contain('hunter2');
    expect(Object(answered).error.code).to.equal('host_error');
  });

  it('[BRIDGE-8] refuses calls over the rate with the time to wait', async () => {
    const { connection, reached } = open({ limits: { callsPerSecond: 10, inFlight: 1_000 } });
    await reached('ready');
    const answers = await connection.request(
      'calls',
      Array.from({ length: 30 }, () => ['echo', 1]),
    );
    const refused = (answers as { error?: { code: string; details: { retryAfterMs: number } } }[]).filter(
      (each) => each.error,
    );
    expect(refused.length).to.be.within(15, 25);
    expect(refused[0]?.error?.code).to.equal('rate_limited');
    expect(refused[0]?.error?.details.retryAfterMs).to.be.greaterThan(0);
  });

  it('[BRIDGE-9] gives a reloaded frame a new connection and rejects what was under way', async () => {
    const { connection, reached, states } = open();
    await reached('ready');
    const pending = connection.request('never', null).catch((error: unknown) => error);
    await connection.request('reload', null);
    await reached('connecting');
    expect(Object(await pending).code).to.equal('disconnected');
    await reached('ready');
    expect(connection.epoch).to.equal(2);
    expect(states.filter((state) => state === 'ready')).to.have.length(2);
  });

  it('[BRIDGE-10] opens only the registered page after the panel went elsewhere', async () => {
    const { connection, reached } = open();
    await reached('ready');
    await connection.request('go', fixture('blank.html'));
    await reached('connecting');
    await reached('ready');
    expect(await connection.request('welcome', null)).to.deep.equal({ greeting: 'hello' });
  });

  it('[BRIDGE-11] survives removal and re-insertion of the frame', async () => {
    const { connection, iframe, reached } = open();
    await reached('ready');
    iframe.remove();
    await reached('suspended');
    document.body.append(iframe);
    await reached('ready');
    expect(connection.epoch).to.be.greaterThan(1);
  });

  it('[BRIDGE-12] notices a silent panel within 8 seconds and its recovery', async () => {
    const { connection, reached } = open();
    await reached('ready');
    await connection.request('spin', 7_500);
    await reached('unresponsive');
    await reached('ready');
  });

  it('[BRIDGE-13] says that a page is not a panel', async () => {
    const { reached, problems } = open({ page: 'blank.html', limits: { handshakeMs: 1_000 } });
    await reached('failed');
    expect(problems[0]?.reason).to.equal('silent');
  });

  it('[BRIDGE-14] says that a panel is of another major version', async () => {
    const { reached, problems } = open({ page: 'panel.html?protocol=2.0' });
    await reached('failed');
    expect(problems[0]?.reason).to.equal('version');
  });

  it('[BRIDGE-15] works with a panel of another minor version', async () => {
    const { connection, reached } = open({ page: 'panel.html?protocol=1.9' });
    await reached('ready');
    expect(await connection.request('call', ['echo', 1])).to.deep.equal({ value: 1 });
  });
});
