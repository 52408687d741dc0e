import {
  rightOn,
  type CrmRecord,
  type FieldDescription,
  type FieldRight,
  type FieldValue,
  type ObjectDescription,
  type RecordChange,
  type RecordSource,
  type Rights,
} from '@crosswalk/model';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureOf, type Failure, type FailureState } from './failure.ts';
import { titlesOf } from './title-store.ts';
import { type FieldConflict, withNews, writeField } from './write-field.ts';

/** Which record a widget shows. */
export interface RecordTarget {
  source: RecordSource;
  type: string;
  id: string;
}

/** Everything known about the record a widget shows. */
interface Loaded {
  record: CrmRecord;
  description: ObjectDescription;
  rights: Rights;
}

/**
 * Loads one record with its description and the user's rights, follows its changes, and saves single fields.
 *
 * Saving is optimistic: the new value shows at once. When somebody else changed the record meanwhile, the change is
 * made again on the new version, unless they changed the same field; then both values wait in `conflicts` for the user.
 */
export class RecordController implements ReactiveController {
  state: 'idle' | 'loading' | 'ready' | FailureState = 'idle';
  failure: Failure | undefined;
  /** What is shown may be old: the live connection was lost. */
  isStale = false;
  /** The record was deleted while it was open. */
  isDeleted = false;
  readonly conflicts = new Map<string, FieldConflict>();
  /** Why a field could not be saved, by key. */
  readonly faults = new Map<string, string>();

  readonly #host: ReactiveControllerHost;
  readonly #findTarget: () => RecordTarget | undefined;
  readonly #unsaved = new Map<string, FieldValue>();
  #target: RecordTarget | undefined;
  #loaded: Loaded | undefined;
  #stop = new AbortController();
  #saves: Promise<unknown> = Promise.resolve();

  /** @param findTarget asked before each update; the record is loaded anew when the answer differs from the last */
  constructor(host: ReactiveControllerHost, findTarget: () => RecordTarget | undefined) {
    this.#host = host;
    this.#findTarget = findTarget;
    host.addController(this);
  }

  get record(): CrmRecord | undefined {
    return this.#loaded?.record;
  }
  get description(): ObjectDescription | undefined {
    return this.#loaded?.description;
  }

