import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Preferences } from './preferences.ts';

describe('the preferences of the demo CRM', () => {
  it('[DEMO-17] a window is left when another one chose another user, and follows its looks in place', () => {
    let stored = JSON.stringify({ user: 'owner', language: 'en', theme: 'light' });
    const page = new EventTarget();
    Object.assign(globalThis, {
      localStorage: { getItem: () => stored },
      document: { documentElement: { dataset: {} } },
      addEventListener: page.addEventListener.bind(page),
    });
    const preferences = new Preferences();
    let left = 0;
    preferences.followOtherWindows(() => (left += 1));
    const choose = (choice: object): void => {
      stored = JSON.stringify(choice);
      page.dispatchEvent(Object.assign(new Event('storage'), { key: 'harbour.preferences' }));
    };
    choose({ user: 'owner', language: 'en', theme: 'dark' });
    assert.deepEqual([left, preferences.values.theme], [0, 'dark']);
    choose({ user: 'viewer', language: 'en', theme: 'dark' });
    assert.equal(left, 1);
  });
});
