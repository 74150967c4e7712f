import type { State } from './connection.js';

/** A time of the day, as the clock here has it. */
export const clock = (ms: number): string => new Date(ms).toLocaleTimeString('en-GB');

/** How a connection is shown: mark, tone, and words. */
export function stateWords(
  state: State,
  hasIds: boolean,
): {
  mark: 'check' | 'dash' | 'question';
  tone: 'ok' | 'quiet' | 'warning';
  words: string;
  details: string;
} {
  switch (state.kind) {
    case 'none':
      return { mark: 'dash', tone: 'quiet', words: 'Not connected', details: '' };
    case 'connecting':
      return { mark: 'dash', tone: 'quiet', words: 'Connecting…', details: '' };
    case 'open':
      return { mark: 'check', tone: 'ok', words: 'Connected', details: `since ${clock(state.since)}` };
    case 'waiting':
      return {
        mark: 'question',
        tone: 'warning',
        words: 'Not connected',
        details: `${state.why} It is tried again at ${clock(state.until)}.`,
      };
    case 'paused':
      return {
        mark: 'dash',
        tone: 'quiet',
        words: 'Paused',
        details: hasIds
          ? 'Nothing is missed: it goes on after the last event that is here.'
          : 'The server does not number its events: what it sends in the meantime is missed.',
      };
    case 'failed':
      return { mark: 'question', tone: 'warning', words: 'Not connected', details: state.why };
  }
}
