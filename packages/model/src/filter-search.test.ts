import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type FieldDescription, matchesSearch, queryWords, type RecordFields } from './index.ts';

const NAME: FieldDescription = { key: 'name', type: 'personName', label: 'Name' };
const PHONE: FieldDescription = { key: 'phone', type: 'phone', label: 'Phone' };
const SALARY: FieldDescription = { key: 'salary', type: 'integer', label: 'Salary' };

const finds = (text: string, fields: RecordFields, searched = [NAME, PHONE, SALARY]) =>
  matchesSearch(searched, queryWords(text), { fields });
const named = (full: string) => ({ name: { full } });

describe('search', () => {
  it('[SCH-1] each word asked for begins a word of the record', () => {
    assert.ok(finds('lov ada', named('Ada LOVELACE')));
    assert.ok(!finds('ada byron', named('Ada Lovelace')));
    assert.ok(!finds('velace', named('Ada Lovelace')));
    assert.ok(finds('ＡＤＡ', named('ada')));
    assert.ok(finds('neil', named("O'Neil")));
    assert.ok(finds('', named('anyone')));
  });

  it('[SCH-2] names without spaces are found by any part', () => {
    for (const part of ['张', '伟', '明', '伟明', '张伟明']) assert.ok(finds(part, named('张伟明')), part);
    assert.ok(!finds('明伟', named('张伟明')));
    assert.ok(finds('crm系统', named('新CRM系统上线')));
  });

  it('[SCH-3] only the fields searched decide', () => {
    assert.ok(finds('555', { phone: '555 12' }));
    assert.ok(!finds('555', { phone: '555 12' }, [NAME]));
    assert.ok(!finds('5000', { salary: 5000 }));
  });

  it('[SCH-4] a phone number is found by its digits alone', () => {
    assert.ok(finds('442079', { phone: '+44 20 7946 0958' }));
    assert.ok(finds('7946', { phone: '+44 20 7946 0958' }));
  });
});
