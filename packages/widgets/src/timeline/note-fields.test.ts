import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ObjectDescription } from '@crosswalk/model';
import { noteFields } from './note-fields.ts';

const EVENT: ObjectDescription = {
  type: 'event',
  label: 'Event',
  pluralLabel: 'Events',
  titleField: 'title',
  fields: [
    { key: 'title', type: 'text', label: 'Title' },
    { key: 'body', type: 'longText', label: 'Words' },
    { key: 'kind', type: 'select', label: 'Kind', options: [{ value: 'note', label: 'Note' }] },
    { key: 'at', type: 'datetime', label: 'When' },
    { key: 'person', type: 'ref', label: 'Person', refTypes: ['person'] },
  ],
};
const keys = { time: 'at', kind: 'kind', title: 'title', body: 'body', link: 'person' };
const now = new Date('2026-03-12T10:30:00Z');

describe('note fields', () => {
  it('[TML-3] the first line is the headline, what follows the words', () => {
    assert.deepEqual(noteFields(EVENT, keys, { text: 'Called back\nWants two seats.', recordId: '7', now }), {
      title: 'Called back',
      body: 'Wants two seats.',
      kind: 'note',
      at: '2026-03-12T10:30:00.000Z',
      person: { type: 'person', id: '7' },
    });
  });

  it('[TML-3] a long line is kept whole in the words', () => {
    const text = 'word '.repeat(100).trim();
    const fields = noteFields(EVENT, keys, { text, recordId: '7', now });
    assert.equal(fields.body, text);
    assert.ok(typeof fields.title === 'string' && fields.title.length === 121);
  });

  it('[TML-3] only fields the type has are written', () => {
    const bare = { ...EVENT, fields: EVENT.fields.filter(({ key }) => key === 'title') };
    assert.deepEqual(noteFields(bare, keys, { text: 'One\ntwo', recordId: '7', now }), { title: 'One\ntwo' });
  });
});
