import type { LocaleController } from '@crosswalk/elements';
import { english as panelEnglish, type PanelTextKey } from '../panel/texts/english.ts';
import { adminEnglish, type AdminTextKey } from '../administration/texts/english.ts';

/** What was done, in the reader's language; operations nobody has words for are named as they are. */
export function operationWords(
  operation: string,
  words: LocaleController<AdminTextKey>,
  panelWords: LocaleController<PanelTextKey>,
): string {
  const admin = `did.${operation}`;
  if (isAdminText(admin)) return words.text(admin);
  return isPanelText(admin) ? panelWords.text(admin) : operation;
}

function isAdminText(key: string): key is AdminTextKey {
  return Object.hasOwn(adminEnglish, key);
}

function isPanelText(key: string): key is PanelTextKey {
  return Object.hasOwn(panelEnglish, key);
}
