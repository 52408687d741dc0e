import type { FieldRight, Rights } from '@crosswalk/model';
import type { TrytonClient } from './client.ts';
import type { Layout } from './layout.ts';
import { childListOf, columnOf } from './mapping.ts';
import { isRow, listOf, type Row, rowsOf, valueAt } from './wire.ts';

/** Asks Tryton what the signed-in user may do with a type and each of its fields, before anything is tried. */
export async function loadRights(client: TrytonClient, layout: Layout): Promise<Rights> {
  const models = [layout.mapping.model, ...layout.lists.values()];
  const [access, fields] = await Promise.all([
    client.call('ir.model.access', 'get_access', [models]),
    restrictedColumns(client, layout.mapping.model),
  ]);
  const may = (model: string, verb: string) => {
    const answer = isRow(access) ? access[model] : undefined;
    return isRow(answer) && (answer[verb] === true || answer[verb] === 1);
  };
  const { model, removal } = layout.mapping;
  const rights = {
    read: may(model, 'read'),
    create: may(model, 'create'),
    update: may(model, 'write'),
    delete: may(model, removal === 'archive' ? 'write' : 'delete'),
  };
  const fieldRights = layout.mapping.fields.flatMap((field) => {
    const list = layout.lists.get(childListOf(field) ?? '');
    const right = narrower(
      fields.get(columnOf(field)) ?? 'write',
      list === undefined ? 'write' : listRight((verb) => may(list, verb)),
    );
    return layout.codecs.has(field.key) && right !== 'write' ? [[field.key, right] as const] : [];
  });
  return fieldRights.length === 0 ? rights : { ...rights, fields: Object.fromEntries(fieldRights) };
}

/** A value in a list of children is set by making, changing and removing rows. */
function listRight(may: (verb: string) => boolean): FieldRight {
  if (!may('read')) return 'none';
  return may('write') && may('create') && may('delete') ? 'write' : 'read';
}

function narrower(left: FieldRight, right: FieldRight): FieldRight {
  if (left === 'none' || right === 'none') return 'none';
  return left === 'read' || right === 'read' ? 'read' : 'write';
}

/**
 * Columns the user may not read or write though the model may be. Tryton has no call that says so, but lets its users
 * read the rules. Where it does not, nothing is known beforehand and Tryton refuses by itself.
 */
async function restrictedColumns(client: TrytonClient, model: string): Promise<ReadonlyMap<string, FieldRight>> {
  const domain = [['field.model.model', '=', model]];
  const columns = ['field.name', 'group', 'perm_read', 'perm_write'];
  const found = await client
    .call('ir.model.field.access', 'search_read', [domain, 0, null, null, columns])
    .catch(() => undefined);
  const { groups } = await client.context();
  const mine = new Set(listOf(groups));
  const rules = rowsOf(found).filter(({ group }) => group === null || mine.has(group));
  return mostGenerous(rules);
}

/** Of several rules for one column the most generous counts, as in Tryton. */
function mostGenerous(rules: readonly Row[]): Map<string, FieldRight> {
  const rights = new Map<string, FieldRight>();
  const rank: readonly FieldRight[] = ['none', 'read', 'write'];
  for (const rule of rules) {
    const column = String(valueAt(rule, 'field.name'));
    const right = rule['perm_read'] !== true ? 'none' : rule['perm_write'] === true ? 'write' : 'read';
    const known = rights.get(column) ?? 'none';
    rights.set(column, rank.indexOf(right) > rank.indexOf(known) ? right : known);
  }
  return rights;
}
