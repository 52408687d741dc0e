import type { Translation } from '@crosswalk/elements';
import type { FormTextKey } from './english.ts';

/** Record forms in Arabic. */
export const arabic: Translation<FormTextKey> = {
  createRecord: 'إنشاء {type}',
  created: 'تم إنشاء {type}',
  saved: 'تم الحفظ',
  nothingChanged: 'لم يتغير شيء.',
  notSaved: 'لم يتم الحفظ.',
  mayNotCreate: 'لا يتيح لك دورك إنشاء سجلات من هذا النوع.',
  noFields: 'لا شيء هنا يمكنك تغييره.',
  changedElsewhere: 'غيّر شخص آخر الحقول نفسها. اختر القيم التي تبقى ثم احفظ مرة أخرى.',
  discardHeading: 'تجاهل ما كتبته؟',
  discardWords: 'لم تُحفظ تغييراتك.',
  discard: 'تجاهل',
  keepEditing: 'متابعة التحرير',
};
