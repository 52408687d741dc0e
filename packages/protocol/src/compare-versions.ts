/** Orders versions as semantic versioning does: negative when the first is older, zero when neither is newer. */
export function compareVersions(first: string, second: string): number {
  const [mine, theirs] = [partsOf(first), partsOf(second)];
  for (const index of [0, 1, 2]) {
    const difference = (mine.numbers[index] ?? 0) - (theirs.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return comparePrereleases(mine.prerelease, theirs.prerelease);
}

function partsOf(version: string): { numbers: number[]; prerelease: string[] } {
  const [numbers = '', ...prerelease] = version.split('-');
  const rest = prerelease.join('-');
  return { numbers: numbers.split('.').map(Number), prerelease: rest === '' ? [] : rest.split('.') };
}

/** A version with a suffix comes before the same one without. */
function comparePrereleases(mine: readonly string[], theirs: readonly string[]): number {
  if (mine.length === 0 || theirs.length === 0) return theirs.length - mine.length;
  for (const [index, part] of mine.entries()) {
    const other = theirs[index];
    if (other === undefined) return 1;
    if (part !== other) return compareParts(part, other);
  }
  return mine.length - theirs.length;
}

function compareParts(mine: string, theirs: string): number {
  const [isNumber, isOtherNumber] = [/^\d+$/.test(mine), /^\d+$/.test(theirs)];
  if (isNumber && isOtherNumber) return Number(mine) - Number(theirs);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return mine < theirs ? -1 : 1;
}
