import { ObjectDescription } from '@crosswalk/model';
import { invalidInput, typeNotFound } from '@crosswalk/protocol';
import type { Database, Queries } from '../database/database.ts';
import { jsonb, sql } from '../database/sql.ts';
import { searchIndex } from './search-sql.ts';

/** The object types of a database, read once and kept. */
export class TypeRegistry {
  readonly #descriptions: ReadonlyMap<string, ObjectDescription>;

  private constructor(descriptions: readonly ObjectDescription[]) {
    this.#descriptions = new Map(descriptions.map((description) => [description.type, description]));
  }

  static async load(queries: Queries): Promise<TypeRegistry> {
    const rows = await queries.query<{ description: unknown }>(sql`select description from object_type`);
    return new TypeRegistry(rows.map((row) => ObjectDescription.parse(row.description)));
  }

  /** The description of a type, or `not_found`. */
  describe(type: string): ObjectDescription {
    const description = this.#descriptions.get(type);
    if (description === undefined) throw typeNotFound(type);
    return description;
  }

  get types(): string[] {
    return [...this.#descriptions.keys()];
  }
}

/** Sets the object types a database has. Records of a type whose fields changed are indexed for search again. */
export async function defineTypes(database: Database, descriptions: readonly ObjectDescription[]): Promise<void> {
  for (const description of descriptions) assertDescription(description);
  await database.transaction(async (queries) => {
    for (const description of descriptions) await defineType(queries, description);
  });
}

async function defineType(queries: Queries, description: ObjectDescription): Promise<void> {
  const changed = await queries.query(sql`
    insert into object_type (type, description) values (${description.type}, ${jsonb(description)})
    on conflict (type) do update set description = excluded.description
    where object_type.description -> 'fields' is distinct from excluded.description -> 'fields' returning type`);
  if (changed.length > 0) await indexAgain(queries, description);
}

async function indexAgain(queries: Queries, description: ObjectDescription): Promise<void> {
  const rows = await queries.query<{ id: string; fields: Record<string, never> }>(
    sql`select id, fields from record where type = ${description.type}`,
  );
  for (const { id, fields } of rows) {
    await queries.query(
      sql`update record set search = ${searchIndex(description, fields)}::tsvector where type = ${description.type} and id = ${id}`,
    );
  }
}

function assertDescription(description: ObjectDescription): void {
  if (!ObjectDescription.safeParse(description).success)
    throw invalidInput([{ path: description.type, expected: 'an object description' }]);
}
