import { expect } from '@open-wc/testing';
import { closeFrames, openFrame, type OpenFrame, pause } from './fixtures/open-frame.ts';
import { pageGuard, workerGuard } from './index.ts';

const workerUrl = new URL('./guard/guard-worker.ts', import.meta.url);
const guards = [
  { name: 'page guard', guard: pageGuard },
  { name: 'worker guard', guard: workerGuard(workerUrl) },
];

afterEach(closeFrames);

function attack(name: string, guard: (typeof guards)[number]['guard'], limits = {}): OpenFrame {
  return openFrame({ page: `hostile.html?attack=${name}`, guard, limits: { handshakeMs: 2_000, ...limits } });
}

async function answersHonestly(guard: (typeof guards)[number]['guard']): Promise<void> {
  const honest = openFrame({ guard, plugin: 'com.example.honest' });
  await honest.reached('ready');
  expect(await honest.connection.request('call', ['echo', 1])).to.deep.equal({ value: 1 });
}

for (const { name, guard } of guards) {
  describe(`a hostile panel behind the ${name}`, function () {
    this.timeout(30_000);

    it('[BRIDGE-20] is stopped for objectBomb, whether it could be read in time or not', async () => {
      // The handshake may not give up before the guard does, however busy the machine is.
      const { reached, problems } = attack('objectBomb', guard, { handshakeMs: 20_000 });
      await reached('failed');
      expect(problems[0]?.reason).to.be.oneOf(['violation', 'oversized']);
    });

    const endings: [string, string][] = [
      ['sparseArray', 'violation'],
      ['oversized', 'oversized'],
      ['flood', 'flooded'],
      ['floodListening', 'violation'],
      ['notJson', 'violation'],
      ['notEntries', 'violation'],
      ['unknownKind', 'violation'],
      ['tooManyEntries', 'violation'],
      ['sameId', 'violation'],
    ];
    for (const [each, reason] of endings) {
      it(`[BRIDGE-20] is stopped for ${each}, with the reason ${reason}`, async () => {
        const { reached, problems, connection } = attack(each, guard);
        await reached('failed');
        expect(problems[0]?.reason).to.equal(reason);
        expect(connection.state).to.equal('failed');
      });
    }

    it('[BRIDGE-21] has nothing handled beyond its budget of messages', async () => {
      const start = performance.now();
      const { reached, calls } = attack('flood', guard, {
        messagesPerSecond: 200,
        callsPerSecond: 1_000_000,
        inFlight: 1_000_000,
      });
      await reached('failed');
      // On a busy machine a flood takes more than the one second a budget is for.
      const budgets = 1 + Math.floor((performance.now() - start) / 1_000);
      await pause(200);
      expect(calls.length).to.be.at.most(200 * budgets);
    });

    it('[BRIDGE-26] is taken out of its frame for what it does on purpose, so that it stops', async () => {
      const { reached, iframe, problems } = attack('windowFlood', guard);
      await reached('failed');
      expect(problems[0]?.reason).to.equal('flooded');
      expect(iframe.isConnected).to.equal(true);
      expect(iframe.hasAttribute('src')).to.equal(false);
    });

    for (const each of ['wrongNonce', 'noHello', 'secondHello', 'nested']) {
      it(`[BRIDGE-22] has no call executed after ${each}`, async () => {
        const { calls } = attack(each, guard);
        await pause(1_500);
        expect(calls.filter((call) => call.name === 'stolen' || call.name === 'echo')).to.have.length(0);
        await answersHonestly(guard);
      });
    }

    it('[BRIDGE-23] reaches nothing by path or by an inherited name', async () => {
      const { calls } = attack('strangeNames', guard);
      await pause(1_000);
      expect(calls.map((call) => call.name)).to.include('constructor');
      expect(calls.every((call) => call.name !== 'echo')).to.equal(true);
      const penpal = attack('penpalCall', guard);
      await pause(1_000);
      expect(penpal.calls.map((call) => call.name)).to.deep.equal(['echo']);
      expect(Object.keys(Object.prototype)).to.have.length(0);
    });

    it('[BRIDGE-24] does no harm with deep nesting', async () => {
      const { calls } = attack('deep', guard);
      await pause(1_000);
      expect(calls).to.have.length(1);
      await answersHonestly(guard);
    });
  });
}

describe('the worker guard', function () {
  this.timeout(30_000);

  it('[BRIDGE-25] falls back to the page and says so when its script is missing', async () => {
    const reasons: string[] = [];
    const guard = workerGuard('/missing-guard-worker.js', (reason) => reasons.push(reason));
    const { reached, connection } = openFrame({ guard });
    await reached('ready');
    expect(await connection.request('call', ['echo', 1])).to.deep.equal({ value: 1 });
    expect(reasons).to.have.length(1);
  });
});
