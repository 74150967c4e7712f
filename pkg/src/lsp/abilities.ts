import type { ClientCapabilities } from 'vscode-languageserver/node';

/** What the client can do, where answers depend on it. */
export interface Abilities {
  /** Takes edits of documents with their version. */
  documentChanges: boolean;
  /** Asks before it makes edits that have a warning. */
  annotates: boolean;
  /** Asks for the edit of an action when somebody chooses it. */
  resolvesEdits: boolean;
  /** Places the caret inside what a completion inserts. */
  snippets: boolean;
  /** Shows Markdown. */
  markdown: { hover: boolean; completion: boolean };
  /** Answers questions for its settings. */
  configuration: boolean;
  /** Can be asked to report changes of its settings, and of files. */
  registersConfiguration: boolean;
  registersWatchers: boolean;
}

export function abilitiesOf({ textDocument, workspace }: ClientCapabilities): Abilities {
  const edits = workspace?.workspaceEdit;
  const item = textDocument?.completion?.completionItem;
  return {
    documentChanges: edits?.documentChanges === true,
    annotates: edits?.documentChanges === true && edits.changeAnnotationSupport !== undefined,
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties?.includes('edit') === true,
    snippets: item?.snippetSupport === true,
    markdown: {
      hover: textDocument?.hover?.contentFormat?.[0] === 'markdown',
      completion: item?.documentationFormat?.[0] === 'markdown',
    },
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  };
}
