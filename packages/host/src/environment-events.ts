import type { Environment } from './collaborators/environment.ts';
import type { HostParts } from './host-parts.ts';

/** Tells every panel when the look or the language of the page changes. */
export class EnvironmentEvents {
  readonly #host: HostParts;
  #known: Environment;
  /** Ends it. */
  readonly stop: () => void;

  constructor(host: HostParts) {
    this.#host = host;
    this.#known = host.environment.current;
    this.stop = host.environment.subscribe(() => this.#tell());
  }

  #tell(): void {
    const before = this.#known;
    const { locale, direction, timeZone, theme, density } = (this.#known = this.#host.environment.current);
    if (!isSame(before.theme, theme)) this.#emit('theme.changed', theme);
    const language = { locale, direction, timeZone };
    if (!isSame({ locale: before.locale, direction: before.direction, timeZone: before.timeZone }, language))
      this.#emit('locale.changed', language);
    if (before.density !== density)
      for (const panel of this.#host.panels) panel.emit('context.changed', panel.context());
  }

  /** One text for all panels, however many there are. */
  #emit(event: string, payload: object): void {
    const text = JSON.stringify(payload);
    for (const { connection } of this.#host.panels) connection?.emitText(event, text);
  }
}

function isSame(left: object, right: object): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
