/** What stands in the place of a secret. */
const MASK = Buffer.from('[secret]', 'latin1');
/** Pieces of an encoded secret shorter than this would be found everywhere. */
const SHORTEST = 6;

/**
 * Cuts secrets out of what comes back: as they are, in base64 and base64url at each of the three offsets a text can have
 * in it, in hex, in the forms of addresses, and escaped as JSON. It works on bytes, so that neither the encoding of an
 * answer nor the border between two pieces of it hides anything.
 */
export class SecretRedactor {
  /** One pattern over bytes written as Latin-1 text; nothing to look for when there is no secret. */
  readonly #pattern: RegExp | undefined;
  readonly #longest: number;

  constructor(secrets: readonly string[]) {
    const forms = [...new Set(secrets.flatMap(formsOf))].sort((one, other) => other.length - one.length);
    this.#pattern = forms.length === 0 ? undefined : new RegExp(forms.map(escape).join('|'), 'g');
    this.#longest = forms[0]?.length ?? 0;
  }

  /** Whether there is anything to cut out. */
  get hasSecrets(): boolean {
    return this.#pattern !== undefined;
  }

  /** A text without secrets. */
  text(text: string): string {
    if (this.#pattern === undefined) return text;
    const bytes = Buffer.from(text, 'utf8').toString('latin1');
    return Buffer.from(bytes.replace(this.#pattern, MASK.toString('latin1')), 'latin1').toString('utf8');
  }

  /** A stream without secrets. Holds back as much as the longest one, because it may go on in the next piece. */
  async *stream(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
    if (this.#pattern === undefined) {
      yield* chunks;
      return;
    }
    let held = '';
    for await (const chunk of chunks) {
      held += Buffer.from(chunk).toString('latin1');
      const { done, rest } = this.#cut(held, this.#longest - 1);
      held = rest;
      if (done !== '') yield Buffer.from(done, 'latin1');
    }
    const { done } = this.#cut(held, 0);
    if (done !== '') yield Buffer.from(done, 'latin1');
  }

  /** Replaces what is found, and keeps the end, in which one may have begun. */
  #cut(text: string, keep: number): { done: string; rest: string } {
    let done = '';
    let from = 0;
    for (const match of text.matchAll(this.#pattern ?? /$^/g)) {
      done += text.slice(from, match.index) + MASK.toString('latin1');
      from = match.index + match[0].length;
    }
    const end = Math.max(from, text.length - keep);
    return { done: done + text.slice(from, end), rest: text.slice(end) };
  }
}

/** Every form a secret may come back in, as bytes written as Latin-1 text. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const hex = bytes.toString('hex');
  const percent = encodeURIComponent(secret);
  const everyByte = hex.replace(/../g, '%$&');
  const json = JSON.stringify(secret).slice(1, -1);
  const ascii = json.replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const texts = [
    secret,
    percent,
    percent.replaceAll('%20', '+'),
    percent.toLowerCase(),
    percent.replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`),
    everyByte,
    everyByte.toUpperCase(),
    json,
    json.replaceAll('/', '\\/'),
    ascii,
    ascii.replaceAll('/', '\\/'),
    htmlOf(secret),
  ].map((text) => Buffer.from(text, 'utf8').toString('latin1'));
  const encoded = [hex, hex.toUpperCase(), ...[0, 1, 2].flatMap((offset) => base64At(bytes, offset))];
  return [...texts, ...encoded.filter((form) => form.length >= SHORTEST)].filter((form) => form !== '');
}

/** The part of a text's base64 that does not depend on what stands before and after it. */
function base64At(bytes: Buffer, offset: number): string[] {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]);
  const start = Math.ceil((offset * 4) / 3);
  const end = Math.floor((whole.length * 8) / 6);
  const plain = whole.toString('base64').slice(start, end);
  return [plain, plain.replaceAll('+', '-').replaceAll('/', '_')];
}

function htmlOf(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
