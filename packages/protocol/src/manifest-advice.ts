/** What belongs at a place of a manifest, and how to write it. */
export interface Advice {
  /** In plain words, for a value of the wrong form; the schema's own pattern says it to nobody. */
  readonly expected?: string;
  readonly fix: string;
}

const ADDRESS = 'an https address, or http on localhost';
const TEMPLATE_FIX = 'Use an https address; secrets go in as {{settings.name}}.';
const NAME: Advice = {
  expected: 'a name that begins with a small letter and has only letters, digits and hyphens',
  fix: 'Use a name such as "card" or "apiKey".',
};

/** Advice by place; the first pattern that matches counts, so single keys stand before what they lie in. */
const ADVICE: readonly (readonly [RegExp, Advice])[] = [
  [/^$/, { fix: 'Write one JSON object that begins with { "manifestVersion": 1, "id": "com.example.wechat", … }.' }],
  [/^\$schema$/, { fix: 'Name the file of the JSON Schema, or leave the key out.' }],
  [/^manifestVersion$/, { fix: 'Write "manifestVersion": 1.' }],
  [
    /^id$/,
    {
      expected: 'a reverse-domain id in lower case',
      fix: 'Use a reverse-domain id in lower case, such as "com.example.wechat".',
    },
  ],
  [/^version$/, { expected: 'three numbers with dots between them', fix: 'Use three numbers, such as "1.0.0".' }],
  [/^name$/, { fix: 'Name the plugin as users know it, such as "name": "WeChat".' }],
  [
    /^description$/,
    { fix: 'Say in one sentence what it does, such as "description": "Shows when you last spoke."; admins read it.' },
  ],
  [
    /^author\.url$/,
    { expected: ADDRESS, fix: 'Write a whole address such as "https://example.com", or leave it out.' },
  ],
  [/^author/, { fix: 'Name who made it, such as "author": { "name": "Example Ltd" }.' }],
  [/^defaultLocale$/, { fix: 'Name the language the manifest is written in, such as "defaultLocale": "en".' }],
  [
    /^translations/,
    { expected: 'texts by language', fix: 'Write texts by language, such as { "zh-CN": { "name": "微信" } }.' },
  ],
  [
    /^engines/,
    {
      expected: 'the lowest host version it works with',
      fix: 'Name the host version the plugin was built for, such as { "host": "^1.0" }.',
    },
  ],
  [/^(requires|optional)/, { fix: 'List operations of the protocol, such as ["records.get"].' }],
  [/\.location$/, { fix: 'Use one of the locations of the plan, such as "crm.record.sidebar".' }],
  [
    /\.entry$|^icon$/,
    {
      expected: `${ADDRESS}, or a path that begins with ./`,
      fix: 'Use an https address or a path inside the plugin, such as "./panel.html".',
    },
  ],
  [/^views\[\d+\]\.id$/, NAME],
  [/^views\[\d+\]\.title$/, { fix: 'Give the heading users see above the panel, such as "title": "Last contact".' }],
  [/\.size/, { fix: 'Give the height in whole CSS pixels, such as { "height": 240 }.' }],
  [
    /\.objectTypes/,
    { expected: 'the name of an object type', fix: 'List object types such as ["person"], or leave it out.' },
  ],
  [
    /\.when/,
    {
      expected: 'a text, a number, true or false, or a list of texts',
      fix: 'Write conditions such as { "subject": "field", "key": "stage", "op": "eq", "value": "open" }.',
    },
  ],
  [
    /^views/,
    {
      fix: 'List at least one view: { "id": "card", "title": "…", "location": "crm.record.sidebar", "entry": "./card.html", "size": { "height": 240 } }.',
    },
  ],
  [
    /\.scopes?(\[\d+\])?$/,
    {
      expected: 'a scope that is written out',
      fix: 'Write the scope out: records.<type>.<read|create|update|delete>[:field,…], storage, ui.modal, nav.external, … There are no wild cards.',
    },
  ],
  [/\.purpose$/, { fix: 'Say in one sentence what the user gains; it is shown when they are asked.' }],
  [
    /^permissions/,
    { fix: 'Write { "required": [{ "scope": "records.person.read:name", "purpose": "…" }] }; the list may be empty.' },
  ],
  [
    /^network/,
    {
      expected: 'an https origin of a named host',
      fix: 'List whole https origins without a path or wild card, such as "https://api.example.com".',
    },
  ],
  [/^requests\.[^.]*\.method$/, { fix: 'Use the method the other server asks for, such as "GET".' }],
  [
    /^requests\.[^.]*\.headers/,
    {
      expected: 'names of letters, digits and hyphens',
      fix: 'Write headers by name, such as { "Accept": "application/json" }.',
    },
  ],
  [/^requests\.[^.]*\.url$/, { expected: 'an https address', fix: TEMPLATE_FIX }],
  [/^requests/, { expected: 'requests by name, such as "send"', fix: TEMPLATE_FIX }],
  [
    /^oauth/,
    {
      expected: 'a fixed https address of a named host, or the name of a setting',
      fix: 'Use fixed https addresses of named hosts, and the names of settings for the client id and secret.',
    },
  ],
  [/^settings\[\d+\]\.name$/, NAME],
  [
    /^settings/,
    {
      expected: 'a text, a number, or true or false',
      fix: 'Write settings such as { "name": "token", "type": "text", "label": "Token", "secure": true }.',
    },
  ],
  [
    /^intents/,
    {
      expected: 'words with dots between them',
      fix: 'List names such as { "raises": ["message.compose"] }; whoever handles them uses the same.',
    },
  ],
  [/^events/, { fix: 'List blocking events such as ["record.beforeSave"], or leave it out.' }],
];

/** What to say about a fault at a place of a manifest; every place the schema knows has some. */
export function adviceFor(path: string): Advice | undefined {
  return ADVICE.find(([pattern]) => pattern.test(path))?.[1];
}
