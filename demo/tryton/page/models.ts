/** Which of Tryton's models have panels beside them, and what they are called here. */
const TYPES = new Map([
  ['party.party', 'person'],
  ['sale.opportunity', 'deal'],
]);

/** The object type of a model; `undefined` for models without panels. */
export function typeOf(model: string): string | undefined {
  return TYPES.get(model);
}

/** The model that holds records of a type. A company is a party as well. */
export function modelOf(type: string): string | undefined {
  if (type === 'company') return 'party.party';
  return [...TYPES].find(([, each]) => each === type)?.[0];
}
