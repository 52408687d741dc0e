import { TextCatalog } from '@crosswalk/elements';
import { arabic } from './arabic.ts';
import { chinese } from './chinese.ts';
import { english, type FormTextKey } from './english.ts';

export type { FormTextKey };

/** Texts of record forms. `formTexts.add('de', { … })` adds a language or changes a text; open forms follow. */
export const formTexts = new TextCatalog<FormTextKey>(english, { 'zh-CN': chinese, ar: arabic });
