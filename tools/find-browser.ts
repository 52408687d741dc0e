import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES_ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];

const PLACES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    return folder === undefined ? [] : [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')];
  }),
};

const HELP: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux:
    'sudo apt-get update && sudo apt-get install -y chromium\n  or, without root:  npm i --no-save @sparticuz/chromium',
  darwin: 'brew install --cask chromium',
  win32: 'winget install Google.Chrome',
};

/**
 * Finds the Chromium that browser tests, stories and benchmarks run in, so that nobody has to configure one.
 * Installs it where that is one command away (root on Debian or Ubuntu); otherwise throws with the command to run.
 */
export async function findBrowser(): Promise<string> {
  const found = fromEnvironment() ?? fromPath() ?? fromKnownPlaces() ?? (await fromNpm()) ?? fromApt();
  if (found !== undefined) return found;
  const command = HELP[process.platform] ?? 'install Chromium with your package manager';
  throw new Error(`No Chromium was found. Set CHROME_PATH to one, or install it:\n  ${command}`);
}

/**
 * Flags every Chromium of ours starts with: nothing that talks to the network by itself, and no sandbox only
 * where Chromium refuses to start with one (root). Web security and site isolation stay on: tests rely on them.
 */
export function browserFlags(): string[] {
  const isRoot = process.getuid?.() === 0;
  return [
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
  ];
}

function fromEnvironment(): string | undefined {
  const path = process.env['CHROME_PATH'];
  if (path === undefined || path === '') return undefined;
  if (!isExecutable(path)) throw new Error(`CHROME_PATH is "${path}", but there is no program to run there.`);
  return path;
}

function fromPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return NAMES_ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name + suffix))).find(isExecutable);
}

function fromKnownPlaces(): string | undefined {
  return PLACES[process.platform]?.find(isExecutable);
}

async function fromNpm(): Promise<string | undefined> {
  // A variable, so that the compiler does not ask for types of a package that is there only when somebody chose it.
  const name = '@sparticuz/chromium';
  try {
    // Its own flags switch web security off; only the program is of use here.
    return await assertPackagedChromium(await import(name)).executablePath();
  } catch {
    return undefined;
  }
}

interface PackagedChromium {
  executablePath(): Promise<string>;
}

function assertPackagedChromium(module: unknown): PackagedChromium {
  return (module as { default: PackagedChromium }).default;
}

function fromApt(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return undefined;
  console.log('No Chromium was found; installing it: apt-get install chromium');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env, stdio: 'inherit' });
  } catch {
    return undefined;
  }
  return fromPath();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
