import type { IncomingCall } from '@crosswalk/bridge';
import type { CrosswalkError, ErrorDetails } from '@crosswalk/protocol';
import type { AuditEntry } from './collaborators/audit.ts';
import type { PanelSession } from './panel-session.ts';
import type { Permit } from './permission/permit.ts';
import { cleanText } from './plain-text.ts';
import { toRefusal } from './refusal.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** One call on its way through `dispatch`: what is known of it, for the audit and for a revocation in the meantime. */
export class AuditedCall {
  readonly #panel: PanelSession;
  readonly #call: IncomingCall;
  readonly #startedAt = performance.now();
  #permit: Permit | undefined;
  #record: AuditEntry['record'];

  constructor(panel: PanelSession, call: IncomingCall) {
    this.#panel = panel;
    this.#call = call;
  }

  /** The arguments are known to be of the right shape. */
  checked(input: unknown): unknown {
    this.#record = recordOf(input);
    return input;
  }

  /** The call is let in. From now on a revocation can find it. */
  permitted(permit: Permit): Permit {
    this.#permit = permit;
    this.#call.note = permit;
    return permit;
  }

  succeeded(): void {
    this.#write('ok');
  }

  /** Writes the failure down and answers with what the panel may know of it. */
  refused(error: unknown): CrosswalkError {
    const refusal = toRefusal(error, {
      permit: this.#permit,
      isAboutRecord: this.#record?.id !== undefined,
      report: (cause) => this.#report(cause),
    });
    this.#write(refusal.code, refusal.details);
    return refusal;
  }

  #write(outcome: AuditEntry['outcome'], { deniedBy, scope }: ErrorDetails = {}): void {
    const permit = this.#permit;
    const entry: Writable<Parameters<PanelSession['audit']>[0]> = {
      // A name that was found in the table needs no cleaning.
      operation: permit ? this.#call.name : cleanText(this.#call.name, 64),
      scope: permit?.scope ?? scope ?? null,
      outcome,
      ms: performance.now() - this.#startedAt,
    };
    if (permit && permit.fields.length > 0) entry.fields = permit.fields;
    if (this.#record) entry.record = this.#record;
    if (deniedBy) entry.deniedBy = deniedBy;
    this.#panel.audit(entry);
  }

  #report(cause: unknown): string {
    const requestId = crypto.randomUUID();
    this.#panel.host.diagnostics.failure(cause, {
      requestId,
      plugin: this.#panel.plugin.manifest.id,
      operation: this.#call.name,
    });
    return requestId;
  }
}

function recordOf(input: unknown): AuditEntry['record'] {
  if (typeof input !== 'object' || input === null || !('type' in input) || typeof input.type !== 'string')
    return undefined;
  if ('id' in input && typeof input.id === 'string') return { type: input.type, id: input.id };
  return 'ids' in input && Array.isArray(input.ids)
    ? { type: input.type, ids: input.ids.map(String) }
    : { type: input.type };
}
