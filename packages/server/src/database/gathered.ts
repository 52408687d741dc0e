interface Waiting<Item, Result> {
  readonly item: Item;
  readonly done: (result: Result) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Does things together that are asked for one by one. The first is done at once; those that come while it is under way
 * wait and go together, so that many cost little more than one and a single one waits for nobody.
 */
export class Gathered<Item, Result> {
  readonly #work: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly #atOnce: number;
  readonly #most: number;
  readonly #waiting: Waiting<Item, Result>[] = [];
  #running = 0;

  /** `work` gives one result for each item, in their order. At most `atOnce` calls of it are under way, each with at most `most` items. */
  constructor(
    work: (items: readonly Item[]) => Promise<readonly Result[]>,
    { atOnce, most }: { atOnce: number; most: number },
  ) {
    this.#work = work;
    this.#atOnce = atOnce;
    this.#most = most;
  }

  add(item: Item): Promise<Result> {
    return new Promise((done, failed) => {
      this.#waiting.push({ item, done, failed });
      if (this.#running < this.#atOnce) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running += 1;
    // What is asked for in the same breath goes together already.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#most);
      try {
        const results = await this.#work(batch.map(({ item }) => item));
        batch.forEach(({ done, failed }, index) => {
          if (index < results.length) done(parseResult(results[index]));
          else failed(new TypeError('the work gave fewer results than it had items'));
        });
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.#running -= 1;
  }
}

/** The place is known to be there; `undefined` may be what stands in it. */
function parseResult<Result>(result: Result | undefined): Result {
  return result as Result;
}
