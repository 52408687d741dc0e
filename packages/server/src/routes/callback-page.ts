import type { EndedAttempt } from '../oauth/finish-connection.ts';

/** What a user reads when a company sent them back. */
const TEXTS = {
  en: {
    connected: '{name} is connected. You can close this window.',
    denied: '{name} is not connected, because you did not agree. You can close this window.',
    failed: '{name} could not be connected.',
    unknown: 'This page was opened too late, twice, or by somebody else. Begin again in the CRM.',
  },
  'zh-CN': {
    connected: '已连接 {name}。您可以关闭此窗口。',
    denied: '未连接 {name}，因为您没有同意。您可以关闭此窗口。',
    failed: '无法连接 {name}。',
    unknown: '此页面打开得太晚、重复打开，或由他人打开。请在 CRM 中重新开始。',
  },
  ar: {
    connected: 'تم الاتصال بـ {name}. يمكنك إغلاق هذه النافذة.',
    denied: 'لم يتم الاتصال بـ {name} لأنك لم توافق. يمكنك إغلاق هذه النافذة.',
    failed: 'تعذّر الاتصال بـ {name}.',
    unknown: 'فُتحت هذه الصفحة متأخرة أو مرتين أو من شخص آخر. ابدأ من جديد في نظام CRM.',
  },
} as const;

/** The page at the end of a connection, in the user's language: text and nothing else. */
export function callbackPage(ended: EndedAttempt | undefined, acceptLanguage: string): Response {
  const language = languageOf(acceptLanguage);
  const text = TEXTS[language][ended?.outcome ?? 'unknown'].replace('{name}', ended?.label ?? '');
  const lines = [text, ended?.message ?? ''].filter((line) => line !== '').map((line) => `<p>${escape(line)}</p>`);
  const title = escape(text);
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  const html = `<!doctype html><html lang="${language}" dir="${direction}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><main>${lines.join('')}</main></html>`;
  return new Response(html, {
    status: ended === undefined ? 400 : 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      // The address of this page has held a code.
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

function languageOf(acceptLanguage: string): keyof typeof TEXTS {
  const wanted = acceptLanguage
    .slice(0, 200)
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2));
  const found = wanted.find((each) => each === 'en' || each === 'zh' || each === 'ar');
  return found === 'zh' ? 'zh-CN' : found === 'ar' ? 'ar' : 'en';
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
