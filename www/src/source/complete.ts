import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
  startCompletion,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { EditorView, type Rect } from '@codemirror/view';
import type { FieldInfo } from 'cdevents-wasm';
import { getLocation } from 'jsonc-parser';
import { render } from 'lit';
import { exampleText } from '../catalogue/fields.js';
import { JsonDocument, type Path } from '../json/document.js';
import { prose } from '../look/prose.js';
import { visible } from '../words/visible.js';
import { type Guide, membersAt, rootsOf, shapeOf, valuesAt, wordsOfValues } from './guide.js';

/** A word that is being typed, without quotation marks. */
const WORD = /^[\w.$-]*$/;

/**
 * Completion from the catalogue: the members that are allowed here and missing, and enumerated values. Works on broken
 * text too. It only suggests; the engine decides what is valid.
 */
export const completion = (guide: Guide): Extension => [
  autocompletion({
    override: [(context) => complete(guide, context)],
    icons: false,
    maxRenderedOptions: 200,
    interactionDelay: 0,
    positionInfo: beside,
  }),
  look,
];

/** The range to replace, including quotation marks. `inner` is where the word begins. */
interface Token {
  from: number;
  inner: number;
  to: number;
}

function complete(guide: Guide, { state, pos, explicit }: CompletionContext): CompletionResult | null {
  const text = state.doc.toString();
  const json = new JsonDocument(text);
  if (json.tooLong || guide.library() === null) return null;
  if (text.trim() === '') return explicit ? { from: 0, options: wholeEvents(guide), validFor: /^[\w.]*$/ } : null;
  let location: ReturnType<typeof getLocation>;
  try {
    location = getLocation(text, pos);
  } catch {
    // The parser recurses, and the text is nested too deeply.
    return null;
  }
  const { path, isAtPropertyKey } = location;
  const token = tokenAt(text, pos, location.previousNode);
  if (token === null || (!explicit && token.from === pos)) return null;
  const owner = isAtPropertyKey ? path.slice(0, -1) : ownerBehindValue(json, text, path, token);
  const options = owner === null ? values(guide, json, text, path, token) : names(guide, json, owner, text, token);
  return options.length === 0 ? null : { from: token.inner, to: pos, options, validFor: WORD };
}

/** The string or word around the caret; `null` where completion makes no sense, as inside a number. */
function tokenAt(text: string, pos: number, node: ReturnType<typeof getLocation>['previousNode']): Token | null {
  if (node !== undefined && text[node.offset] === '"' && node.offset < pos && pos <= node.offset + node.length) {
    const end = node.offset + node.length;
    const isClosed = node.length > 1 && text[end - 1] === '"';
    if (isClosed && pos === end) return null;
    const rest = /^[\w.$-]*/.exec(text.slice(pos))?.[0].length ?? 0;
    // An unterminated string runs to the end of the line: what follows the word is not part of it.
    return {
      from: node.offset,
      inner: node.offset + 1,
      to: isClosed && WORD.test(text.slice(node.offset + 1, end - 1)) ? end : pos + rest,
    };
  }
  const before = /[\w.$-]*$/.exec(text.slice(Math.max(0, pos - 100), pos))?.[0] ?? '';
  const after = /^[\w.$-]*/.exec(text.slice(pos))?.[0] ?? '';
  if (/^[\d-]/.test(before)) return null;
  return { from: pos - before.length, inner: pos - before.length, to: pos + after.length };
}

