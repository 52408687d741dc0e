import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { CrosswalkError } from '@crosswalk/protocol';
import { RememberedAnswers } from './remembered-answers.ts';

describe('answers that every part of a page asks for', () => {
  it('[CWS-8] are asked for once, and each asker has a copy of its own', async () => {
    const answers = new RememberedAnswers<{ fields: string[] }>();
    const send = mock.fn(() => Promise.resolve({ fields: ['name'] }));
    const [first, second] = await Promise.all([
      answers.ask('person', send, undefined),
      answers.ask('person', send, undefined),
    ]);
    first.fields.push('mine');
    assert.deepEqual(second, { fields: ['name'] });
    assert.deepEqual(await answers.ask('person', send, undefined), { fields: ['name'] });
    await answers.ask('company', send, undefined);
    assert.equal(send.mock.callCount(), 2);
  });

  it('[CWS-8] one who stops waiting disturbs nobody', async () => {
    const answers = new RememberedAnswers<string>();
    const { promise, resolve } = withResolver<string>();
    const stop = new AbortController();
    const stopped = answers.ask('person', () => promise, stop.signal);
    const waiting = answers.ask('person', () => promise, new AbortController().signal);
    stop.abort();
    await assert.rejects(stopped, { code: 'cancelled' });
    resolve('answer');
    assert.equal(await waiting, 'answer');
    await assert.rejects(
      answers.ask('person', () => promise, AbortSignal.abort()),
      { code: 'cancelled' },
    );
  });

  it('[CWS-8] a failure is told to those who wait and asked again by the next', async () => {
    const answers = new RememberedAnswers<string>();
    const fail = () => Promise.reject(new CrosswalkError('offline', 'No network.'));
    await assert.rejects(answers.ask('person', fail, undefined), { code: 'offline' });
    assert.equal(await answers.ask('person', () => Promise.resolve('there'), undefined), 'there');
  });
});

function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}
