// Readers of formats that Node has none for: strict, and written without a look at what writes them.

/** The commands that GitHub's runner would find in an output: of the newer kind at the start of a line, of the older anywhere. */
export function parseCommands(output) {
  const decode = (text, more = {}) => Object.entries({ '%0D': '\r', '%0A': '\n', ...more, '%25': '%' })
    .reduce((result, [code, character]) => result.replaceAll(code, character), text);
  return output.split(/\r\n|\r|\n/).flatMap((line) => {
    const found = /^::(.*?)::(.*)$/u.exec(line.trimStart());
    if (found === null) {
      const old = /##\[([^\]]*)\]/.exec(line);
      return old === null ? [] : [{ command: `##${old[1]}`, properties: {}, data: line }];
    }
    const [command, ...rest] = found[1].split(' ');
    const pairs = rest.join(' ').split(',').filter((pair) => pair !== '').map((pair) => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals), decode(pair.slice(equals + 1), { '%3A': ':', '%2C': ',' })];
    });
    return [{ command, properties: Object.fromEntries(pairs), data: decode(found[2]) }];
  });
}
