import { type ValidateOptions, type Vocabulary, validate } from 'cdevents-wasm';

/** One text and how it is to be judged; `judgeBy` is `null` where the event says it itself. */
export interface Job {
  text: string;
  judgeBy: Vocabulary | null;
  strict: boolean;
}

export const optionsOf = ({ judgeBy, strict }: Omit<Job, 'text'>): ValidateOptions => ({
  release: judgeBy ?? undefined,
  strict,
});

export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What is wrong with the options; `null` when nothing is. It is known before an engine is there, wherever that will run. */
export function wrongWith(job: Job): string | null {
  try {
    validate('', optionsOf(job));
  } catch (error) {
    if ((error as { code?: unknown }).code === 'bad-option') return wordsOf(error);
  }
  return null;
}
