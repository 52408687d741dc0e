import type { LocaleController } from '@crosswalk/elements';
import type { PermissionChange } from '@crosswalk/protocol';
import type { AdminTextKey } from '../administration/texts/admin-texts.ts';
import type { PanelTextKey } from '../panel/texts/panel-texts.ts';
import { scopeWords, type TypeWords } from '../plugin-access/scope-words.ts';

/** The languages and labels a change is said in. */
export interface ChangeVocabulary {
  readonly words: LocaleController<AdminTextKey>;
  readonly panelWords: LocaleController<PanelTextKey>;
  readonly types: ReadonlyMap<string, TypeWords>;
}

/** What changes about what a plugin may do, in the reader's language. */
export function changeWords({ subject, name, text }: PermissionChange, vocabulary: ChangeVocabulary): string {
  const { words, panelWords, types } = vocabulary;
  switch (subject) {
    case 'scope':
      return scopeWords(name, panelWords, types);
    case 'domain':
      return words.text('changeDomain', { name });
    case 'page':
      return words.text('changePage', { name });
    case 'secret':
      return words.text('changeSecret', { name });
    case 'connection':
      return words.text('changeConnection', { name });
    case 'event':
      return words.text('changeEvent', { name });
    case 'request':
      return words.text('changeRequest', { name });
    case 'version':
      return text;
  }
}
