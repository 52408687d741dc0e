import { spawnSync } from 'node:child_process';
import { StartError } from '../serve/options.ts';

/** Tryton's server, its web client, and the two modules a CRM needs. */
const PACKAGES = ['tryton-server', 'tryton-sao', 'tryton-modules-party', 'tryton-modules-sale-opportunity'];

/**
 * Debian starts a service of its own when Tryton's server is installed, unless a policy says no. The demo starts the one
 * it needs itself, so for the time of the installation there is such a policy where there was none.
 */
const INSTALL = `set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then printf '#!/bin/sh\\nexit 101\\n' > $policy; chmod +x $policy; trap 'rm -f $policy' EXIT; fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "$@"`;

/** Installs what is missing of Tryton, as root or by sudo, or says with which command to do it. */
export function installTryton(say: (line: string) => void): void {
  const missing = PACKAGES.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const command = `apt-get install --no-install-recommends ${missing.join(' ')}`;
  if (!isThere('apt-get'))
    throw new StartError(`Tryton is not installed, and this is no Debian. Install: ${missing.join(', ')}.`);
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (asRoot.length > 0 && spawnSync('sudo', ['-n', 'true']).status !== 0)
    throw new StartError(`Tryton is not installed. Install it as root, then start again:\n  sudo ${command}`);
  say(`installing ${missing.join(', ')} (about 35 MB)`);
  const [program = 'sh', ...rest] = [...asRoot, 'sh', '-c', INSTALL, 'sh', ...missing];
  const { status } = spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new StartError(`Tryton could not be installed. Try it yourself:\n  sudo ${command}`);
}

function isInstalled(name: string): boolean {
  const { stdout, status } = spawnSync('dpkg-query', ['-W', '-f', '${Status}', name], { encoding: 'utf8' });
  return status === 0 && stdout.includes('install ok installed');
}

function isThere(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}
