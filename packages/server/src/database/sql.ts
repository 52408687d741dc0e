/** Values PostgreSQL takes as parameters. JSON goes in as text with a cast to jsonb. */
export type SqlValue = string | number | boolean | null | Date | readonly string[];

/** A piece of SQL with its parameters. Values can only get in as parameters, so no input becomes SQL. */
export class Sql {
  constructor(
    readonly strings: readonly string[],
    readonly values: readonly SqlValue[],
  ) {}

  /**
   * Marks a statement whose text never varies: a served database plans it once for each connection and not each time.
   * The name says what it is for, and belongs to this text alone.
   */
  prepared(name: string): PreparedSql {
    return new PreparedSql(name, this);
  }

  /** The statement as drivers take it, with `$1`, `$2`, … in place of the values. */
  get text(): string {
    return this.strings.reduce((text, part, index) => `${text}$${index}${part}`);
  }
}

/** A statement under a name, so that it is planned once. */
export class PreparedSql extends Sql {
  readonly name: string;

  constructor(name: string, { strings, values }: Sql) {
    super(strings, values);
    this.name = name;
  }
}

/** Texts that were met before, and the names they were given. */
const named = new Map<string, string>();
/** Each connection keeps what it planned; a program that makes ever new texts must not fill it. */
const MOST_NAMED = 200;

/** Marks a statement as prepared under a name of its text: for those that are put together from pieces, in a few shapes. */
export function preparedByText(statement: Sql): Sql {
  const { text } = statement;
  const name = named.get(text) ?? (named.size < MOST_NAMED ? `shape_${named.size}` : undefined);
  if (name === undefined) return statement;
  named.set(text, name);
  return statement.prepared(name);
}

/** Writes a piece of SQL: other pieces are put in as they are, everything else becomes a parameter. */
export function sql(strings: TemplateStringsArray, ...inserts: readonly (Sql | SqlValue)[]): Sql {
  const parts = [strings[0] ?? ''];
  const values: SqlValue[] = [];
  const append = (text: string) => parts.push((parts.pop() ?? '') + text);
  inserts.forEach((insert, index) => {
    if (insert instanceof Sql) {
      append(insert.strings[0] ?? '');
      parts.push(...insert.strings.slice(1));
      values.push(...insert.values);
    } else {
      parts.push('');
      values.push(insert);
    }
    append(strings[index + 1] ?? '');
  });
  return new Sql(parts, values);
}

/** Pieces one after the other with a separator between them. */
export function joinSql(pieces: readonly Sql[], separator: Sql): Sql {
  const [first = sql``, ...rest] = pieces;
  return rest.reduce((all, piece) => sql`${all}${separator}${piece}`, first);
}

/** A value as a jsonb parameter. */
export function jsonb(value: unknown): Sql {
  return sql`${JSON.stringify(value)}::jsonb`;
}
