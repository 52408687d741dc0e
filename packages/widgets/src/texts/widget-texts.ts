import { TextCatalog } from '@crosswalk/elements';
import { arabic } from './arabic.ts';
import { chinese } from './chinese.ts';
import { english, type WidgetTextKey } from './english.ts';

export type { WidgetTextKey };

/** Texts of the widgets. `widgetTexts.add('de', { … })` adds a language or changes a text; open widgets follow. */
export const widgetTexts = new TextCatalog<WidgetTextKey>(english, { 'zh-CN': chinese, ar: arabic });
