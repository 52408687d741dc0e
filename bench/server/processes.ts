import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process of the bench, spoken to line by line. */
export class BenchProcess {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  private constructor(child: ChildProcess, lines: AsyncIterator<string>) {
    this.#child = child;
    this.#lines = lines;
  }

  /** Starts a program of the bench. */
  static start(file: string, args: readonly string[]): BenchProcess {
    const path = fileURLToPath(new URL(file, import.meta.url));
    return BenchProcess.#spawn(['-C', '@crosswalk/source', '--import', 'tsx', path, ...args]);
  }

  /** Starts our server as operators do: the command, as it is published. */
  static command(args: readonly string[]): BenchProcess {
    const main = fileURLToPath(new URL('../../packages/server/dist/command/main.js', import.meta.url));
    return BenchProcess.#spawn([main, ...args]);
  }

  static #spawn(args: readonly string[]): BenchProcess {
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    return new BenchProcess(child, createInterface({ input: child.stdout })[Symbol.asyncIterator]());
  }

  /** Bytes of memory the process holds (Linux: /proc). */
  get memory(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) * 1_024;
  }

  tell(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  async next(): Promise<string> {
    const line = await this.#lines.next();
    if (line.done === true) throw new Error('A process of the bench ended too early.');
    return line.value;
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }
}

/** Starts the server of the bench and waits until it is ready. */
export async function startOurs(url: string): Promise<{ process: BenchProcess; address: string }> {
  const setup = fileURLToPath(new URL('setup.js', import.meta.url));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const flags = ['--database-url', url, '--port', String(port), '--setup', setup, '--log-level', 'warn'];
  const running = BenchProcess.command(['serve', ...flags]);
  const isReady = () =>
    fetch(`${address}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 200));
  return { process: running, address };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
