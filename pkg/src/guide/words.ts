/** A number with its noun, such as `1,000 errors`. */
export const countWords = (count: number, one: string): string =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

/** The subject and predicate in the spelling of the event's type, such as `PipelineRun`; else unchanged. */
export function eventTitle(event: { type: string; subject: string; predicate: string }): string {
  const words = event.type.split('.');
  const spelt = (word: string): string => words.find((part) => part.toLowerCase() === word.toLowerCase()) ?? word;
  return `${spelt(event.subject)} ${spelt(event.predicate)}`;
}
