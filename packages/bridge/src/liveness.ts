import { onTick } from './ticker.ts';

/** Ticks without a word from the panel until it is asked, and until it counts as unresponsive. */
const ASK_AFTER = 2;
const SILENT_AFTER = 5;

/** What liveness needs from its owner. */
interface Patient {
  ping(): void;
  onSilent(): void;
  onRecovered(): void;
}

/** Notices within seconds that the other side no longer answers, and when it does again. */
export class Liveness {
  readonly #patient: Patient;
  readonly #stop: () => void;
  #silentTicks = 0;

  constructor(patient: Patient) {
    this.#patient = patient;
    this.#stop = onTick(() => this.#tick());
  }

  /** The other side said something. */
  heard(): void {
    const wasSilent = this.#silentTicks >= SILENT_AFTER;
    this.#silentTicks = 0;
    if (wasSilent) this.#patient.onRecovered();
  }

  stop(): void {
    this.#stop();
  }

  #tick(): void {
    this.#silentTicks += 1;
    if (this.#silentTicks === ASK_AFTER) this.#patient.ping();
    if (this.#silentTicks === SILENT_AFTER) this.#patient.onSilent();
  }
}
