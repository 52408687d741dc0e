/** Splits an attribute such as `fields="email, phone"` into keys. */
export const keyList = {
  fromAttribute: (value: string | null): string[] => value?.split(/[\s,]+/).filter(Boolean) ?? [],
};
