// The same JSON in other writing, and texts that are like another one.

const BLANKS = ['', '', '', ' ', '\n', '\r\n', '\r', '\t', '\n    '];

/** JSON with white space and escapes that nobody would write, and some letters beyond ASCII. */
export function written(value, random) {
  const blank = () => random.of(BLANKS);
  const string = (text) => {
    let out = '';
    for (let at = 0; at < text.length; at += 1) {
      const escaped = random.below(30) === 0;
      out += escaped
        ? `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`
        : JSON.stringify(text[at]).slice(1, -1);
    }
    return `"${out}"`;
  };
  const write = (each) => {
    if (typeof each === 'string') return string(each);
    if (typeof each !== 'object' || each === null) return JSON.stringify(each);
    if (Array.isArray(each)) return `[${blank()}${each.map((one) => `${blank()}${write(one)}${blank()}`).join(',')}]`;
    return `{${blank()}${Object.entries(each)
      .map(([name, one]) => `${blank()}${string(name)}${blank()}:${blank()}${write(one)}${blank()}`)
      .join(',')}}`;
  };
  return `${blank()}${write(value)}${blank()}`;
}

/** The same value with the members of every object in another order. */
export function shuffled(value, random) {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => shuffled(one, random));
  const members = Object.entries(value);
  for (let at = members.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [members[at], members[other]] = [members[other], members[at]];
  }
  return Object.fromEntries(members.map(([name, one]) => [name, shuffled(one, random)]));
}

/** The text with another string in the place of one of its values; as it is where it has none. */
export function varied(text, place, string) {
  const places = [...text.matchAll(/(?<=[:[,]\s*)"(?:[^"\\]|\\.)*"/g)];
  if (places.length === 0) return text;
  const { index, 0: old } = places[place % places.length];
  return text.slice(0, index) + JSON.stringify(string) + text.slice(index + old.length);
}

/** Strings for the places of others: of several lengths, and such as rules look at. */
export const STRINGS = [
  '',
  'x',
  'a longer one than it was before',
  '2026-11-24T00:00:00Z',
  'http://[::1',
  'é☃𝄞',
  '0.4.1',
  'PATH',
];
