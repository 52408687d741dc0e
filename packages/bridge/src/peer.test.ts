import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CrosswalkError } from '@crosswalk/protocol';
import fc from 'fast-check';
import { CallGate } from './call-gate.ts';
import type { CallHandler } from './incoming-calls.ts';
import type { BridgeLimits } from './limits.ts';
import { LongAnswers } from './long-answers.ts';
import { Peer, type PeerOptions } from './peer.ts';
import { parts } from './reply.ts';

type Limits = Pick<BridgeLimits, 'callsPerSecond' | 'inFlight' | 'callMs' | 'messageLength'>;

const LIMITS: Limits = { callsPerSecond: 1_000_000, inFlight: 1_000_000, callMs: 10_000, messageLength: 10_000 };

interface Pair {
  left: Peer;
  right: Peer;
  messages: number;
  violations: number;
  close(): void;
}

/** Two peers joined in memory; every message takes a task of its own, as between processes. */
function join(handle: CallHandler, changed: Partial<Limits> = {}, onRefused?: PeerOptions['onRefused']): Pair {
  const state = { messages: 0, violations: 0 };
  const carry = (to: () => Peer) => (text: string) => {
    state.messages += 1;
    setImmediate(() => to().receive(text));
  };
  const onViolation = () => (state.violations += 1);
  const longAnswers: PeerOptions['longAnswers'] = (outbox) => new LongAnswers(outbox, 100);
  const limits = { ...LIMITS, ...changed };
  const options = { handle, onRefused, longAnswers, onViolation, limits };
  const left: Peer = new Peer({ ...options, gate: new CallGate(limits), post: carry(() => right) });
  const right: Peer = new Peer({ ...options, gate: new CallGate(limits), post: carry(() => left) });
  const close = () => [left, right].forEach((each) => each.close());
  return Object.assign(state, { left, right, close });
}

const code = (error: unknown): string => (error instanceof CrosswalkError ? error.code : String(error));
const settle = () => new Promise((resolve) => setTimeout(resolve, 30));

test('[BRIDGE-3] a hundred calls of one task are one message, and so are their answers', async () => {
  const pair = join(async (call) => call.arguments);
  await Promise.all(Array.from({ length: 100 }, (_, index) => pair.left.call('echo', index)));
  assert.equal(pair.messages, 2);
  pair.close();
});

test('[BRIDGE-3] an answer that is slow does not keep the others of its message waiting', async () => {
  let release: (value: unknown) => void = () => undefined;
  const slow = new Promise((resolve) => (release = resolve));
  const pair = join((call) => (call.name === 'slow' ? slow : call.arguments));
  const waiting = pair.left.call('slow', null);
  assert.equal(await pair.left.call('echo', 'quick'), 'quick');
  release('late');
  assert.equal(await waiting, 'late');
  pair.close();
});

test('[BRIDGE-8] the owner is told of each call that a limit refused', async () => {
  const refused: string[] = [];
  const pair = join(
    () => 'ok',
    { callsPerSecond: 2 },
    (call, { code: why }) => refused.push(`${call.name} ${why}`),
  );
  const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map((name) => pair.left.call(name, null).catch(code)));
  assert.deepEqual(outcomes, ['ok', 'ok', 'rate_limited', 'rate_limited']);
  assert.deepEqual(refused, ['c rate_limited', 'd rate_limited']);
  pair.close();
});

test('[BRIDGE-8] calls over the number in flight are refused, and open streams do not count', async () => {
  const pair = join(
    (call) => (call.name === 'watch' ? forever(call.signal) : new Promise((resolve) => setTimeout(resolve, 20))),
    { inFlight: 2 },
  );
  const watching = pair.left.stream('watch', null);
  await watching.next();
  const results = await Promise.allSettled([1, 2, 3].map(() => pair.left.call('wait', null)));
  assert.deepEqual(
    results.map((each) => (each.status === 'rejected' ? code(each.reason) : 'ok')),
    ['ok', 'ok', 'rate_limited'],
  );
  await watching.return?.();
  pair.close();
});

async function* forever(signal: AbortSignal): AsyncIterable<number> {
  for (let count = 0; !signal.aborted; count += 1) {
    yield count;
    await settle();
  }
}

