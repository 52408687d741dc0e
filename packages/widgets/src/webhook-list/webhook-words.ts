import type { LocaleController } from '@crosswalk/elements';
import type { PluginWebhook } from '@crosswalk/protocol';
import type { AdminTextKey } from '../administration/texts/admin-texts.ts';

/** Ways senders sign what they send. */
export const SCHEMES = ['standard', 'hubspot-v3', 'twenty'] as const;

/** What a way of signing is called. */
export function schemeWords(scheme: string, words: LocaleController<AdminTextKey>): string {
  const known = SCHEMES.find((each) => each === scheme);
  return known === undefined ? scheme : words.text(`scheme.${known}`);
}

/** Where changes are sent to, or where messages come in, as others have to be told it. */
export function addressOf({ direction, url, path = '' }: PluginWebhook, baseUrl: string): string {
  return direction === 'out' ? url : baseUrl + path;
}
