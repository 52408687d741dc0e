import * as oauth from 'oauth4webapi';
import type { AuditWriter } from '../audit/audit-writer.ts';
import { clientAuthOf, fetchFrom, type OAuthParts, optionsOf } from './provider-client.ts';
import { asProviderError, codeOf } from './provider-errors.ts';
import {
  deleteRevocation,
  type DueRevocation,
  readRevocation,
  REVOCATION_CHANNEL,
  takeRevocations,
} from './revocation-table.ts';

/** What tokens are given back with. */
export interface RevocationParts extends OAuthParts {
  readonly audit: Pick<AuditWriter, 'append'>;
}

/** A lost notification, or a company that was away, delays by no more than this and what its wait is. */
const POLL_MS = 30_000;
/** About a week, each wait twice the one before; then the tokens have most likely ended by themselves. */
const MOST_ATTEMPTS = 14;

/**
 * Gives tokens back to the companies they are from (RFC 7009), after the connection has ended here: at once, and again
 * while a company is away. Any process takes what is due, each of them once.
 */
export class Revocations {
  readonly #parts: RevocationParts;
  #running: Promise<void> | undefined;
  #isBehind = false;
  #stop: () => Promise<void> = () => Promise.resolve();

  private constructor(parts: RevocationParts) {
    this.#parts = parts;
  }

  static async open(parts: RevocationParts): Promise<Revocations> {
    const revocations = new Revocations(parts);
    const stopListening = await parts.database.listen(REVOCATION_CHANNEL, () => revocations.#wake());
    const timer = setInterval(() => revocations.#wake(), POLL_MS);
    timer.unref();
    revocations.#stop = async () => {
      clearInterval(timer);
      await stopListening();
    };
    revocations.#wake();
    return revocations;
  }

  async close(): Promise<void> {
    await this.#stop();
    await this.#running;
  }

  #wake(): void {
    this.#isBehind = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  async #run(): Promise<void> {
    while (this.#isBehind) {
      this.#isBehind = false;
      // A database that is away is asked again at the next turn.
      const due = await takeRevocations(this.#parts.database).catch(() => []);
      if (due.length > 0) this.#isBehind = true;
      await Promise.all(due.map((each) => this.#give(each).catch(() => undefined)));
    }
  }

  async #give(due: DueRevocation): Promise<void> {
    const { database, secrets, audit } = this.#parts;
    const outcome = await this.#send(due);
    if (outcome !== 'ok' && due.attempts < MOST_ATTEMPTS) return;
    await database.transaction((queries) => deleteRevocation(queries, secrets, due.id));
    await audit.append('', [{ plugin: due.plugin, operation: 'connection.revoked', outcome }]);
  }

  /** Answers with `ok`, or the code of what went wrong. */
  async #send({ id, plugin }: DueRevocation): Promise<string> {
    const { database, secrets, outgoing } = this.#parts;
    try {
      const { url, tokens, clientId, clientSecret, clientAuth } = await readRevocation(database, secrets, id);
      const server = { issuer: new URL(url).origin, revocation_endpoint: url };
      const auth = clientAuthOf(clientSecret, clientAuth);
      const options = optionsOf({ fetch: (address, request) => fetchFrom(outgoing, address, request) });
      for (const { token, hint } of tokens) {
        const additionalParameters = { token_type_hint: hint };
        const response = await oauth.revocationRequest(server, { client_id: clientId }, auth, token, {
          ...options,
          additionalParameters,
        });
        await oauth.processRevocationResponse(response);
      }
      return 'ok';
    } catch (error) {
      return codeOf(asProviderError(error, 'The company', plugin));
    }
  }
}
