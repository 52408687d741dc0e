import { TextCatalog } from '@crosswalk/elements';
import { arabic } from './arabic.ts';
import { chinese } from './chinese.ts';
import { english, type PanelTextKey } from './english.ts';

export type { PanelTextKey };

/** Texts of panels, slots and the host's dialogs. `panelTexts.add('de', { … })` adds a language or changes a text. */
export const panelTexts = new TextCatalog<PanelTextKey>(english, { 'zh-CN': chinese, ar: arabic });
