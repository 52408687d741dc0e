import {
  type Condition,
  type Filter,
  foldCase,
  isSearchable,
  keyKind,
  queryWords,
  wantedEmptiness,
} from '@crosswalk/model';
import type { Comparison, FieldCodec } from './field-codec.ts';
import type { Layout } from './layout.ts';
import type { TrytonDomain } from './mapping.ts';

/**
 * What Tryton is asked for in place of a filter. It never leaves out a record the filter wants; where `isExact` is false
 * it lets some through that the filter does not want, and the records themselves have to be looked at.
 */
export interface Question {
  domain: TrytonDomain;
  isExact: boolean;
}

const EVERYTHING: Question = { domain: [], isExact: false };
const NOTHING: Question = { domain: [['id', '=', -1]], isExact: true };

/** The question to Tryton for a filter that passed the checks. */
export function questionOf(layout: Layout, filter: Filter | undefined): Question {
  return filter === undefined ? { domain: [], isExact: true } : translate(layout, filter, true);
}

/** Both questions at once. */
export function bothOf(...questions: readonly Question[]): Question {
  const domain = questions.map((question) => question.domain).filter((one) => one.length > 0);
  return {
    domain: domain.length === 1 ? (domain[0] ?? []) : domain,
    isExact: questions.every(({ isExact }) => isExact),
  };
}

/** The negation goes down to the single conditions, because the opposite of "at least these" would be too few. */
function translate(layout: Layout, filter: Filter, isWanted: boolean): Question {
  if ('not' in filter) return translate(layout, filter.not, !isWanted);
  if ('and' in filter || 'or' in filter) {
    const branches = 'and' in filter ? filter.and : filter.or;
    const questions = branches.map((branch) => translate(layout, branch, isWanted));
    return 'and' in filter === isWanted ? bothOf(...questions) : anyOf(questions);
  }
  const codec = layout.codecs.get(filter.field);
  return codec?.comparison === undefined ? EVERYTHING : compare(codec, codec.comparison, filter, isWanted);
}

function anyOf(questions: readonly Question[]): Question {
  if (questions.length === 0) return NOTHING;
  if (questions.some(({ domain }) => domain.length === 0)) {
    return { domain: [], isExact: questions.some(({ domain, isExact }) => domain.length === 0 && isExact) };
  }
  return {
    domain: ['OR', ...questions.map(({ domain }) => domain)],
    isExact: questions.every(({ isExact }) => isExact),
  };
}

function compare(codec: FieldCodec, comparison: Comparison, condition: Condition, isWanted: boolean): Question {
  const emptiness = wantedEmptiness(condition);
  if (emptiness !== undefined) return compareEmptiness(codec, comparison, emptiness === isWanted);
  const { op } = condition;
  if (op === 'ne') return compareEquality(comparison, condition, !isWanted);
  if (op === 'eq' || op === 'in') return compareEquality(comparison, condition, isWanted);
  if (op === 'contains' || op === 'startsWith') return isWanted ? compareText(comparison, condition) : EVERYTHING;
  return compareOrder(codec, comparison, condition, isWanted);
}

function compareEmptiness({ description }: FieldCodec, comparison: Comparison, isEmpty: boolean): Question {
  const { column, kind, hasEmptyText } = comparison;
  if (description.type === 'boolean') return isEmpty ? NOTHING : { domain: [], isExact: true };
  if (kind === 'child') return EVERYTHING;
  const operator = isEmpty ? '=' : '!=';
  const isNothing = [column, operator, null];
  if (!hasEmptyText) return { domain: [isNothing], isExact: true };
  const isBlank = [column, operator, ''];
  return { domain: isEmpty ? ['OR', [isNothing], [isBlank]] : [isNothing, isBlank], isExact: true };
}

function compareEquality({ column, kind, operand }: Comparison, condition: Condition, isWanted: boolean): Question {
  const values = Array.isArray(condition.value) ? condition.value : [condition.value];
  const operands = values.map(operand).filter((one) => one !== undefined);
  const isComplete = operands.length === values.length;
  if (kind === 'child') {
    // A value that Tryton cannot have is found nowhere; a hit among the children may be of another field.
    if (!isWanted) return EVERYTHING;
    return { domain: [[column, 'in', operands]], isExact: false };
  }
  if (!isComplete) return EVERYTHING;
  const isListed = [column, 'in', operands];
  if (isWanted) return operands.length === 0 ? NOTHING : { domain: [isListed], isExact: true };
  if (operands.length === 0) return { domain: [], isExact: true };
  return { domain: ['OR', [[column, 'not in', operands]], [[column, '=', null]]], isExact: true };
}

const ORDERS = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;
const OPPOSITES = { lt: '>=', lte: '>', gt: '<=', gte: '<' } as const;

/** Text orders by the database's own rules, which need not be ours; and nothing is never more or less than something. */
function compareOrder(codec: FieldCodec, comparison: Comparison, condition: Condition, isWanted: boolean): Question {
  const operand = comparison.operand(condition.value);
  const hasOrder = comparison.kind === 'exact' && keyKind(codec.description) !== 'boolean' && codec.sort !== undefined;
  if (operand === undefined || !hasOrder) return EVERYTHING;
  const { op } = condition;
  if (op !== 'lt' && op !== 'lte' && op !== 'gt' && op !== 'gte') return EVERYTHING;
  const { column } = comparison;
  if (isWanted) return { domain: [[column, ORDERS[op], operand]], isExact: true };
  return { domain: ['OR', [[column, OPPOSITES[op], operand]], [[column, '=', null]]], isExact: true };
}

function compareText({ column }: Comparison, { op, value }: Condition): Question {
  const pattern = patternOf(String(value));
  return { domain: [[column, 'ilike', op === 'contains' ? `%${pattern}%` : `${pattern}%`]], isExact: false };
}

/**
 * The records a search may find; they are then looked at by the rules of the search (SCH). A field that Tryton cannot be
 * asked about makes every record possible.
 */
export function searchQuestion(layout: Layout, keys: readonly string[], text: string): Question {
  const codecs = keys
    .flatMap((key) => layout.codecs.get(key) ?? [])
    .filter(({ description }) => isSearchable(description));
  const words = queryWords(text);
  if (words.length > 0 && codecs.some(({ searched }) => searched === undefined)) return EVERYTHING;
  const questions = words.map((word) => ({
    domain: ['OR', ...codecs.flatMap((codec) => wordConditions(codec, word)), [['id', '=', -1]]],
    isExact: false,
  }));
  return bothOf({ domain: [], isExact: true }, ...questions);
}

function wordConditions({ searched = [], comparison }: FieldCodec, word: string): unknown[] {
  const patterns = [`%${patternOf(word)}%`];
  if (comparison?.isPhone === true && /^\d+$/.test(word)) patterns.push(`%${Array.from(word).join('%')}%`);
  return searched.flatMap((column) => patterns.map((pattern) => [[column, 'ilike', pattern]]));
}

/**
 * A pattern that finds at least what the text finds without regard to case. Letters whose other case a database may not
 * know become "any character", and so do the signs that mean something in a pattern.
 */
function patternOf(text: string): string {
  return Array.from(text, (character) => {
    if (/[%_\\]/.test(character)) return '_';
    const isPlain = /[\0-\x7f]/.test(character);
    return isPlain || (foldCase(character) === character && character.toUpperCase() === character) ? character : '_';
  }).join('');
}
