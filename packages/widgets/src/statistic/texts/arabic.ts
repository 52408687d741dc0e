import type { Translation } from '@crosswalk/elements';
import type { FigureTextKey } from './english.ts';

/** Statistics and sparklines in Arabic. */
export const arabic: Translation<FigureTextKey> = {
  atLeast: '{value} على الأقل',
  more: 'أكثر بـ {difference} من {before} سابقًا',
  less: 'أقل بـ {difference} من {before} سابقًا',
  unchanged: 'كما كان سابقًا',
  course: 'من {first} إلى {last}، الأدنى {lowest}، الأعلى {highest}',
  noCourse: 'لا قيم',
  unread: {
    one: 'قيمة واحدة لا يمكن جمعها.',
    two: 'قيمتان لا يمكن جمعهما.',
    few: '{count} قيم لا يمكن جمعها.',
    many: '{count} قيمة لا يمكن جمعها.',
    other: '{count} قيمة لا يمكن جمعها.',
  },
};
