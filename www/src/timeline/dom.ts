/** A new element with properties and content. Texts become text, whatever is in them. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  set: Partial<Omit<HTMLElementTagNameMap[Name], 'part'>> & { part?: string } = {},
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  const { part, ...properties } = set;
  Object.assign(element, properties);
  if (part !== undefined) element.setAttribute('part', part);
  element.append(...content);
  return element;
}

/** Sets an attribute if it is another one; `null` removes it. */
export function put(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
