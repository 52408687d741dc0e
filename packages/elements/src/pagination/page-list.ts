/** Pages around the shown one that are always in sight. */
const NEIGHBOURS = 1;

/**
 * The pages to offer: the first, the last, those around the shown one, and nothing for each gap. A gap of one page is that
 * page. The list is at most seven long, so that its width hardly changes from page to page.
 */
export function pageList(page: number, pages: number): (number | undefined)[] {
  const last = Math.max(1, Math.trunc(pages) || 1);
  const shown = Math.min(Math.max(1, page), last);
  const wanted = new Set([1, last]);
  for (let near = shown - NEIGHBOURS; near <= shown + NEIGHBOURS; near += 1)
    if (near >= 1 && near <= last) wanted.add(near);
  const list: (number | undefined)[] = [];
  let before = 0;
  for (const each of [...wanted].sort((a, b) => a - b)) {
    if (each - before === 2) list.push(each - 1);
    else if (each - before > 2) list.push(undefined);
    list.push(each);
    before = each;
  }
  return list;
}
