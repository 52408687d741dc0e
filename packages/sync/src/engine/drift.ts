import { equalJson, type FieldDescription } from '@crosswalk/model';
import type { SyncParticipant } from '../definition.ts';
import { assertJson } from './item.ts';
import { putProgress, readProgress } from './progress.ts';
import type { SchemaDrift } from './report.ts';
import { systemOf, type RunContext } from './run-context.ts';

/**
 * Compares the mapped fields of every system with what they were when the mapping was accepted. A field that vanished or
 * means something else now would be read as emptied, and empty it everywhere: so the run is held.
 */
export async function findDrift(context: RunContext): Promise<SchemaDrift[]> {
  const drift: SchemaDrift[] = [];
  for (const system of context.definition.systems) {
    const fields = await describeMapped(context, system);
    const progress = await readProgress(context.workspace, system.name);
    const known = new Map(progress.described?.map((field) => [field.key, field]));
    for (const key of mappedKeys(system))
      drift.push(...driftOf(system, { key, now: fields.get(key), before: known.get(key) }));
    // A field that is mapped for the first time is accepted as it is.
    const described = mappedKeys(system).flatMap((key) => known.get(key) ?? fields.get(key) ?? []);
    if (!equalJson(assertJson(described), assertJson(progress.described ?? [])))
      putProgress(context.workspace, system.name, { ...progress, described });
  }
  await context.workspace.flush();
  return drift;
}

/** Takes the fields of a system as they are now for right. Fields that vanished stay a reason to hold. */
export async function acceptFields(context: RunContext, system: SyncParticipant): Promise<void> {
  const fields = await describeMapped(context, system);
  const progress = await readProgress(context.workspace, system.name);
  putProgress(context.workspace, system.name, { ...progress, described: [...fields.values()] });
  await context.workspace.flush();
}

async function describeMapped(context: RunContext, system: SyncParticipant): Promise<Map<string, FieldDescription>> {
  const keys = new Set(mappedKeys(system));
  const { fields } = await systemOf(context, system).describe(context.options);
  return new Map(fields.filter(({ key }) => keys.has(key)).map((field) => [field.key, essence(field)]));
}

/** What of a description a mapping stands on: not its label, nor help. */
function essence({ key, type, label, multiple, readOnly, required, options }: FieldDescription): FieldDescription {
  return {
    key,
    type,
    label,
    ...(multiple === true ? { multiple } : {}),
    ...(readOnly === true ? { readOnly } : {}),
    ...(required === true ? { required } : {}),
    ...(options === undefined ? {} : { options }),
  };
}

function mappedKeys({ fields }: SyncParticipant): string[] {
  return [...new Set(fields.map(({ from }) => from.split('.')[0] ?? ''))];
}

interface Compared {
  readonly key: string;
  readonly now: FieldDescription | undefined;
  readonly before: FieldDescription | undefined;
}

function driftOf({ name, role }: SyncParticipant, { key, now, before }: Compared): SchemaDrift[] {
  const found = (change: SchemaDrift['change'], message: string) => ({ system: name, field: key, change, message });
  if (now === undefined)
    return [found('vanished', `${name} no longer has the field ${key}. Map another one, or leave it out.`)];
  if (before === undefined) return [];
  const isWritten = role !== 'source';
  const drift: SchemaDrift[] = [];
  if (now.type !== before.type || now.multiple !== before.multiple)
    drift.push(found('type', `${key} of ${name} was ${kindOf(before)} and is ${kindOf(now)} now.`));
  if (isWritten && now.readOnly === true && before.readOnly !== true)
    drift.push(found('readOnly', `${key} of ${name} can no longer be written.`));
  if (isWritten && now.required === true && before.required !== true)
    drift.push(found('required', `${name} now asks for a value of ${key}.`));
  const gone =
    before.options?.filter(({ value }) => now.options?.every((option) => option.value !== value) === true) ?? [];
  if (gone.length > 0)
    drift.push(found('options', `${key} of ${name} no longer offers: ${gone.map(({ value }) => value).join(', ')}.`));
  return drift;
}

function kindOf({ type, multiple }: FieldDescription): string {
  return multiple === true ? `a list of ${type}` : type;
}
