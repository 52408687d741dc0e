import { CrosswalkError } from '@crosswalk/protocol';

/** How long an answer holds for others who ask the same. */
const KEPT_MS = 5_000;

/**
 * Answers that hardly ever change and that every part of a page asks for: a question is sent once for all who ask it
 * within a few seconds. Each gets a copy of its own and may stop waiting without disturbing the others. Failures are
 * not kept.
 */
export class RememberedAnswers<Answer> {
  readonly #answers = new Map<string, { answer: Promise<Answer>; until: number }>();

  async ask(key: string, send: () => Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
    if (signal?.aborted === true) throw stopped();
    let known = this.#answers.get(key);
    if (known === undefined || known.until < performance.now()) {
      known = { answer: send(), until: performance.now() + KEPT_MS };
      this.#answers.set(key, known);
      known.answer.catch(() => this.#answers.delete(key));
    }
    return structuredClone(await unlessStopped(known.answer, signal));
  }
}

async function unlessStopped<Answer>(answer: Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
  if (signal === undefined) return answer;
  let stop: () => void = () => undefined;
  const stopping = new Promise<never>((_, reject) => {
    stop = () => reject(stopped());
    signal.addEventListener('abort', stop);
  });
  return Promise.race([answer, stopping]).finally(() => signal.removeEventListener('abort', stop));
}

function stopped(): CrosswalkError {
  return new CrosswalkError('cancelled', 'The call was stopped.');
}
