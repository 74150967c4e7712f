import type { Vocabulary } from 'cdevents-wasm';
import type { Library } from '../catalogue/catalog.js';
import { CdConvert } from '../convert/convert.js';
import { pathOf } from '../json/document.js';
import { applyEdits, difference, setAt } from '../json/patch.js';
import type { Checking } from './checking.js';
import type { Shell } from './shell.js';

/** Shows what becomes of the event that the form shows in another vocabulary, and puts that in its place if it is wanted. */
export function openConvert(
  to: Vocabulary | null,
  shell: Shell,
  checking: Checking,
  library: Library,
): Promise<void> | undefined {
  const { source } = shell;
  const { json, claims } = checking;
  if (source === undefined || source.text !== json.text) return;
  const events = (checking.isCurrent && json.sound ? checking.report?.events : undefined) ?? [];
  const event = events[shell.picked];
  const path = event === undefined ? [] : pathOf(event.pointer, json);
  const node = json.sound ? json.at(path) : undefined;
  // Checked against another vocabulary, an event is still of the one that it names.
  const found = event?.vocabularyFrom === 'event' ? event.vocabulary : null;
  const own = found ?? (events.length === 1 ? (claims[0] ?? null) : null);
  const vocabularies = library.vocabularies.filter(({ id }) => id !== own);
  const first = vocabularies.find(({ id }) => id === to) ?? vocabularies.find(({ status }) => status === 'released');
  const target = first ?? vocabularies[0];
  if (target === undefined) return;

  const known = document.querySelector('cd-convert');
  const dialog = known instanceof CdConvert ? known : new CdConvert();
  if (known === null) document.body.append(dialog);
  return dialog.show({
    text: node === undefined ? json.text : json.raw(node),
    place: events.length > 1 ? `event ${shell.picked + 1} of ${events.length}` : '',
    vocabularies,
    to: target.id,
    ask: (wanted) => checking.engine.convert(wanted),
    apply: (vocabulary, text) => {
      if (source.text !== json.text) {
        shell.notice = 'The text has changed in the meantime. Nothing was converted.';
        return;
      }
      const edits =
        node === undefined ? [{ start: 0, end: json.text.length, text: `${text}\n` }] : setAt(json, path, text);
      const edit = difference(json.text, applyEdits(json.text, edits));
      if (edit !== null) source.apply([edit]);
      if (checking.judgeBy !== null && checking.judgeBy !== vocabulary) checking.judgeAs(null);
      source.say(`Converted to ${vocabulary}`);
    },
  });
}
