import { CdEventError, rules, type ValidateOptions, validate } from '../faces/public.js';
import type { Validates } from '../records/records.js';

/** What the user has set in the editor, and for the project. */
export interface Settings {
  options: ValidateOptions;
  /** Check every JSON document, whatever its name. */
  anyJson: boolean;
}

/** What the nearest `cdevents.config.json` says. */
export interface Project {
  options: ValidateOptions;
  /** Validates with schemas of the user's own, if there are any. */
  validates?: Validates;
}

export const DEFAULTS: Settings = { options: {}, anyJson: false };

const OPTIONS = ['release', 'strict', 'rules', 'limits', 'maxDiagnostics'] as const;

/** Reads the settings of an editor. `problems`: a sentence for each that is wrong; it is left out then. */
export function settingsFrom(value: unknown): { settings: Settings; problems: string[] } {
  const problems: string[] = [];
  const settings: Settings = { options: {}, anyJson: false };
  if (value === null || value === undefined) return { settings, problems };
  if (typeof value !== 'object' || Array.isArray(value)) {
    return { settings, problems: ['the settings of cdevents must be an object'] };
  }
  for (const [key, inner] of Object.entries(value)) {
    // Editors send null, or an empty string, for what is not set.
    if (inner === null || inner === undefined || inner === '') continue;
    if (key === 'anyJson') {
      if (typeof inner === 'boolean') settings.anyJson = inner;
      else problems.push('cdevents.anyJson must be true or false');
      continue;
    }
    const option = OPTIONS.find((name) => name === key);
    // Editors keep settings of their own beside ours, such as where the program is.
    if (option === undefined) continue;
    try {
      const one = { [option]: inner } as ValidateOptions;
      validate('', one);
      Object.assign(settings.options, one);
    } catch (error) {
      if (!(error instanceof CdEventError)) throw error;
      problems.push(`cdevents.${key}: ${error.message}`);
    }
  }
  return { settings, problems };
}

/** The options of the project under those of the editor. */
export function merged(project: ValidateOptions, editor: ValidateOptions): ValidateOptions {
  const names = new Map<string, string>(rules().map(({ code, rule }) => [code, rule]));
  // Both may name a rule by its name or by its code.
  const byName = (given: ValidateOptions['rules'] = {}): ValidateOptions['rules'] =>
    Object.fromEntries(Object.entries(given).map(([key, level]) => [names.get(key.toUpperCase()) ?? key, level]));
  return { ...project, ...editor, rules: { ...byName(project.rules), ...byName(editor.rules) } };
}
