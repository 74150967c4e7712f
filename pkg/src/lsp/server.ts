/** The language server for events: what it answers, and when it looks at a document again. */
import { dirname } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import {
  type CancellationToken,
  type Connection,
  createConnection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  StreamMessageWriter,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { catalog, rules, type ValidateOptions, version } from '../faces/public.js';
import { Library } from '../guide/library.js';
import { type Abilities, abilitiesOf } from './abilities.js';
import { actionsAt, CONVERT, FIX_ALL, resolved } from './actions.js';
import { type Analysis, analyse, Outdated } from './analysis.js';
import { diagnosticsOf } from './diagnostics.js';
import { formatted } from './edits.js';
import { Helper, type Memory } from './help.js';
import { isOurs } from './places.js';
import { END, Reader, type Trouble } from './reader.js';
import { DEFAULTS, merged, type Project, type Settings, settingsFrom } from './settings.js';

/** What the server needs from the program that starts it. */
export interface Surroundings {
  input: Readable;
  output: Writable;
  /** For the editor's log. */
  say(line: string): void;
  /** What `cdevents.config.json` says for the files of a folder. Rejects with the lines to show if it is wrong. */
  projectOf(folder: string): Promise<Project>;
  /** Where the pages of the rules are: the address of the package. */
  pages: URL;
}

/** Milliseconds without a change after which a document is checked again. */
const PAUSE = 150;

/** The name of the settings in editors. */
const SECTION = 'cdevents';

const CONFIG_FILES = '**/cdevents.config.json';

/** Serves one client. Resolves with the exit code when the input ends. */
export function serve(around: Surroundings): Promise<number> {
  return new Server(around).ended;
}

/** What is kept of an open document. */
interface Kept {
  analysis: Analysis | null;
  /** The settings by which it was analysed. */
  epoch: number;
  memory: Memory | null;
  timer: NodeJS.Timeout | null;
}

class Server {
  readonly ended: Promise<number>;
  readonly #around: Surroundings;
  readonly #connection: Connection;
  readonly #documents = new TextDocuments(TextDocument);
  readonly #kept = new Map<string, Kept>();
  readonly #library = new Library(catalog().vocabularies);
  readonly #rules = new Map(rules().map((rule) => [rule.code as string, rule]));
  readonly #told = new Set<string>();
  #abilities: Abilities = abilitiesOf({});
  #settings: Settings = DEFAULTS;
  #projects = new Map<string, Promise<Project>>();
  /** Counts changes of the settings. */
  #epoch = 0;
  /** Resolves when the first settings are known. */
  #ready: Promise<void> = Promise.resolve();
  #isDown = false;

  constructor(around: Surroundings) {
    this.#around = around;
    const { input, output } = around;
    const writer = new StreamMessageWriter(output);
    const tell = ({ code, message }: Trouble): void => {
      around.say(message);
      if (code === null) return;
      const answer = { jsonrpc: '2.0', id: null, error: { code, message } };
      writer.write(answer).catch(() => undefined);
    };
    const reader = new Reader(input, tell);
    this.#connection = createConnection(reader, writer, {
      // A request that nobody wants any more is answered without being looked at.
      connectionStrategy: {
        cancelUndispatched: () => ({
          jsonrpc: '2.0',
          id: null,
          error: { code: LSPErrorCodes.RequestCancelled, message: 'canceled' },
        }),
      },
    });
    this.ended = new Promise((resolve) => {
      // After everything that came before: what is received waits in a queue.
      this.#connection.onNotification(END, () => {
        if (reader.isInside) around.say('the input has ended inside a message');
        resolve(this.#isDown ? 0 : 1);
      });
    });
    this.#listen();
  }

  #listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#later(this.#initialized()));
    connection.onShutdown(() => void (this.#isDown = true));
    connection.onDidChangeConfiguration(({ settings }) => this.#later(this.#configure(settings?.[SECTION])));
    connection.onDidChangeWatchedFiles(() => this.#again());
    connection.onCodeAction((params, token) =>
      this.#about(params.textDocument.uri, token, ({ document, analysis, options }) =>
        actionsAt(document, analysis, params, { ...this.#means, options }),
      ),
    );
    connection.onCodeActionResolve((action) => {
      const found = resolved(action, (uri) => this.#analysed(uri), this.#abilities);
      if (found.lost.length > 0) {
        this.#show(MessageType.Warning, `${action.title}: ${found.lost.join('; ')}`);
      }
      return found.action;
    });
    connection.onHover(({ textDocument, position }, token) =>
      this.#about(textDocument.uri, token, ({ document, analysis, options }) => {
        const offset = document.offsetAt(position);
        return this.#helper(document, offset, options).hover(offset, analysis, this.#rules, this.#means);
      }),
    );
    connection.onCompletion(({ textDocument, position }, token) =>
      this.#about(textDocument.uri, token, ({ document, options }) => {
        const offset = document.offsetAt(position);
        return this.#helper(document, offset, options).completions(offset, this.#abilities);
      }),
    );
    connection.onDocumentFormatting(({ textDocument, options }, token) =>
      this.#about(textDocument.uri, token, ({ document, analysis }) => formatted(document, analysis, options)),
    );
    this.#documents.onDidChangeContent(({ document }) => this.#changed(document));
    this.#documents.onDidSave(() => this.#projects.clear());
    this.#documents.onDidClose(({ document: { uri } }) => {
      clearTimeout(this.#kept.get(uri)?.timer ?? undefined);
      this.#kept.delete(uri);
      this.#later(connection.sendDiagnostics({ uri, diagnostics: [] }));
    });
    this.#documents.listen(connection);
    connection.listen();
  }

  #initialize({ capabilities, initializationOptions }: InitializeParams): InitializeResult {
    this.#abilities = abilitiesOf(capabilities ?? {});
    this.#take(initializationOptions);
    return {
      serverInfo: { name: 'cdevents-wasm', version },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        completionProvider: { triggerCharacters: ['"'] },
        documentFormattingProvider: true,
        codeActionProvider: {
          codeActionKinds: ['quickfix', FIX_ALL, CONVERT],
          resolveProvider: this.#abilities.resolvesEdits,
        },
      },
    };
  }

  async #initialized(): Promise<void> {
    const { registersConfiguration, registersWatchers } = this.#abilities;
    this.#ready = this.#configure(undefined);
    const { client } = this.#connection;
    try {
      if (registersConfiguration) await client.register(DidChangeConfigurationNotification.type, { section: SECTION });
      if (registersWatchers) {
        await client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: CONFIG_FILES }] });
      }
    } catch (error) {
      this.#around.say(`the client refuses to report changes: ${(error as Error).message}`);
    }
  }

  /** Asks the client for its settings, or takes those that it has sent. */
  async #configure(sent: unknown): Promise<void> {
    let value = sent;
    if (this.#abilities.configuration) {
      try {
        value = await this.#connection.workspace.getConfiguration(SECTION);
      } catch (error) {
        this.#around.say(`the client has no settings: ${(error as Error).message}`);
      }
    }
    if (value !== undefined && value !== null) this.#take(value);
    this.#again();
  }

  #take(value: unknown): void {
    const { settings, problems } = settingsFrom(value);
    this.#settings = settings;
    for (const problem of problems) this.#showOnce(problem);
  }

  /** Shows a message, unless it was shown before. */
  #showOnce(message: string): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.#show(MessageType.Error, message);
  }

  #show(type: MessageType, message: string): void {
    this.#later(this.#connection.sendNotification(ShowMessageNotification.type, { type, message }));
  }

  /** Checks everything again, since the settings are others. */
  #again(): void {
    this.#epoch += 1;
    this.#projects.clear();
    for (const document of this.#documents.all()) this.#changed(document);
  }

  /** Checks a document: at once if it was just opened, else when nothing more is typed. */
  #changed(document: TextDocument): void {
    const { uri } = document;
    const kept = this.#kept.get(uri) ?? { analysis: null, epoch: -1, memory: null, timer: null };
    const pause = this.#kept.has(uri) ? PAUSE : 0;
    this.#kept.set(uri, kept);
    clearTimeout(kept.timer ?? undefined);
    kept.timer = setTimeout(() => void this.#check(document), pause);
  }

  async #check(document: TextDocument): Promise<void> {
    const { uri } = document;
    try {
      const found = await this.#analysis(document);
      if (this.#documents.get(uri) !== document || found?.analysis.version !== document.version) {
        // It is not for us now, and may have been under other settings.
        if (found === null) await this.#connection.sendDiagnostics({ uri, diagnostics: [] });
        return;
      }
      const diagnostics = diagnosticsOf(document, found.analysis, this.#around.pages);
      await this.#connection.sendDiagnostics({ uri, version: document.version, diagnostics });
    } catch (error) {
      if (!(error instanceof Outdated)) this.#around.say((error as Error).stack ?? String(error));
    }
  }

  /** The analysis of a document as it is now; `null` if the document is not for this server. */
  async #analysis(
    document: TextDocument,
    token?: CancellationToken,
  ): Promise<{ analysis: Analysis; options: ValidateOptions } | null> {
    await this.#ready;
    if (!isOurs(document, this.#settings.anyJson)) return null;
    const project = await this.#project(document);
    const options = merged(project.options, this.#settings.options);
    const kept = this.#kept.get(document.uri);
    const epoch = this.#epoch;
    if (kept?.analysis?.version === document.version && kept.epoch === epoch) {
      return { analysis: kept.analysis, options };
    }
    const analysis = await analyse(document, options, project.validates, token);
    if (kept !== undefined && analysis.version === document.version) Object.assign(kept, { analysis, epoch });
    return { analysis, options };
  }

  async #project(document: TextDocument): Promise<Project> {
    const folder = folderOf(document);
    if (folder === null) return { options: {} };
    let project = this.#projects.get(folder);
    if (project === undefined) {
      project = this.#around.projectOf(folder).catch((error: Error) => {
        this.#showOnce(error.message);
        return { options: {} };
      });
      this.#projects.set(folder, project);
    }
    return project;
  }

  /** Answers a request about a document; `null` for one that is not open or not for this server. */
  async #about<Result>(
    uri: string,
    token: CancellationToken,
    answer: (found: { document: TextDocument; analysis: Analysis; options: ValidateOptions }) => Result,
  ): Promise<Result | null | ResponseError> {
    if (this.#isDown) return new ResponseError(ErrorCodes.InvalidRequest, 'the server is shut down');
    const document = this.#documents.get(uri);
    if (document === undefined) return null;
    try {
      const found = await this.#analysis(document, token);
      if (found === null || found.analysis.tooLong) return null;
      if (token.isCancellationRequested) throw new Outdated();
      return answer({ document, ...found });
    } catch (error) {
      if (!(error instanceof Outdated)) throw error;
      return token.isCancellationRequested
        ? new ResponseError(LSPErrorCodes.RequestCancelled, 'canceled')
        : new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed');
    }
  }

  get #means() {
    return { library: this.#library, abilities: this.#abilities, pages: this.#around.pages };
  }

  #analysed(uri: string): { document: TextDocument; analysis: Analysis } | null {
    const document = this.#documents.get(uri);
    const analysis = this.#kept.get(uri)?.analysis;
    return document === undefined || analysis?.version !== document.version ? null : { document, analysis };
  }

  #helper(document: TextDocument, offset: number, options: ValidateOptions): Helper {
    const kept = this.#kept.get(document.uri);
    const helper = new Helper(document, offset, this.#library, options, kept?.memory ?? null);
    if (kept !== undefined) kept.memory = helper.memory;
    return helper;
  }

  /** Nobody waits for this. */
  #later(work: Promise<void>): void {
    work.catch((error: Error) => this.#around.say(error.message));
  }
}

/** The folder of a document's file; `null` if it has none. */
function folderOf({ uri }: TextDocument): string | null {
  try {
    return dirname(fileURLToPath(uri));
  } catch {
    return null;
  }
}
