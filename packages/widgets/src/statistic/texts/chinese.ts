import type { Translation } from '@crosswalk/elements';
import type { FigureTextKey } from './english.ts';

/** Statistics and sparklines in simplified Chinese. */
export const chinese: Translation<FigureTextKey> = {
  atLeast: '至少 {value}',
  more: '比之前的 {before} 多 {difference}',
  less: '比之前的 {before} 少 {difference}',
  unchanged: '与之前相同',
  course: '从 {first} 到 {last}，最低 {lowest}，最高 {highest}',
  noCourse: '无数据',
  unread: { other: '{count} 个值无法计入合计。' },
};