test('[BRIDGE-16] a call nobody answers rejects with timeout on both sides', { timeout: 10_000 }, async () => {
  const aborted: boolean[] = [];
  const pair = join((call) => {
    call.signal.addEventListener('abort', () => aborted.push(true));
    return new Promise(() => undefined);
  });
  const [here, there] = await Promise.allSettled([
    pair.left.call('never', null, { timeoutMs: 1 }),
    pair.right.call('never', null, { timeoutMs: 1 }),
  ]);
  assert.equal(here.status === 'rejected' && code(here.reason), 'timeout');
  assert.equal(there.status === 'rejected' && code(there.reason), 'timeout');
  await settle();
  assert.deepEqual(aborted, [true, true]);
  pair.close();
});

test('[BRIDGE-17] what cannot be sent is refused before it is sent', async () => {
  const pair = join(() => null);
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  await assert.rejects(pair.left.call('echo', cycle), (error) => code(error) === 'invalid_input');
  await assert.rejects(pair.left.call('echo', 1n), (error) => code(error) === 'invalid_input');
  await assert.rejects(pair.left.call('echo', 'x'.repeat(20_000)), (error) => code(error) === 'too_large');
  assert.equal(pair.messages, 0);
  pair.close();
});

test('[BRIDGE-20] whatever text arrives, a peer answers, ignores or reports it, and never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.array(fc.array(fc.jsonValue())).map((each) => JSON.stringify(each)),
      ),
      (text) => {
        const pair = join(() => null);
        pair.left.receive(text);
        pair.close();
      },
    ),
    { numRuns: 500 },
  );
});

test('[BRIDGE-19] a call that is ended while its answer leaves in pieces sends no further piece', async () => {
  const pieces = function* () {
    for (let made = 0; made < 50; made += 1) {
      if (made === 3) pair.right.rejectCalls(() => new CrosswalkError('permission_denied', 'Taken back.'));
      yield JSON.stringify([made]);
    }
  };
  const pair = join(() => parts('items', pieces(), {}));
  const seen: unknown[] = [];
  const answer = pair.left.call('list', null, { onPart: (_key, items) => seen.push(...items) });
  await assert.rejects(answer, (error) => code(error) === 'permission_denied');
  await settle();
  assert.deepEqual(seen, [0, 1, 2]);
  assert.equal(pair.right.incoming.size, 0);
  pair.close();
});

/** One thing a caller may do. */
const action = fc.record({
  kind: fc.constantFrom('call', 'cancelled', 'failing', 'stream', 'abandoned'),
  from: fc.constantFrom('left', 'right'),
  delay: fc.integer({ min: 0, max: 3 }),
} as const);

test('[BRIDGE-18] any sequence of calls, failures, cancellations and streams leaves nothing open', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 30 }), async (actions) => {
      const pair = join((call) => {
        if (call.name === 'stream' || call.name === 'abandoned') return numbers(5);
        if (call.name === 'failing') throw new CrosswalkError('not_found', 'There is no such record.');
        return settle().then(() => call.arguments);
      });
      const done = actions.map((each) => perform(pair[each.from], each.kind));
      await Promise.all(done);
      await settle();
      assert.equal(pair.left.outgoing.size + pair.right.outgoing.size, 0);
      assert.equal(pair.left.incoming.size + pair.right.incoming.size, 0);
      assert.equal(pair.violations, 0);
      pair.close();
    }),
    { numRuns: 40 },
  );
});

async function* numbers(count: number): AsyncIterable<number> {
  for (let index = 0; index < count; index += 1) yield index;
}

async function perform(peer: Peer, kind: string): Promise<void> {
  if (kind === 'call') assert.equal(await peer.call('call', 7), 7);
  else if (kind === 'failing') await assert.rejects(peer.call('failing', null), (error) => code(error) === 'not_found');
  else if (kind === 'cancelled')
    await assert.rejects(
      peer.call('call', 7, { signal: AbortSignal.timeout(1) }),
      (error) => code(error) === 'cancelled',
    );
  else
    assert.deepEqual(
      await take(peer.stream(kind, null), kind === 'abandoned' ? 2 : 9),
      kind === 'abandoned' ? [0, 1] : [0, 1, 2, 3, 4],
    );
}

async function take(items: AsyncIterable<unknown>, count: number): Promise<unknown[]> {
  const taken: unknown[] = [];
  for await (const item of items) {
    taken.push(item);
    if (taken.length === count) break;
  }
  return taken;
}
