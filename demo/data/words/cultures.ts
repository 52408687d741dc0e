import { CENTRAL_EUROPEAN } from './central-european.ts';
import type { Culture } from './culture.ts';
import { EUROPEAN } from './european.ts';
import { OTHER_SCRIPTS } from './other-scripts.ts';
import { SOUTHERN } from './southern.ts';

/** All cultures of the demo with how common each is. */
export const CULTURES: readonly (readonly [Culture, number])[] = [
  ...EUROPEAN,
  ...CENTRAL_EUROPEAN,
  ...SOUTHERN,
  ...OTHER_SCRIPTS,
].map((culture) => [culture, culture.weight]);
