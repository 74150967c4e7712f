// Readers of formats that Node has none for: strict, and written without a look at what writes them.
import assert from 'node:assert/strict';

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text) {
  // What XML 1.0 allows at all.
  assert.doesNotMatch(text, /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  assert.doesNotMatch(text, /<|&(?!(?:amp|lt|gt|quot|apos);)/);
  return text.replace(/&(\w+);/g, (_, name) => ENTITIES[name]);
}

/** Elements with their attributes, children and text. */
export function parseXml(xml) {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  assert.ok(xml.startsWith(declaration));
  const root = { children: [] };
  const open = [root];
  for (const part of xml.slice(declaration.length).split(/(<[^>]*>)/)) {
    if (!part.startsWith('<')) {
      open.at(-1).text = (open.at(-1).text ?? '') + decoded(part);
    } else if (part.startsWith('</')) {
      assert.equal(part, `</${open.pop().name}>`);
    } else {
      const [, name, rest, closed] = /^<([a-z-]+)((?: [a-z]+="[^"]*")*)(\/?)>$/.exec(part) ?? assert.fail(part);
      const attributes = Object.fromEntries(
        Array.from(rest.matchAll(/ ([a-z]+)="([^"]*)"/g), ([, key, value]) => [key, decoded(value)]),
      );
      const element = { name, attributes, children: [], text: '' };
      open.at(-1).children.push(element);
      if (closed === '') open.push(element);
    }
  }
  assert.deepEqual([open.length, root.children.length], [1, 1]);
  return root.children[0];
}

/** The commands that GitHub's runner would find in an output: of the newer kind at the start of a line, of the older anywhere. */
export function parseCommands(output) {
  const decode = (text, more = {}) =>
    Object.entries({ '%0D': '\r', '%0A': '\n', ...more, '%25': '%' }).reduce(
      (result, [code, character]) => result.replaceAll(code, character),
      text,
    );
  return output.split(/\r\n|\r|\n/).flatMap((line) => {
    const found = /^::(.*?)::(.*)$/u.exec(line.trimStart());
    if (found === null) {
      const old = /##\[([^\]]*)\]/.exec(line);
      return old === null ? [] : [{ command: `##${old[1]}`, properties: {}, data: line }];
    }
    const [command, ...rest] = found[1].split(' ');
    const pairs = rest
      .join(' ')
      .split(',')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const equals = pair.indexOf('=');
        return [pair.slice(0, equals), decode(pair.slice(equals + 1), { '%3A': ':', '%2C': ',' })];
      });
    return [{ command, properties: Object.fromEntries(pairs), data: decode(found[2]) }];
  });
}
