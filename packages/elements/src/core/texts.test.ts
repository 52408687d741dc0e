import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextCatalog } from './texts.ts';

const catalog = () =>
  new TextCatalog(
    { close: 'Close', items: { one: '{count} item', other: '{count} items' }, hello: 'Hello {name}' },
    {
      'zh-CN': { close: '关闭', items: { other: '{count} 项' }, hello: '你好{name}' },
      ar: { close: 'إغلاق', items: { two: 'عنصران', other: '{count} عنصر' }, hello: 'مرحبًا {name}' },
    },
  );

describe('TextCatalog', () => {
  it('[EL-41] finds the text of a language, its region, a related region, else English', () => {
    const texts = catalog();
    assert.equal(texts.text('zh-CN', 'close'), '关闭');
    assert.equal(texts.text('ar-EG', 'close'), 'إغلاق');
    assert.equal(texts.text('zh', 'close'), '关闭');
    assert.equal(texts.text('zh-TW', 'close'), '关闭');
    assert.equal(texts.text('de', 'close'), 'Close');
  });

  it('[EL-41] chooses the plural form and writes numbers as the language does', () => {
    const texts = catalog();
    assert.equal(texts.text('en', 'items', { count: 1 }), '1 item');
    assert.equal(texts.text('en', 'items', { count: 2400 }), '2,400 items');
    assert.equal(texts.text('ar', 'items', { count: 2 }), 'عنصران');
    assert.equal(texts.text('zh-CN', 'items', { count: 3 }), '3 项');
  });

  it('[EL-13] puts values in as they are, also those that look like placeholders', () => {
    assert.equal(catalog().text('en', 'hello', { name: '{count} <b>$&</b>' }), 'Hello {count} <b>$&</b>');
    assert.equal(catalog().text('en', 'hello'), 'Hello {name}');
  });

  it('[EL-42] takes over single texts and tells its listeners', () => {
    const texts = catalog();
    let told = 0;
    texts.addEventListener('change', () => (told += 1));
    texts.add('de', { close: 'Schließen' });
    texts.add('en', { close: 'Dismiss' });
    assert.equal(texts.text('de-AT', 'close'), 'Schließen');
    assert.equal(texts.text('de', 'hello', { name: 'Ada' }), 'Hello Ada');
    assert.equal(texts.text('en', 'close'), 'Dismiss');
    assert.equal(told, 2);
  });
});
