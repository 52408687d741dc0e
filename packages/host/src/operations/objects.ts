import type { Handlers } from './handler.ts';

/** What the plugin may know of an object type. The permit was made from it, so nothing is asked again. */
export const objectsHandlers: Handlers<'objects.describe'> = {
  'objects.describe': {
    run: ({ permit }, { type }) => {
      return permit.access(type).description;
    },
  },
};
