import type { Translation } from '@crosswalk/elements';
import type { FormTextKey } from './english.ts';

/** Record forms in simplified Chinese. */
export const chinese: Translation<FormTextKey> = {
  createRecord: '创建{type}',
  created: '已创建{type}',
  saved: '已保存',
  nothingChanged: '没有任何更改。',
  notSaved: '未能保存。',
  mayNotCreate: '您的角色无权创建此类记录。',
  noFields: '此处没有您可以更改的内容。',
  changedElsewhere: '其他人更改了相同的字段。请选择保留哪些值，然后再次保存。',
  discardHeading: '放弃已填写的内容？',
  discardWords: '您的更改尚未保存。',
  discard: '放弃',
  keepEditing: '继续编辑',
};
