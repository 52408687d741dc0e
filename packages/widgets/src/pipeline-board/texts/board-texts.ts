import { TextCatalog } from '@crosswalk/elements';
import { arabic } from './arabic.ts';
import { chinese } from './chinese.ts';
import { english, type BoardTextKey } from './english.ts';

export type { BoardTextKey };

/** Texts of boards and stage paths. `boardTexts.add('de', { … })` adds a language or changes a text; open widgets follow. */
export const boardTexts = new TextCatalog<BoardTextKey>(english, { 'zh-CN': chinese, ar: arabic });
