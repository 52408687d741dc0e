import { invalidInput } from '@crosswalk/protocol';
import { guardedFetch, readAll } from '../proxy/guarded-fetch.ts';
import type { OutgoingConnections } from '../proxy/outgoing-request.ts';
import { ARCHIVE_LIMITS, unpackPlugin } from './plugin-archive.ts';
import { offerFiles, offerManifest, parseJsonFile, type PluginOffer } from './plugin-offer.ts';

const FETCH_MS = 15_000;

/** Fetches a plugin from an address: a manifest, whose pages lie beside it, or a packed archive. By the same rules as the requests of plugins: never from inside the network. */
export async function fetchOffer(connections: OutgoingConnections, address: string): Promise<PluginOffer> {
  if (!URL.canParse(address))
    throw invalidInput([
      {
        path: 'url',
        expected: 'an https address',
        fix: 'Enter where its manifest or archive is, such as https://plugins.example/mail/crosswalk.json.',
      },
    ]);
  const url = new URL(address);
  const answer = await guardedFetch(connections, {
    method: 'GET',
    url,
    headers: { accept: 'application/json, application/gzip' },
    signal: AbortSignal.timeout(FETCH_MS),
    // An admin entered the address; where it leads on, they did not see.
    mayGoTo: (origin) => origin === url.origin,
    isConfidential: false,
    maxBytes: ARCHIVE_LIMITS.packed,
  });
  const content = await readAll(answer.body);
  if (answer.status !== 200)
    throw invalidInput([
      {
        path: 'url',
        expected: `a manifest or archive at this address; it answered ${answer.status}`,
        fix: 'Open the address in a browser: it must show crosswalk.json, or download the archive.',
      },
    ]);
  const isArchive = content[0] === 0x1f && content[1] === 0x8b;
  return isArchive
    ? offerFiles(unpackPlugin(content), url.href)
    : offerManifest(parseJsonFile(content), new URL('.', url).href, url.href);
}
