/**
 * An answer whose whole body is a text. It is an ordinary `Response` to whoever reads it as one; `toNodeListener` sends
 * the text itself, in one piece and without the stream that every other body needs.
 */
export class TextResponse extends Response {
  readonly content: string;
  #whole: Response | undefined;

  constructor(content: string, init: ResponseInit) {
    super(null, init);
    this.content = content;
  }

  /** The same with a body of its own, made when somebody first looks at it. */
  get whole(): Response {
    this.#whole ??= new Response(this.content, { status: this.status, headers: this.headers });
    return this.#whole;
  }
}

// Where the types say that these are properties, a subclass may not write accessors.
for (const name of ['body', 'bodyUsed'] as const)
  Object.defineProperty(TextResponse.prototype, name, {
    get(this: TextResponse): unknown {
      return this.whole[name];
    },
  });
for (const name of ['text', 'json', 'arrayBuffer', 'blob', 'clone'] as const)
  Object.defineProperty(TextResponse.prototype, name, {
    value(this: TextResponse): unknown {
      return this.whole[name]();
    },
  });
