import { rememberTag } from './names.ts';

/** A Crosswalk element class: its base name (`button` for `<cw-button>`) and the elements its template needs. */
export interface ElementClass extends CustomElementConstructor {
  readonly elementName: string;
  readonly uses?: readonly ElementClass[];
}

/** Where and under which prefix elements are registered. */
export interface DefineOptions {
  /** First part of every tag name; `cw` when absent. */
  prefix?: string;
  /** Registry to use; the page's own when absent. */
  registry?: CustomElementRegistry;
}

/** Registers one element and those its template needs. Safe to call any number of times; never throws on a clash. */
export function defineElement(elementClass: ElementClass, options: DefineOptions = {}): void {
  const { prefix = 'cw', registry = customElements } = options;
  for (const used of elementClass.uses ?? []) defineElement(used, options);
  const tag = freeTag(`${prefix}-${elementClass.elementName}`, elementClass, registry);
  if (!registry.get(tag))
    registry.define(tag, isDefined(elementClass, registry) ? subclass(elementClass) : elementClass);
  rememberTag(elementClass.elementName, tag);
}

/**
 * The wanted tag, unless another copy of the library took it: then a numbered one. The page keeps what it has,
 * and the templates of this copy use its own elements, whose version they were written for.
 */
function freeTag(wanted: string, elementClass: ElementClass, registry: CustomElementRegistry): string {
  for (let copy = 1; ; copy += 1) {
    const tag = copy === 1 ? wanted : `${wanted}-${copy}`;
    const taken = registry.get(tag);
    if (!taken || taken === elementClass || Object.getPrototypeOf(taken) === elementClass) return tag;
  }
}

function isDefined(elementClass: ElementClass, registry: CustomElementRegistry): boolean {
  return registry.getName(elementClass) !== null;
}

/** A registry accepts each class once, so a second prefix needs a class of its own. */
function subclass(elementClass: ElementClass): ElementClass {
  return class extends elementClass {};
}
