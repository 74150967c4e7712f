/** Reads an event out of the text that the engine has found it in. */

/** The value at a JSON Pointer into a JSON text. A string there is base64 that encodes the event as JSON. */
export function eventAt(text: string, pointer: string): unknown {
  return eventIn(JSON.parse(text), pointer);
}

/** The same for a text that is already parsed. */
export function eventIn(root: unknown, pointer: string): unknown {
  const found = valueAt(root, pointer);
  return typeof found === 'string' ? decoded(found) : found;
}

/** Decodes base64 whose content the engine has already read as JSON. */
function decoded(base64: string): unknown {
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))));
}

function valueAt(root: unknown, pointer: string): unknown {
  const names = pointer.split('/').slice(1);
  return names.reduce((value, name) => {
    return (value as Record<string, unknown>)[name.replaceAll('~1', '/').replaceAll('~0', '~')];
  }, root);
}
