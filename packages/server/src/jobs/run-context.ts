import type { JsonValue, RunContext, StepContext } from '@crosswalk/model';
import type { Database } from '../database/database.ts';
import { type Attempt, beginStep, finishStep, RunLost } from './run-step-table.ts';

/** What a handler gets of one attempt at a run. */
export function createRunContext(database: Database, held: Attempt, input: JsonValue, signal: AbortSignal): RunContext {
  const { run, queue, attempt } = held;
  return {
    id: run,
    queue,
    input,
    attempt,
    signal,
    async step<Result extends JsonValue>(
      name: string,
      stepInput: JsonValue,
      work: (step: StepContext) => Promise<Result>,
    ): Promise<Result> {
      if (signal.aborted) throw new RunLost();
      const start = await beginStep(database, held, name, stepInput);
      if (start.isDone) return parseResult<Result>(start.result);
      const result = await work({ idempotencyKey: `${run}:${name}`, signal });
      return parseResult<Result>(await finishStep(database, run, name, result));
    },
  };
}

/** What the step gave when it was finished: the same code, so the same type. */
function parseResult<Result extends JsonValue>(value: JsonValue): Result {
  return value as Result;
}
