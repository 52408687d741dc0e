import { createHash, randomBytes } from 'node:crypto';

/** One agreement of a user, with all tokens that came of it. */
export interface Grant {
  readonly access: Map<string, number>;
  readonly refresh: Set<string>;
  readonly spent: Set<string>;
}

interface Code {
  readonly challenge: string;
  readonly grant: Grant;
  isUsed: boolean;
}

/** What a company remembers of agreements: as strict as RFC 6749, 7636 and 9700 want it. */
export class OAuthGrants {
  /** The texts of every token that was given. */
  readonly given: string[] = [];
  readonly #codes = new Map<string, Code>();
  readonly #grants: Grant[] = [];

  /** A user agreed: a code, for whoever knows what the challenge was made of. */
  agree(challenge: string): string {
    const code = secret('code');
    const grant: Grant = { access: new Map(), refresh: new Set(), spent: new Set() };
    this.#grants.push(grant);
    this.#codes.set(code, { challenge, grant, isUsed: false });
    return code;
  }

  /** Takes a code. One that comes twice was stolen by somebody: what came of it ends. */
  exchange(text: string, verifier: string): Grant | undefined {
    const code = this.#codes.get(text);
    if (code === undefined) return undefined;
    if (code.isUsed) endGrant(code.grant);
    const isRight = createHash('sha256').update(verifier).digest('base64url') === code.challenge;
    if (code.isUsed || !isRight) return undefined;
    code.isUsed = true;
    return code.grant;
  }

  /** Takes a refresh token. The same of one that was replaced. */
  refresh(old: string): Grant | undefined {
    for (const grant of this.#grants) if (grant.spent.has(old)) endGrant(grant);
    const found = this.#grants.find(({ refresh }) => refresh.delete(old));
    found?.spent.add(old);
    return found;
  }

  /** Tokens for an agreement, as they are answered. */
  give(grant: Grant, { seconds, isRefreshable }: { seconds: number; isRefreshable: boolean }): object {
    const access = secret('access');
    grant.access.set(access, Date.now() + seconds * 1_000);
    const refresh = isRefreshable ? secret('refresh') : undefined;
    if (refresh !== undefined) grant.refresh.add(refresh);
    this.given.push(access, ...(refresh === undefined ? [] : [refresh]));
    return { access_token: access, token_type: 'Bearer', expires_in: seconds, refresh_token: refresh };
  }

  /** Ends the agreement a token is of; `false` when there is none. */
  revoke(token: string): boolean {
    const found = this.#grants.find(({ access, refresh }) => access.has(token) || refresh.has(token));
    if (found !== undefined) endGrant(found);
    return found !== undefined;
  }

  isAccess(token: string): boolean {
    return this.#grants.some(({ access }) => (access.get(token) ?? 0) > Date.now());
  }

  isGood(token: string): boolean {
    return this.#grants.some(({ access, refresh }) => access.has(token) || refresh.has(token));
  }

  /** Ends access tokens, or everything that was ever agreed to. */
  end(what: 'access' | 'everything'): void {
    for (const grant of this.#grants) {
      if (what === 'everything') endGrant(grant);
      grant.access.clear();
    }
  }
}

function endGrant({ access, refresh }: Grant): void {
  access.clear();
  refresh.clear();
}

/** Recognisable wherever it must not be. */
function secret(kind: string): string {
  return `canary-${kind}-${randomBytes(24).toString('base64url')}`;
}
