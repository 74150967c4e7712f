import {
  type CompletionItem,
  CompletionItemKind,
  type Hover,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type RuleInfo, type ValidateOptions, validate } from '../faces/public.js';
import { JsonDocument, MAX_FORM_TEXT } from '../guide/document.js';
import { compact } from '../guide/format.js';
import { fieldAt, type Guide, wordsOf } from '../guide/guide.js';
import type { Library } from '../guide/library.js';
import { type Proposal, proposalsAt } from '../guide/proposals.js';
import { eventAround, isLike, type Shown, shownOf } from '../guide/shown.js';
import type { Abilities } from './abilities.js';
import type { Means } from './actions.js';
import { type Analysis, inputsBetween } from './analysis.js';
import { hasLines, rangeOf, textAround } from './places.js';

/** The event that was last found in a text. It counts while the text is broken, as long as it is more or less the same. */
export interface Memory {
  text: string;
  shown: Shown;
}

/** What the catalogue knows of the text around an offset. */
export class Helper {
  readonly text: string;
  readonly guide: Guide;
  readonly memory: Memory | null;
  readonly #document: TextDocument;
  readonly #start: number;

  constructor(
    document: TextDocument,
    offset: number,
    library: Library,
    options: ValidateOptions,
    memory: Memory | null,
  ) {
    const { text, start } = textAround(document, offset);
    this.#document = document;
    this.#start = start;
    this.text = text;
    const json = new JsonDocument(text);
    const events = text.length > MAX_FORM_TEXT ? [] : validate(text, { ...options, maxDiagnostics: 1 }).events;
    const before = memory !== null && isLike(text, memory.text) ? memory : null;
    const [first] = events;
    const shown = first === undefined ? null : shownOf(library, first, json);
    this.memory = shown === null ? before : { text, shown };
    this.guide = {
      library: () => library,
      judgeBy: () => options.release ?? null,
      shownAt: (path) => {
        const event = eventAround(events, path);
        if (event === undefined || event.vocabulary === null) return before?.shown ?? null;
        return shownOf(library, event, json) ?? (before?.shown.vocabulary === event.vocabulary ? before.shown : null);
      },
    };
  }

  /** What can be written at an offset of the document. */
  completions(offset: number, { snippets, markdown }: Abilities): CompletionItem[] {
    const found = proposalsAt(this.guide, this.text, offset - this.#start);
    if (found === null) return [];
    const isEmpty = this.text.trim() === '';
    // What a completion replaces must be on one line: an empty text stays around a whole event.
    const token = isEmpty ? { from: offset - this.#start, to: offset - this.#start } : found.token;
    const range = rangeOf(this.#document, this.#start + token.from, this.#start + token.to);
    const typed = this.text.slice(token.from, token.to);
    return found.items.map((item, index) => {
      const { newText, ...rest } = this.#insertion(item, token.from, token.to, snippets);
      return {
        label: item.label,
        kind: KINDS[item.kind],
        ...(item.detail !== '' && { detail: item.detail }),
        ...(item.about !== '' && {
          documentation: { kind: markdown.completion ? MarkupKind.Markdown : MarkupKind.PlainText, value: item.about },
        }),
        sortText: String(index).padStart(4, '0'),
        // Clients compare it with what stands in the range, quotation marks included.
        filterText: typed.startsWith('"') ? `"${item.label}"` : item.label,
        ...rest,
        textEdit: { range, newText },
      };
    });
  }

  #insertion(item: Proposal, from: number, to: number, snippets: boolean) {
    const { before, after } = item.written(this.text, from, to);
    const isLine = hasLines(this.#document);
    const tail = item.kind === 'event' && isLine ? (compact(after) ?? after) : after;
    if (!snippets || item.kind === 'event') return { newText: before + tail };
    return { newText: `${escaped(before)}$0${escaped(tail)}`, insertTextFormat: InsertTextFormat.Snippet };
  }

  /** What the field at an offset is, and the rules of the findings there. */
  hover(
    offset: number,
    analysis: Analysis,
    rules: ReadonlyMap<string, RuleInfo>,
    { abilities: { markdown }, pages }: Pick<Means, 'abilities' | 'pages'>,
  ): Hover | null {
    const json = new JsonDocument(this.text);
    const there = json.memberAt(offset - this.#start);
    const known = there === null ? null : fieldAt(this.guide, json, there.path);
    const paragraphs: string[] = [];
    if (known !== null) {
      const [name, shape, ...sentences] = wordsOf(known);
      paragraphs.push(markdown.hover ? `**${name}** ${shape}` : `${name}: ${shape}`, ...sentences);
    }
    for (const code of codesAt(analysis, offset)) {
      const rule = rules.get(code);
      if (rule === undefined) continue;
      const title = markdown.hover
        ? `[${rule.code}](${new URL(rule.url, pages).href}) \`${rule.rule}\``
        : `${rule.code} ${rule.rule}`;
      paragraphs.push(`${title}: ${rule.what}`, rule.why);
    }
    if (paragraphs.length === 0) return null;
    const kind = markdown.hover ? MarkupKind.Markdown : MarkupKind.PlainText;
    return {
      contents: { kind, value: paragraphs.join('\n\n') },
      ...(there !== null && { range: rangeOf(this.#document, this.#start + there.start, this.#start + there.end) }),
    };
  }
}

const KINDS: Readonly<Record<Proposal['kind'], CompletionItemKind>> = {
  event: CompletionItemKind.Event,
  member: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
};

/** A text in a snippet. */
const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** The codes of the findings at an offset, each once. */
function codesAt(analysis: Analysis, offset: number): Set<string> {
  return new Set(
    inputsBetween(analysis, offset, offset).flatMap(({ units, report }) =>
      report.diagnostics
        .filter(
          ({ range }) =>
            range !== undefined && units + range.start.offset <= offset && offset <= units + range.end.offset,
        )
        .map(({ code }) => code),
    ),
  );
}
