import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { ROOT } from '../../tools/root.ts';

/** The demo as `npm start` starts it, in a process of its own. */
export interface DemoServer {
  readonly origin: string;
  /** Stops it as a person would, with Ctrl+C. */
  stop(): Promise<void>;
}

const FROM_SOURCE = ['-C', '@crosswalk/source', '--import', 'tsx'];
const READY = 'Stop with Ctrl+C.';

/** Starts the demo on free ports with its database in `folder`. */
export async function startDemo(folder: string, extra: readonly string[] = []): Promise<DemoServer> {
  const port = await findFreePort();
  const panelPort = await findFreePort();
  const args = ['--data', folder, '--port', String(port), '--panel-port', String(panelPort), ...extra];
  return running(spawnScript('demo/start.ts', args), `http://localhost:${port}`);
}

/** Starts the demo inside Tryton on free ports. */
export async function startTrytonDemo(folder: string): Promise<DemoServer> {
  const port = await takePorts(3);
  const child = spawnScript('demo/tryton/start.ts', ['--data', folder, '--port', String(port), '--parties', '9']);
  return running(child, `http://localhost:${port}`);
}

async function running(child: ChildProcess, origin: string): Promise<DemoServer> {
  await untilReady(child);
  return {
    origin,
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      await gone;
    },
  };
}

/** Runs `npm start` with arguments that make it fail; answers what it says and its exit code. */
export async function failToStart(args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = spawnScript('demo/start.ts', args);
  let said = '';
  child.stderr?.on('data', (text) => (said += String(text)));
  child.stdout?.on('data', (text) => (said += String(text)));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, said };
}

/** Takes a port, as another program would. */
export async function takePort(): Promise<{ port: number; release: () => void }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, release: () => server.close() };
}

/** The first of several ports in a row that are free. */
export async function takePorts(count: number): Promise<number> {
  for (;;) {
    const port = await findFreePort();
    const others = Array.from({ length: count - 1 }, (_, index) => isFree(port + 1 + index));
    if ((await Promise.all(others)).every(Boolean)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

async function findFreePort(): Promise<number> {
  const { port, release } = await takePort();
  release();
  return port;
}

function spawnScript(script: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...FROM_SOURCE, script, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const read = (text: unknown) => {
      said += String(text);
      if (said.includes(READY)) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`The demo ended with ${code}: ${said}`)));
  });
}
