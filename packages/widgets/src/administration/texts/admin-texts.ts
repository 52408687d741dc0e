import { TextCatalog } from '@crosswalk/elements';
import { adminArabic } from './arabic.ts';
import { adminChinese } from './chinese.ts';
import { adminEnglish, type AdminTextKey } from './english.ts';

export type { AdminTextKey };

/** Texts of an owner's widgets. `adminTexts.add('de', { … })` adds a language or changes a text; open widgets follow. */
export const adminTexts = new TextCatalog<AdminTextKey>(adminEnglish, { 'zh-CN': adminChinese, ar: adminArabic });