/** The object for the next member, if the caret is after a value and only the comma is missing; else `null`. */
function ownerBehindValue(json: JsonDocument, text: string, path: Path, token: Token): Path | null {
  const before = text.slice(0, token.from).trimEnd().at(-1) ?? '';
  if (!/["}\]\w]/.test(before)) return null;
  for (const owner of [path, path.slice(0, -1)]) {
    const node = json.at(owner);
    if (
      node?.type === 'object' &&
      node.offset < token.from &&
      (text[node.offset + node.length - 1] !== '}' || token.from < node.offset + node.length)
    )
      return owner;
  }
  return null;
}

/** Whole events for an empty text: those of the newest release first. */
const wholeEvents = (guide: Guide): Completion[] =>
  rootsOf(guide).map(({ vocabulary, info }, index) => ({
    label: `${info.subject}.${info.predicate}`,
    detail: vocabulary,
    info: () => about(info.summary, ''),
    boost: rank(index),
    apply: (view, picked) => put(view, picked, 0, view.state.doc.length, exampleText(info), 0),
  }));

function names(guide: Guide, json: JsonDocument, owner: Path, text: string, token: Token): Completion[] {
  const there = new Set(
    (json.at(owner)?.children ?? []).flatMap(({ children }) => {
      const key = children?.[0];
      return key === undefined || (key.offset <= token.from && token.from <= key.offset + key.length)
        ? []
        : [String(key.value)];
    }),
  );
  return membersAt(guide, json, owner)
    .filter(({ name }) => !there.has(name))
    .map(({ name, field, required }, index) => ({
      label: name,
      detail: `${required ? 'required' : 'optional'} · ${shapeOf(field)}`,
      info: () => about(field.summary, wordsOfValues(field)),
      boost: rank(index),
      apply: (view, picked) => insertMember(view, text, picked, name, field, token),
    }));
}

function values(guide: Guide, json: JsonDocument, text: string, path: Path, token: Token): Completion[] {
  return valuesAt(guide, json, path).map(({ text: value, detail, summary }, index) => ({
    label: value,
    ...(detail === '' ? {} : { detail: visible(detail) }),
    ...(summary === '' ? {} : { info: () => about(summary, '') }),
    boost: rank(index),
    apply: (view, picked) => {
      const to = endNow(view, text, token);
      const insert = JSON.stringify(value) + (/^\s*"/.test(view.state.sliceDoc(to)) ? ',' : '');
      put(view, picked, token.from, to, insert, insert.length);
    },
  }));
}

/** Keeps the catalogue's order among equal matches. The editor allows -99 to 99. */
const rank = (index: number): number => Math.max(-99, 50 - index);

/** The token's end now, after what was typed since the list was made for the text `before`. */
const endNow = ({ state }: EditorView, before: string, { to }: Token): number =>
  Math.min(Math.max(to + state.doc.length - before.length, state.selection.main.head), state.doc.length);

/** Inserts name, colon and the start of the value, and missing commas on either side. */
function insertMember(
  view: EditorView,
  before: string,
  picked: Completion,
  name: string,
  field: FieldInfo,
  token: Token,
): void {
  const text = view.state.doc.toString();
  const to = endNow(view, before, token);
  const rest = text.slice(to);
  const hasValue = /^\s*:/.test(rest);
  const comma = /[{,]\s*$/.test(text.slice(0, token.from)) ? '' : ',';
  const [open, close] = hasValue ? ['', ''] : valueOf(field);
  const after = !hasValue && /^\s*"/.test(rest) ? ',' : '';
  const key = `${comma}${JSON.stringify(name)}${hasValue ? '' : ': '}`;
  put(view, picked, token.from, to, `${key}${open}${close}${after}`, key.length + open.length);
  // Offer enumerated values at once.
  if (open === '"') startCompletion(view);
}

/** The text before and after the caret for a new value. */
function valueOf(field: FieldInfo): [string, string] {
  const types = new Set((field.oneOf ?? [field]).map(({ type }) => type));
  if (field.enum?.length === 1) return [JSON.stringify(field.enum[0]), ''];
  if (types.has('string')) return ['"', '"'];
  if (types.has('object')) return ['{', '}'];
  if (types.has('array')) return ['[', ']'];
  return ['', ''];
}

function put(view: EditorView, picked: Completion, from: number, to: number, insert: string, caret: number): void {
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + caret },
    scrollIntoView: true,
    userEvent: 'input.complete',
    annotations: pickedCompletion.of(picked),
  });
}

function about(summary: string, values: string): HTMLElement {
  const box = document.createElement('div');
  render(prose(values === '' ? summary : `${summary} ${values}`), box);
  return box;
}

/** Places the info box right of the list if there is room, else below, so that it never covers the options. */
function beside(
  _view: EditorView,
  list: Rect,
  option: Rect,
  _info: Rect,
  space: Rect,
): { style: string; class: string } {
  if (space.right - list.right >= 240)
    return {
      style: `top: ${option.top - list.top}px; left: 100%; max-width: ${Math.min(300, space.right - list.right)}px`,
      class: '',
    };
  const where = space.bottom - list.bottom >= 80 ? 'top: 100%' : 'bottom: 100%';
  return { style: `${where}; left: 0; right: 0; width: auto; max-width: none`, class: '' };
}

const look = EditorView.theme({
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { maxHeight: '15em', fontFamily: 'var(--mono)', fontSize: '13px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 12px', lineHeight: '1.5' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionDetail': {
    marginLeft: '12px',
    color: 'var(--quiet)',
    fontFamily: 'var(--sans)',
    fontStyle: 'normal',
    fontSize: '12.5px',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-completionMatchedText': {
    textDecoration: 'underline',
    textDecorationThickness: '2px',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip.cm-completionInfo': { padding: '8px 12px', font: '13.5px/1.5 var(--sans)' },
  '@media (forced-colors: active)': {
    '.cm-tooltip-autocomplete ul li[aria-selected]': {
      background: 'Highlight',
      color: 'HighlightText',
      forcedColorAdjust: 'none',
    },
  },
});