  hostUpdate(): void {
    const target = this.#findTarget();
    if (isSameTarget(target, this.#target)) return;
    this.#target = target;
    this.#loaded = undefined;
    this.#load();
  }

  hostConnected(): void {
    if (this.#stop.signal.aborted) this.#load();
  }

  hostDisconnected(): void {
    this.#stop.abort();
  }

  /** Loads again, keeping what is shown until the answer is there. */
  reload(): void {
    this.#load();
    this.#host.requestUpdate();
  }

  /** Description of a field, unless the user may not even read it. */
  field(key: string): FieldDescription | undefined {
    return this.rightOn(key) === 'none'
      ? undefined
      : this.#loaded?.description.fields.find((field) => field.key === key);
  }

  rightOn(key: string): FieldRight {
    return this.#loaded ? rightOn(this.#loaded.rights, key) : 'none';
  }

  /** Whether the user may change this field here. */
  canEdit(field: FieldDescription): boolean {
    const may = this.#loaded?.rights.update === true && this.rightOn(field.key) === 'write';
    return may && field.readOnly !== true && !this.isDeleted;
  }

  /** The field's value, with what is being saved already in it. */
  value(key: string): FieldValue {
    const fields = this.#loaded?.record.fields;
    return (this.#unsaved.has(key) ? this.#unsaved.get(key) : fields?.[key]) ?? null;
  }

  isSaving(key: string): boolean {
    return this.#unsaved.has(key);
  }

  /**
   * Saves one field. `base` is the value the user saw when the edit began, so that a change which arrived in between
   * is not overwritten unseen. Resolves to whether it was saved; why not stands in `conflicts` or `faults`.
   */
  async save(key: string, value: FieldValue, base: FieldValue): Promise<boolean> {
    this.faults.delete(key);
    this.conflicts.delete(key);
    this.#unsaved.set(key, value);
    this.#host.requestUpdate();
    const saved = this.#saves.then(() => this.#write(key, value, base));
    this.#saves = saved;
    const succeeded = await saved;
    this.#unsaved.delete(key);
    this.#host.requestUpdate();
    return succeeded;
  }

  /** Ends a conflict: with the user's own value, written over the other, or with the one that is there. */
  async resolve(key: string, choice: 'mine' | 'theirs'): Promise<boolean> {
    const conflict = this.conflicts.get(key);
    if (!conflict) return true;
    this.conflicts.delete(key);
    this.#host.requestUpdate();
    return choice === 'theirs' || this.save(key, conflict.mine, conflict.theirs);
  }

  async #write(key: string, value: FieldValue, base: FieldValue): Promise<boolean> {
    const [target, loaded] = [this.#target, this.#loaded];
    if (!target || !loaded) return false;
    const outcome = await writeField(target.source, loaded.record, { key, value, base });
    this.#accept(target, outcome.record);
    if (outcome.kind === 'conflict') this.conflicts.set(key, outcome.conflict);
    if (outcome.kind === 'failed') this.faults.set(key, failureOf(outcome.error).message);
    return outcome.kind === 'saved';
  }

  async #refresh(target: RecordTarget): Promise<boolean> {
    try {
      this.#accept(target, await target.source.get(target.type, target.id));
      return true;
    } catch {
      return false;
    }
  }

  /** Takes over what the source answered to a write made elsewhere on the page. */
  accept(record: CrmRecord): void {
    if (this.#target) this.#accept(this.#target, record);
  }

  /** Takes over a newer state of the record. Fields it does not carry keep their value: an answer may be cut. */
  #accept(target: RecordTarget, record: CrmRecord): void {
    if (!this.#loaded || !isSameTarget(target, this.#target)) return;
    this.#loaded = { ...this.#loaded, record: withNews(this.#loaded.record, record) };
    titlesOf(target.source).learn([record], this.#loaded.description);
    this.#host.requestUpdate();
  }

  #load(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.isDeleted = false;
    this.failure = undefined;
    this.conflicts.clear();
    this.faults.clear();
    if (!this.#target) {
      this.state = 'idle';
      return;
    }
    this.state = this.#loaded ? 'ready' : 'loading';
    void this.#fetch(this.#target, this.#stop.signal);
  }

  async #fetch(target: RecordTarget, signal: AbortSignal): Promise<void> {
    const { source, type, id } = target;
    try {
      const [description, rights, record] = await Promise.all([
        source.describe(type, { signal }),
        source.rights(type, { signal }),
        source.get(type, id, { signal }),
      ]);
      if (signal.aborted) return;
      this.#loaded = { description, rights, record };
      titlesOf(source).learn([record], description);
      this.state = 'ready';
      this.isStale = false;
      if (source.capabilities.watch) void this.#watch(target, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.failure = failureOf(error);
      this.isStale = this.#loaded !== undefined;
      this.state = this.isStale && this.failure.state === 'offline' ? 'ready' : this.failure.state;
    }
    this.#host.requestUpdate();
  }

  async #watch(target: RecordTarget, signal: AbortSignal): Promise<void> {
    try {
      for await (const change of target.source.watch({ type: target.type, id: target.id }, { signal }))
        this.#follow(target, change);
    } catch {
      if (signal.aborted) return;
      this.isStale = true;
      this.#host.requestUpdate();
    }
  }

  #follow(target: RecordTarget, change: RecordChange): void {
    if (change.kind === 'deleted') {
      this.isDeleted = true;
      this.#host.requestUpdate();
    } else if (!change.record) {
      void this.#refresh(target);
    } else if (change.record.version !== this.record?.version) {
      this.#accept(target, change.record);
    }
  }
}

function isSameTarget(left: RecordTarget | undefined, right: RecordTarget | undefined): boolean {
  return left?.source === right?.source && left?.type === right?.type && left?.id === right?.id;
}
