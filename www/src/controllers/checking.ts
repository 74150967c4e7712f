import type { Diagnostic, HttpMessage, Report, Vocabulary } from 'cdevents-wasm';
import type { ReactiveController } from 'lit';
import { Engine, type EngineState } from '../engine/client.js';
import type { Matrix, OwnSchema, SchemaProblem } from '../engine/protocol.js';
import { spawn } from '../engine/spawn.js';
import { JsonDocument } from '../json/document.js';
import { Session } from '../session/session.js';
import { keepJudgeBy, keepText, keptJudgeBy, keptText } from '../session/store.js';
import { announcement, type Verdict, verdictOf } from '../words/report.js';
import type { Shell } from './shell.js';

/** Milliseconds after the last change until a verdict is announced and the text is stored. */
const CALM_MS = 700;
/** The longest, in milliseconds, that the catalogue and an editor that is asked for wait for the engine. */
const MAX_WAIT_MS = 2_000;
/** How long, in milliseconds, the previous text's marks stay: they must not flicker while somebody types. */
const STALE_MS = 400;

/** The text, its report, its verdict by every vocabulary, and the state of the engine. */
export class Checking implements ReactiveController {
  json = new JsonDocument(keptText());
  /** The vocabulary to use; `null` detects it from the event. */
  judgeBy = keptJudgeBy() as Vocabulary | null;
  /** The newest one; `null` if there is none or it is too old to show. */
  matrix: Matrix | null = null;
  engineState: EngineState = 'starting';
  /** The schemas of the user's own by which the text is checked too. */
  schemas: readonly OwnSchema[] = [];
  /** The verdict that screen readers announce. */
  announced = '';

  readonly #shell: Shell;
  readonly engine = new Engine(
    {
      matrix: (text, matrix) => {
        if (text !== this.json.text) return;
        this.matrix = matrix;
        this.#matrixText = text;
        this.#shell.requestUpdate();
      },
      state: (state, message) => this.#engineChanged(state, message),
    },
    spawn,
  );
  readonly #session = new Session(() => this.engine, {
    judged: (report) => this.#judged(report),
    // The engine reports itself that it is down.
    failed: () => undefined,
  });
  #matrixText: string | null = null;
  #stale: ReturnType<typeof setTimeout> | undefined;
  #calm: ReturnType<typeof setTimeout> | undefined;
  /** The newest verdict is still to be announced. */
  #isAwaited = false;
  #engineMessage = '';
  #settled: () => void = () => undefined;
  /** Large files wait for this, so that on a slow connection they do not delay the first verdict. */
  readonly firstVerdict = Promise.race([
    new Promise<void>((done) => (this.#settled = done)),
    new Promise<void>((done) => setTimeout(done, MAX_WAIT_MS)),
  ]);

  constructor(shell: Shell) {
    this.#shell = shell;
    shell.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#keep);
    this.engine.start();
    this.#check();
  }

  /** The report on `json.text`, or on an earlier text while this one is being checked. */
  get report(): Report | null {
    return this.#session.report;
  }

  /** The vocabularies that the events of `json.text` name; empty while unknown. */
  get claims(): readonly Vocabulary[] {
    return this.#matrixText === this.json.text ? (this.matrix?.claims ?? []) : [];
  }

  get isEmpty(): boolean {
    return this.json.text.trim() === '';
  }

  /** Whether the report is about the current text. Only then are its positions valid. */
  get isCurrent(): boolean {
    return this.#session.isAbout(this.#shell.source?.text);
  }

  change(text: string): void {
    this.json = new JsonDocument(text);
    this.#check();
    this.#isAwaited = true;
    clearTimeout(this.#calm);
    this.#calm = setTimeout(this.#settle, CALM_MS);
  }

  judgeAs(vocabulary: Vocabulary | null): void {
    this.judgeBy = vocabulary;
    keepJudgeBy(vocabulary);
    this.#check();
  }

  /** Takes these schemas in the place of those before. Resolves with why not, and rejects, as the engine does. */
  async useSchemas(schemas: readonly OwnSchema[]): Promise<SchemaProblem | 'not loaded' | null> {
    const problem = await this.engine.useSchemas(schemas);
    if (problem === null) {
      this.schemas = schemas;
      this.#check();
    }
    return problem;
  }

  /** The event of a text as an HTTP message; `null` if the event cannot be written in that mode. */
  readonly carry = (text: string, mode: 'structured' | 'binary' | 'batch'): Promise<HttpMessage | null> =>
    this.engine.carry(text, mode);

  readonly retry = (): void => {
    this.engineState = 'starting';
    this.engine.start();
    this.#check();
  };

  fix({ fix }: Diagnostic): void {
    if (fix !== undefined && this.isCurrent) this.#shell.source?.apply(fix.edits);
  }

  #check(): void {
    this.#shell.requestUpdate();
    const { text } = this.json;
    if (this.isEmpty) {
      this.#session.put(null, null);
      this.engine.forget();
      this.matrix = null;
      this.#matrixText = null;
      this.#shell.source?.show([]);
      return;
    }
    this.#session.judge({ text, judgeBy: this.judgeBy, strict: false });
    this.#stale ??= setTimeout(() => {
      this.#stale = undefined;
      if (this.#matrixText === this.json.text) return;
      this.matrix = null;
      this.#shell.requestUpdate();
    }, STALE_MS);
  }

  #judged(report: Report): void {
    if (this.#shell.picked >= report.events.length) this.#shell.picked = 0;
    this.#shell.source?.show(report.diagnostics);
    this.#isAwaited = true;
    this.#calm ??= setTimeout(this.#settle, CALM_MS);
    this.#shell.requestUpdate();
  }

  readonly #settle = (): void => {
    this.#calm = undefined;
    this.#keep();
    if (this.#isAwaited) this.announce(this.report === null ? '' : announcement(this.report));
  };

  readonly #keep = (): void => keepText(this.json.text);

  /** Announces what the user asked for. A verdict that has not been announced by then would cut it off: it is left out. */
  announce(words: string): void {
    this.#isAwaited = false;
    this.announced = words;
    this.#shell.requestUpdate();
  }

  #engineChanged(state: EngineState, message: string): void {
    this.#settled();
    this.engineState = state;
    this.#engineMessage = message;
    if (state === 'restarted') {
      const without = this.schemas.length > 0 ? ' without your schemas' : '';
      this.#shell.inform(`The engine had stopped and was restarted${without}. Your text is unchanged.`);
    }
    if (this.schemas.length > 0 && state !== 'ready') {
      this.schemas = [];
      this.#check();
    }
    this.#shell.requestUpdate();
  }

  get verdict(): Verdict {
    const { report, engineState, isEmpty } = this;
    if (engineState === 'down')
      return {
        tone: 'warning',
        mark: 'question',
        answer: 'Not checked',
        details: [`the engine does not start: ${this.#engineMessage}`],
      };
    if (report !== null) return verdictOf(report);
    const checking = engineState === 'starting' ? 'Starting the engine…' : 'Checking…';
    return { tone: 'quiet', mark: 'dash', answer: isEmpty ? 'Choose or paste an event' : checking, details: [] };
  }
}
