import type { IncomingCall } from '@crosswalk/bridge';
import type { CrosswalkError, ErrorDetails } from '@crosswalk/protocol';
import type { AuditEntry } from './collaborators/audit.ts';
import type { PanelSession } from './panel-session.ts';
import type { Permit } from './permission/permit.ts';
import { cleanText } from './plain-text.ts';
import { propertiesOf } from './properties-of.ts';
import { toRefusal } from './refusal.ts';

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
    this.#panel.permits.set(this.#call, permit);
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
    const fields = permit?.fields ?? [];
    this.#panel.audit({
      operation: cleanText(this.#call.name, 64),
      scope: permit?.scope ?? scope ?? null,
      ...(fields.length === 0 ? {} : { fields }),
      ...(this.#record === undefined ? {} : { record: this.#record }),
      outcome,
      ...(deniedBy === undefined ? {} : { deniedBy }),
      ms: performance.now() - this.#startedAt,
    });
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
  const { type, id } = propertiesOf(input);
  if (typeof type !== 'string') return undefined;
  return typeof id === 'string' ? { type, id } : { type };
}
