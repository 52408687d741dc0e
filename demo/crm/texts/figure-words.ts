import { TextCatalog, type Translation } from '@crosswalk/elements';

const english = {
  openValue: 'Open deals',
  wonValue: 'Won in the last 30 days',
  newTasks: 'Tasks due this week',
} as const satisfies Translation<string>;

/** Names of the figures on the home page. */
export type FigureWordKey = keyof typeof english;

const chinese: Translation<FigureWordKey> = {
  openValue: '进行中的商机',
  wonValue: '近 30 天赢单',
  newTasks: '本周到期的任务',
};
const arabic: Translation<FigureWordKey> = {
  openValue: 'صفقات مفتوحة',
  wonValue: 'صفقات رابحة في آخر 30 يومًا',
  newTasks: 'مهام تستحق هذا الأسبوع',
};

/** The words in the CRM's languages. */
export const figureWords = new TextCatalog<FigureWordKey>(english, { 'zh-CN': chinese, ar: arabic });
