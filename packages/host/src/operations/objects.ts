import type { Handlers } from './handler.ts';

/** What the plugin may know of an object type. The permit was made from it, so nothing is asked again. */
export const objectsHandlers: Handlers<'objects.describe'> = {
  'objects.describe': {
    run: ({ permit }, { type }) => {
      const access = permit.types.get(type);
      if (!access) throw new TypeError(`The permit says nothing of ${type}.`);
      return access.description;
    },
  },
};
