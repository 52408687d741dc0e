#!/usr/bin/env node
/*
 * Starts the command. It is a file of its own, and committed, because npm links a command only when its file is there at
 * installation: in a clone the built one is not.
 */
import { existsSync } from 'node:fs';

const built = new URL('../dist/command/main.js', import.meta.url);

if (existsSync(built)) await import(built.href);
else {
  console.error(
    'not_built: This clone of Crosswalk has not been built. Run "npm run build" in it, or use its sources: npm run server -- --help',
  );
  process.exitCode = 1;
}
