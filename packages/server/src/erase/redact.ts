import type { JsonValue } from '@crosswalk/model';
import type { PersonalTexts } from './personal-texts.ts';

/** What stands where somebody was named. */
export const ERASED = '[erased]';

/** Takes a person out of values. */
export class Redactor {
  readonly #id: string;
  readonly #strong: RegExp | undefined;
  readonly #all: RegExp | undefined;

  constructor(id: string, { strong, weak }: PersonalTexts) {
    this.#id = id;
    this.#strong = patternOf(strong);
    this.#all = patternOf([...strong, ...weak].sort((left, right) => right.length - left.length));
  }

  /** A value without the person; the value itself when the person is not in it. Where the person is meant, weak texts go too. */
  value<Value extends JsonValue>(value: Value): Value {
    const pattern = this.names(JSON.stringify(value)) ? this.#all : undefined;
    return parseSame<Value>(this.#clean(value, pattern));
  }

  /** Whether a text is about the person for certain: it has the record's id, or names nobody else. */
  names(text: string): boolean {
    return text.includes(this.#id) || (this.#strong !== undefined && text.search(this.#strong) >= 0);
  }

  #clean(value: JsonValue, pattern: RegExp | undefined): JsonValue {
    if (typeof value === 'string') return pattern === undefined ? value : value.replaceAll(pattern, ERASED);
    if (typeof value !== 'object' || value === null) return value;
    if (isList(value)) return value.map((item) => this.#clean(item, pattern));
    // A copy of the record itself keeps its id and nothing else.
    const isRecord = value['id'] === this.#id && 'fields' in value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]): [string, JsonValue] => [
        pattern === undefined ? key : key.replaceAll(pattern, ERASED),
        isRecord && key === 'fields' ? {} : this.#clean(inner, pattern),
      ]),
    );
  }
}

/** Finds the texts in whatever case, but not inside longer words, and numbers however their digits are set apart. */
function patternOf(texts: readonly string[]): RegExp | undefined {
  if (texts.length === 0) return undefined;
  const parts = texts.map((text) =>
    /^\+?\d{6,}$/.test(text)
      ? Array.from(text).map(escape).join('[\\s().\\-/]*')
      : escape(text).replaceAll(/\s+/g, '\\s+'),
  );
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** `Array.isArray` does not tell the compiler about lists that may not be changed. */
function isList(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function parseSame<Value extends JsonValue>(value: JsonValue): Value {
  return value as Value;
}
