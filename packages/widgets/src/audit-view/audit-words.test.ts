import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OPERATIONS } from '@crosswalk/protocol';
import { english as panelEnglish } from '../panel/texts/english.ts';
import { adminEnglish } from '../administration/texts/english.ts';

describe('the words of the audit', () => {
  it('[ADM-9] name everything a panel can ask for', () => {
    const named = { ...panelEnglish, ...adminEnglish };
    const without = [...Object.keys(OPERATIONS)].filter((operation) => !Object.hasOwn(named, `did.${operation}`));
    assert.deepEqual(without, []);
  });
});
