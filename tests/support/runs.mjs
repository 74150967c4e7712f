// Runs as a stream would give them, made up.

/** A run with nothing known of it but what is given. */
export const run = (kind, id, more = {}) => ({
  kind,
  id,
  source: '/ci',
  name: null,
  url: null,
  state: 'unknown',
  outcome: null,
  queuedAt: null,
  startedAt: null,
  finishedAt: null,
  durationMs: null,
  records: [],
  verdict: 'open',
  attempts: 1,
  findings: 0,
  children: [],
  ...more,
});

/** Minutes after the first of March 2026, as a date-time. `zone`: minutes east of Greenwich. */
export function at(minutes, zone = 0) {
  const text = new Date(Date.UTC(2026, 2, 1) + (minutes + zone) * 60_000).toISOString();
  if (zone === 0) return text;
  const [hours, rest] = [Math.floor(Math.abs(zone) / 60), Math.abs(zone) % 60];
  const two = (number) => String(number).padStart(2, '0');
  return text.replace('Z', `${zone < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`);
}

/** A pipeline run that ended. */
export const pipelineRun = (id, name, start, end, more = {}) =>
  run('pipelineRun', id, {
    name,
    state: 'finished',
    outcome: 'success',
    startedAt: at(start),
    finishedAt: at(end),
    durationMs: (end - start) * 60_000,
    ...more,
  });

/** A task run that ended. */
export const taskRun = (id, name, start, end, more = {}) =>
  pipelineRun(id, name, start, end, { kind: 'taskRun', url: `https://ci.example.com/${id}`, ...more });

/** An event of a run: what, when, in which record. */
export const event = (predicate, minutes, record, more = {}) => ({
  record,
  predicate,
  time: minutes === null ? null : at(minutes),
  ...more,
});

/** Something whose history is its events. */
export const subject = (kind, id, events, more = {}) =>
  run(kind, id, { events, records: events.map(({ record }) => record), ...more });

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
