import { TextCatalog } from '@crosswalk/elements';
import { arabic } from './arabic.ts';
import { chinese } from './chinese.ts';
import { english, type FigureTextKey } from './english.ts';

export type { FigureTextKey };

/** Texts of statistics and sparklines. `figureTexts.add('de', { … })` adds a language or changes a text; open widgets follow. */
export const figureTexts = new TextCatalog<FigureTextKey>(english, { 'zh-CN': chinese, ar: arabic });
