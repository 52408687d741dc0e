import { TextCatalog, type Translation } from '@crosswalk/elements';

/** The complete texts of the timeline's own tools. */
const english = {
  allKinds: 'All activity',
  kind: 'Kind',
  noteLabel: 'Add a note',
  noteHint: 'Write what is worth remembering',
  addNote: 'Add note',
  noteAdded: 'Note added',
  nothingOfKind: 'Nothing of this kind',
} as const satisfies Translation<string>;

/** Key of a text of the timeline's tools. */
export type TimelineTextKey = keyof typeof english;

const chinese: Translation<TimelineTextKey> = {
  allKinds: '全部动态',
  kind: '类型',
  noteLabel: '添加备注',
  noteHint: '记下值得记住的内容',
  addNote: '添加备注',
  noteAdded: '已添加备注',
  nothingOfKind: '没有此类动态',
};
const arabic: Translation<TimelineTextKey> = {
  allKinds: 'كل النشاط',
  kind: 'النوع',
  noteLabel: 'إضافة ملاحظة',
  noteHint: 'اكتب ما يستحق التذكر',
  addNote: 'إضافة ملاحظة',
  noteAdded: 'أُضيفت الملاحظة',
  nothingOfKind: 'لا شيء من هذا النوع',
};

/** Texts of the timeline's tools. `timelineTexts.add('de', { … })` adds a language or changes a text; open widgets follow. */
export const timelineTexts = new TextCatalog<TimelineTextKey>(english, { 'zh-CN': chinese, ar: arabic });
