import { CONTENT_TYPE } from '../cloudevents/headers.js';
import { visible } from '../words/visible.js';
import { eventOf, type Incoming, type Taken } from './event.js';
import { withoutCarets, wordsOf } from './shell.js';

/** Reads a `curl` command as the HTTP message that it would send. curl's manual defines the options. */

/** The short options that have a value. */
const SHORT_WITH_VALUE = 'AbCcDdEeFHhKmoPQrTtUuwXxYyz';
const LONG_WITH_VALUE: ReadonlySet<string> = new Set([
  'request',
  'header',
  'data',
  'data-ascii',
  'data-raw',
  'data-binary',
  'data-urlencode',
  'json',
  'url',
  'url-query',
  'user',
  'user-agent',
  'output',
  'output-dir',
  'cookie',
  'cookie-jar',
  'referer',
  'max-time',
  'connect-timeout',
  'form',
  'form-string',
  'proxy',
  'proxy-user',
  'proxy-header',
  'cert',
  'cert-type',
  'key',
  'key-type',
  'cacert',
  'capath',
  'pass',
  'ciphers',
  'retry',
  'retry-delay',
  'retry-max-time',
  'write-out',
  'resolve',
  'connect-to',
  'interface',
  'upload-file',
  'config',
  'oauth2-bearer',
  'aws-sigv4',
  'max-redirs',
  'limit-rate',
  'range',
  'dump-header',
  'trace',
  'trace-ascii',
  'stderr',
  'unix-socket',
  'noproxy',
  'tls-max',
  'max-filesize',
  'keepalive-time',
  'socks5',
  'socks5-hostname',
  'speed-limit',
  'speed-time',
  'netrc-file',
  'pinnedpubkey',
]);
const SHORT: Record<string, string> = {
  X: 'request',
  H: 'header',
  d: 'data',
  F: 'form',
  T: 'upload-file',
  K: 'config',
  G: 'get',
};

const code = (text: string): string => visible(text.length > 60 ? `${text.slice(0, 60)}…` : text);

export const looksLikeCurl = (text: string): boolean => /^\s*(?:[$#>%] ?)?curl(?:\.exe)?\s/.test(text);

/** The event of the message that a command sends. */
export function eventOfCurl(text: string): Taken {
  const read = messageOfCurl(text);
  if ('refused' in read) return read;
  const { notes, ...message } = read;
  const taken = eventOf(message);
  return 'refused' in taken ? taken : { ...taken, said: [taken.said, ...notes].join('. ') };
}

/** The message that a command sends, with what is to be known of it; or why there is none. */
export function messageOfCurl(text: string): (Incoming & { notes: string[] }) | { refused: string } {
  const command = text.trim().replace(/^[$#>%] ?/, '');
  const { words, unfilled, goesOn, open } = wordsOf(/\^"/.test(command) ? withoutCarets(command) : command);
  if (open) return { refused: 'A quote in the command is not closed.' };
  const headers: { name: string; value: string }[] = [];
  const data: { value: string; join: string }[] = [];
  let isJson = false;
  let given = false;
  const refuse = (name: string): string | null => {
    const stop: Record<string, string> = {
      form: 'The command sends a form (`--form`), which is not an event.',
      'form-string': 'The command sends a form (`--form-string`), which is not an event.',
      'data-urlencode': 'The command sends a form (`--data-urlencode`), which is not an event.',
      get: 'The command puts its data into the address (`--get`), so it sends no body.',
    };
    return stop[name] ?? null;
  };
  const take = (name: string, value: string): string | null => {
    const isFile = value.startsWith('@');
    switch (name) {
      case 'header': {
        if (isFile) return file(value.slice(1));
        if (/[\r\n\0]/.test(value))
          return 'A header of the command has a line end in it, so it would be more than one.';
        const [, header, rest] = /^([^:;]+)([:;].*)?$/.exec(value) ?? [];
        const content = rest?.slice(1).trim() ?? '';
        // `name:` removes a header, `name;` sends an empty one.
        if (header !== undefined && (content !== '' || rest === ';'))
          headers.push({ name: header.trim().toLowerCase(), value: content });
        return null;
      }
      case 'data':
      case 'data-ascii':
      case 'data-binary':
        given = true;
        if (isFile) return file(value.slice(1));
        data.push({ value, join: '&' });
        return null;
      case 'data-raw':
        given = true;
        data.push({ value, join: '&' });
        return null;
      case 'json':
        isJson = true;
        if (isFile) return file(value.slice(1));
        data.push({ value, join: '' });
        return null;
      case 'upload-file':
        return file(value);
      case 'config':
        return `The command takes more of itself from the file \`${code(value)}\`, which this page cannot read.`;
      default:
        return refuse(name);
    }
  };
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index] ?? '';
    let problem: string | null = null;
    if (word.startsWith('--') && word !== '--') {
      const name = word.slice(2);
      if (LONG_WITH_VALUE.has(name)) problem = take(name, words[(index += 1)] ?? '');
      else problem = refuse(name);
    } else if (word.startsWith('-') && word.length > 1) {
      for (let letter = 1; letter < word.length; letter += 1) {
        const short = word[letter] ?? '';
        if (!SHORT_WITH_VALUE.includes(short)) {
          problem ??= refuse(SHORT[short] ?? short);
          continue;
        }
        const rest = word.slice(letter + 1);
        problem ??= take(SHORT[short] ?? short, rest === '' ? (words[(index += 1)] ?? '') : rest);
        break;
      }
    }
    if (problem !== null) return { refused: problem };
  }
  const typed = headers.some(({ name }) => name === CONTENT_TYPE);
  if (!typed && isJson) headers.push({ name: CONTENT_TYPE, value: 'application/json' });
  const asForm = !typed && !isJson && given;
  if (asForm) headers.push({ name: CONTENT_TYPE, value: 'application/x-www-form-urlencoded' });
  const body = data.map(({ value, join }, index) => (index === 0 ? value : join + value)).join('');
  const notes: string[] = [];
  if (asForm) notes.push('The command names no content-type, so curl would send it as a form');
  if (unfilled.length > 0)
    notes.push(
      `Variables that a shell would fill in were left as they are: ${[...new Set(unfilled.map(code))].slice(0, 3).join(', ')}`,
    );
  if (goesOn) notes.push('Only the first command was read');
  return { headers, body, notes };
}

function file(name: string): string {
  if (name === '-' || name === '.')
    return 'The command takes the body from what is piped into it, which this page cannot see: paste the event itself.';
  return `The command takes the body from the file \`${code(name)}\`, which this page cannot read: open that file here.`;
}
