/** Where each page of `docs/` stands in Storybook. */
const GUIDES: ReadonlyMap<string, string> = new Map([
  ['embed.md', 'guides-open-a-crm-to-panels--docs'],
  ['events.md', 'guides-events--docs'],
  ['host-csp.md', 'guides-headers--docs'],
  ['own-crm.md', 'guides-a-crm-of-your-own--docs'],
  ['permissions.md', 'guides-permissions--docs'],
  ['tryton.md', 'guides-inside-another-crm--docs'],
  ['write-a-panel.md', 'guides-write-a-panel--docs'],
]);
const RELATIVE_LINK = /\[([^\]]+)\]\((?!https?:|#)([^)]+)\)/g;

/** A page of `docs/` as Storybook shows it: links to other guides lead there, links into the repository are only their words. */
export function guideText(markdown: string): string {
  return markdown.replace(RELATIVE_LINK, (_, words: string, target: string) => {
    const guide = GUIDES.get(target);
    return guide === undefined ? words : `[${words}](?path=/docs/${guide})`;
  });
}
