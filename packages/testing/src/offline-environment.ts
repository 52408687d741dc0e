import type { Environment, EnvironmentSource } from '@crosswalk/host';

const USUAL: Environment = {
  locale: 'en',
  direction: 'ltr',
  timeZone: 'UTC',
  theme: { scheme: 'light' },
  density: 'comfortable',
};

/** Look and language of a page that is not there; tests change them. */
export class OfflineEnvironment implements EnvironmentSource {
  current: Environment;
  readonly #listeners = new Set<() => void>();

  constructor(environment: Partial<Environment> = {}) {
    this.current = { ...USUAL, ...environment };
  }

  change(environment: Partial<Environment>): void {
    this.current = { ...this.current, ...environment };
    for (const listener of this.#listeners) listener();
  }

  subscribe(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }
}
