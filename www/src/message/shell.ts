/** Splits a command line into words as a shell does. Nothing is executed or expanded. */

export interface Words {
  words: string[];
  /** What a shell would expand, verbatim: `$(date)`, `$TOKEN`. */
  unfilled: string[];
  /** Another command, a pipe or a redirection follows. */
  goesOn: boolean;
  /** A quote is not terminated. */
  open: boolean;
}

const ESCAPES: Record<string, string> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** For POSIX shells, with `$'…'`. A `^` or a backtick at the end of a line continues it, as in Windows' shells. */
export function wordsOf(text: string): Words {
  const found: Words = { words: [], unfilled: [], goesOn: false, open: false };
  let word: string | null = null;
  let at = 0;
  const add = (part: string): void => void (word = (word ?? '') + part);
  const finish = (): void => {
    if (word !== null) found.words.push(word);
    word = null;
  };
  /** The end of the expansion that begins at `at`, or `at` if none does. */
  const filled = (): number => {
    if (text[at] === '`') return end(text.indexOf('`', at + 1) + 1);
    if (text.startsWith('$(', at)) {
      let depth = 0;
      for (let next = at + 1; next < text.length; next += 1) {
        if (text[next] === '(') depth += 1;
        else if (text[next] === ')' && (depth -= 1) === 0) return next + 1;
      }
      return text.length;
    }
    return at + (/^\$(?:\{\w+\}|\w+|[?!@*#])/.exec(text.slice(at, at + 200))?.[0].length ?? 0);
  };
  const end = (index: number): number => (index <= 0 ? text.length : index);
  const fill = (): boolean => {
    const stop = filled();
    if (stop === at) return false;
    const part = text.slice(at, stop);
    found.unfilled.push(part);
    add(part);
    at = stop;
    return true;
  };

  while (at < text.length) {
    const char = text[at] ?? '';
    const goesOn = /^(?:[\\^`][ \t]*\r?\n)/.exec(text.slice(at, at + 80));
    if (goesOn !== null && (char === '\\' ? !/^\\[ \t]/.test(goesOn[0]) : true)) at += goesOn[0].length;
    else if (char === ' ' || char === '\t') {
      finish();
      at += 1;
    } else if (/[\r\n;|&<>]/.test(char)) {
      finish();
      found.goesOn = /[^\s;]/.test(text.slice(at));
      return found;
    } else if (char === '#' && word === null) {
      found.goesOn = text.slice(at).trim().includes('\n');
      return found;
    } else if (char === "'") {
      const close = text.indexOf("'", at + 1);
      if (close < 0) found.open = true;
      add(text.slice(at + 1, end(close)));
      at = close < 0 ? text.length : close + 1;
    } else if (text.startsWith("$'", at)) {
      at += 2;
      add('');
      while (at < text.length && text[at] !== "'") {
        const escape = /^\\(?:x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|U([0-9a-f]{1,8})|([0-7]{1,3})|([\s\S]))/i.exec(
          text.slice(at, at + 10),
        );
        if (escape === null) {
          add(text[at] ?? '');
          at += 1;
          continue;
        }
        const [all, hex, short, long, octal, other] = escape;
        const code = hex ?? short ?? long;
        if (code !== undefined) add(fromCode(Number.parseInt(code, 16)));
        else if (octal !== undefined) add(fromCode(Number.parseInt(octal, 8)));
        else
          add(
            ESCAPES[other ?? ''] ??
              (other === "'" || other === '"' || other === '\\' || other === '?' ? other : `\\${other}`),
          );
        at += all.length;
      }
      if (at >= text.length) found.open = true;
      at += 1;
    } else if (char === '"') {
      at += 1;
      add('');
      while (at < text.length && text[at] !== '"') {
        const next = text[at + 1] ?? '';
        if (text[at] === '\\' && /["\\$`\n]/.test(next)) {
          add(next === '\n' ? '' : next);
          at += 2;
        } else if (!fill()) {
          add(text[at] ?? '');
          at += 1;
        }
      }
      if (at >= text.length) found.open = true;
      at += 1;
    } else if (char === '\\') {
      add(text[at + 1] ?? '');
      at += 2;
    } else if (!fill()) {
      add(char);
      at += 1;
    }
  }
  finish();
  return found;
}

const fromCode = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');

/** Removes the escapes from a command for `cmd.exe`, where browsers put a caret before every quote. */
export function withoutCarets(text: string): string {
  return text
    .replace(/\^\r?\n\r?\n/g, '\u0000')
    .replace(/\^\r?\n/g, ' ')
    .replace(/\^([\s\S])/g, '$1')
    .replaceAll('\u0000', '\n');
}
