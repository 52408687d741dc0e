import { TextCatalog, type Translation } from '../core/texts.ts';

const english = {
  close: 'Close',
  clear: 'Clear',
  search: 'Search',
  loading: 'Loading…',
  retry: 'Try again',
  loadMore: 'Load more',
  shownOf: '{shown} of {total}',
  removeNamed: 'Remove {name}',
  notifications: 'Notifications',
  somethingWrong: 'Something went wrong',
  justNow: 'just now',
  noMatches: 'No matches',
  matches: { one: '{count} match', other: '{count} matches' },
} as const satisfies Translation<string>;

/** Key of a text the basic elements show. */
export type ElementTextKey = keyof typeof english;

const chinese: Translation<ElementTextKey> = {
  close: '关闭',
  clear: '清除',
  search: '搜索',
  loading: '正在加载…',
  retry: '重试',
  loadMore: '加载更多',
  shownOf: '{shown} / {total}',
  removeNamed: '移除{name}',
  notifications: '通知',
  somethingWrong: '出了点问题',
  justNow: '刚刚',
  noMatches: '没有匹配项',
  matches: '{count} 个匹配项',
};

const arabic: Translation<ElementTextKey> = {
  close: 'إغلاق',
  clear: 'مسح',
  search: 'بحث',
  loading: 'جارٍ التحميل…',
  retry: 'إعادة المحاولة',
  loadMore: 'عرض المزيد',
  shownOf: '{shown} من {total}',
  removeNamed: 'إزالة {name}',
  notifications: 'الإشعارات',
  somethingWrong: 'حدث خطأ ما',
  justNow: 'الآن',
  noMatches: 'لا توجد نتائج',
  matches: {
    zero: 'لا نتائج',
    one: 'نتيجة واحدة',
    two: 'نتيجتان',
    few: '{count} نتائج',
    many: '{count} نتيجة',
    other: '{count} نتيجة',
  },
};

/** Texts of the basic elements. `elementTexts.add('de', { close: 'Schließen' })` adds a language or changes a text. */
export const elementTexts = new TextCatalog<ElementTextKey>(english, { 'zh-CN': chinese, ar: arabic });
