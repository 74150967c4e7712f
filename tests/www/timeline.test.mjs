import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { numbers } from '../support/random.mjs';
import { at, event, MINUTE, pipelineRun, run, taskRun } from '../support/runs.mjs';
import { sources } from '../support/sources.mjs';

/** Where the timeline puts what it shows, without a browser. */

const timeline = await sources(
  'timeline/axis.ts',
  'timeline/lanes.ts',
  'timeline/model.ts',
  'timeline/path.ts',
  'timeline/time.ts',
  'timeline/turns.ts',
  'timeline/words.ts',
);
const { Axis, barsOf, criticalPath, duration, itemWords, modelOf, stamp, stepOf, timeOf, witnessOf } = timeline;

const START = Date.UTC(2026, 2, 1);
const minutes = (...all) => all.map((one) => START + one * MINUTE);
const lanesOf = (runs, more = {}) => timeline.lanesOf(modelOf({ runs, ...more }));
/** All lanes, with what is inside each after it. */
const allLanes = (lanes) => {
  const found = [...lanes.roots];
  for (const lane of found) found.push(...lanes.children(lane));
  return found;
};

describe('times', () => {
  const TIMES = [
    ['2026-03-01T00:00:00Z', START],
    ['2026-03-01t00:00:00.25z', START + 250],
    ['2026-03-01T02:00:00+02:00', START],
    ['2026-03-01T00:00:00.0005Z', START + 0.5],
    ['2016-12-31T23:59:60Z', Date.UTC(2017, 0, 1)],
    ['1970-01-01T00:00:00Z', 0],
    ['9999-12-31T23:59:59Z', 253_402_300_799_000],
    ['0001-01-01T00:00:00Z', Number.NaN],
    ['2026-02-30T00:00:00Z', Number.NaN],
    ['2026-03-01T24:00:00Z', Number.NaN],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    ['2100-02-29T00:00:00Z', Number.NaN],
    ['2026-03-01', Number.NaN],
    ['March 1, 2026', Number.NaN],
    ['', Number.NaN],
    [null, Number.NaN],
    [{}, Number.NaN],
  ];
  for (const [text, time] of TIMES)
    test(`${JSON.stringify(text)} is ${time}`, () => assert.deepEqual(timeOf(text), time));

  test('texts that are nearly date-times are what the definition says', () => {
    const { below, of } = numbers(37);
    const STRICT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?Z$/;
    const two = (most) => String(below(most)).padStart(2, '0');
    for (let round = 0; round < 20_000; round += 1) {
      let text = `${of(['1969', '1970', '2026', '2028', '9999'])}-${two(14)}-${two(33)}T${two(26)}:${two(62)}:${two(60)}${of(['', '.000', `.${100 + below(900)}`])}Z`;
      if (below(3) === 0) {
        const at = below(text.length);
        text = text.slice(0, at) + of([':', '-', '0', '９', ' ', 'T', '']) + text.slice(at + 1);
      }
      const [, ...parts] = STRICT.exec(text) ?? [];
      if (parts.length === 0) continue;
      const [year, month, day, hour, minute, second, milli = 0] = parts.map((part) => Number(part ?? 0));
      const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, milli));
      const isOne = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
      assert.equal(timeOf(text), isOne && date.getTime() >= 0 ? date.getTime() : Number.NaN, text);
    }
  });

  const SPANS = [
    [0, '0 ms'],
    [0.03, '0.03 ms'],
    [30, '30 ms'],
    [999.9999, '1000 ms'],
    [1250, '1.25 s'],
    [60_000, '1 min'],
    [125_400, '2 min 5 s'],
    [3_599_700, '1 h'],
    [3_600_000 + 5 * 60_000, '1 h 5 min'],
    [30 * 86_400_000, '30 d'],
    [400 * 86_400_000, '1 y 35 d'],
    [-1500, '−1.5 s'],
    [Number.NaN, 'unknown'],
  ];
  for (const [span, words] of SPANS) test(`${span} ms is ${words}`, () => assert.equal(duration(span), words));

  test('an instant is written in UTC, and what is none is unknown', () => {
    assert.equal(stamp(START), '2026-03-01 00:00:00');
    assert.equal(stamp(START + 250), '2026-03-01 00:00:00.250');
    assert.equal(stamp(253_402_300_799_000), '9999-12-31 23:59:59');
    for (const time of [Number.NaN, -1, Number.POSITIVE_INFINITY]) assert.equal(stamp(time), 'unknown');
  });

  test('marks of the axis are never closer than asked for', () => {
    for (let least = 0.001; least < 1e14; least *= 3) assert.ok(stepOf(least) >= Math.min(least, 86_400_000_000_000));
  });
});

describe('the axis', () => {
  test('time is even without gaps', () => {
    const axis = new Axis(minutes(0, 10, 5, 20));
    assert.deepEqual(axis.folds, []);
    assert.equal(axis.length, 20 * MINUTE);
    assert.equal(axis.unit(minutes(15)[0]), 15 * MINUTE);
    assert.equal(axis.time(15 * MINUTE), minutes(15)[0]);
  });

  test('a long gap is folded, a short one is not, and without folding none is', () => {
    const spans = minutes(0, 10, 10.5, 20, 600, 620);
    const axis = new Axis(spans);
    assert.deepEqual(axis.folds, [{ from: minutes(20)[0], to: minutes(600)[0] }]);
    assert.ok(axis.length < 45 * MINUTE, `${axis.length}`);
    assert.equal(new Axis(spans, false).length, 620 * MINUTE);
  });

  test('an end in year 9999 squeezes nothing', () => {
    const never = timeOf('9999-12-31T23:59:59Z');
    const axis = new Axis([...minutes(0, 10), minutes(1)[0], never]);
    assert.equal(axis.folds.length, 1);
    assert.ok(axis.length < 4 * 86_400_000, `${axis.length}`);
    assert.equal(axis.time(axis.length), never);
  });

  test('times as far apart as years 1970 and 9999, absent ones and silences of years: a few folds', () => {
    const never = timeOf('9999-12-31T23:59:59Z');
    const far = [0, 1000, ...minutes(0, 10), never - MINUTE, never];
    assert.deepEqual(
      new Axis(far).folds.map(({ from, to }) => [from, to]),
      [
        [1000, START],
        [minutes(10)[0], never - MINUTE],
      ],
    );
    // Something is open all the time, and in most of it nothing happens.
    const open = [0, never, ...minutes(0, 10)];
    const { folds, length } = new Axis(open);
    assert.equal(folds.length, 2);
    assert.ok(length < 10 * 86_400_000, `${length}`);
  });

  test('points that are spread evenly have no folds by the million', () => {
    const spans = Array.from(
      { length: 100_000 },
      (_, index) => START + (index >> 1) * 1500 + (index >= 99_990 ? 1e9 : 0),
    );
    const axis = new Axis(spans);
    assert.ok(axis.folds.length > 0 && axis.folds.length <= 10_000, `${axis.folds.length}`);
    assert.ok(axis.time(axis.length) === spans.at(-1));
  });

  test('what lasts no time has room, and nothing at all too', () => {
    for (const spans of [[], [START, START], [START, START, START, START]]) {
      const axis = new Axis(spans);
      assert.equal(axis.length, 1000);
      assert.ok(Number.isFinite(axis.unit(START)));
    }
  });

  test('folding keeps the order of time, and places lead back to their times', () => {
    const { next, below } = numbers(11);
    for (let round = 0; round < 300; round += 1) {
      const spans = [];
      let time = START;
      for (let index = 0; index < 1 + below(40); index += 1) {
        time += next() * 10 ** below(10);
        spans.push([time, time + next() * 10 ** below(12)]);
      }
      const axis = new Axis(spans.flat());
      const times = spans.flat().sort((one, other) => one - other);
      const middles = times.slice(1).map((one, index) => (one + times[index]) / 2);
      const sorted = [...times, ...middles].sort((one, other) => one - other);
      let before = -1;
      for (const one of sorted) {
        const unit = axis.unit(one);
        assert.ok(unit >= before && unit >= 0 && unit <= axis.length * (1 + 1e-9), `${round}: ${one} at ${unit}`);
        before = unit;
        const span = axis.end - axis.begin;
        assert.ok(
          Math.abs(axis.time(unit) - one) <= span * 1e-9 + 0.01,
          `${round}: ${one} comes back as ${axis.time(unit)}`,
        );
      }
      for (const [index, { from, to }] of axis.folds.entries()) {
        assert.ok(to > from && (index === 0 || from >= axis.folds[index - 1].to));
        assert.ok(!spans.some(([begin, end]) => (begin > from && begin < to) || (end > from && end < to)));
      }
    }
  });
});

describe('lanes', () => {
  const overlaps = (model, items) =>
    items.some((item, index) => {
      if (index === 0) return false;
      const before = items[index - 1];
      const [end, begin] = [model.end[before], model.begin[item]];
      return begin < end || (begin === end && model.begin[before] === end);
    });

  test('nothing overlaps within a lane, no lane is one too many, and every run is in one', () => {
    const { next, below, of } = numbers(5);
    for (let round = 0; round < 200; round += 1) {
      const make = (kind, id, depth) => {
        const start = next() * 100;
        const isTimeless = below(9) === 0;
        return pipelineRun(id, of(['a', 'b', null]), start, start + (below(4) === 0 ? 0 : next() * 20), {
          kind,
          ...(isTimeless ? { startedAt: null, finishedAt: of([null, '0001-01-01T00:00:00Z', 'soon']) } : {}),
          ...(below(8) === 0 ? { state: 'running', outcome: null, finishedAt: null } : {}),
          children:
            depth > 2
              ? []
              : Array.from({ length: below(4) }, (_, index) => make('taskRun', `${id}.${index}`, depth + 1)),
        });
      };
      const runs = Array.from({ length: below(30) }, (_, index) => make('pipelineRun', `${index}`, 0));
      const lanes = lanesOf(runs);
      const { model } = lanes;
      const all = allLanes(lanes);
      for (const lane of all) assert.ok(!overlaps(model, lane.items), `${round}: ${lane.key}`);
      const found = all.flatMap((lane) => [...lane.items, ...lane.timeless]);
      assert.equal(found.length, model.size);
      assert.equal(new Set(found).size, model.size);
      for (let item = 0; item < model.size; item += 1) {
        const lane = lanes.laneOf(item);
        assert.ok([...lane.items, ...lane.timeless].includes(item));
      }
      assert.equal(new Set(all.map(({ key }) => key)).size, all.length, 'keys');
    }
  });

  test('as few lanes as there are items at one time', () => {
    const { next } = numbers(9);
    for (let round = 0; round < 200; round += 1) {
      const begin = Array.from({ length: 60 }, () => Math.floor(next() * 50)).sort((one, other) => one - other);
      const end = begin.map((one) => one + 1 + Math.floor(next() * 10));
      const lanes = timeline.finished(timeline.packing([...begin.keys()], begin, end));
      const most = Math.max(
        ...begin.map((time) => begin.filter((from, index) => from <= time && end[index] > time).length),
      );
      assert.equal(lanes.length, most);
    }
  });

  test('10,000 at one instant are 10,000 lanes', () => {
    const runs = Array.from({ length: 10_000 }, (_, index) => pipelineRun(`${index}`, 'all', 0, 5));
    const { roots } = lanesOf(runs);
    assert.equal(roots.length, 10_000);
    assert.ok(roots.every(({ items }) => items.length === 1));
    const points = Array.from({ length: 10_000 }, (_, index) => pipelineRun(`${index}`, 'all', 0, 0));
    assert.equal(lanesOf(points).roots.length, 10_000);
  });

  test('pipelines come first, then by time; unnamed ones have a lane of their own', () => {
    const { roots, model } = lanesOf([
      run('service', 'shop', { startedAt: at(0) }),
      pipelineRun('2', 'late', 5, 6),
      pipelineRun('1', 'early', 1, 2),
      pipelineRun('3', null, 7, 8),
      run('unheard', 'of', { startedAt: at(0) }),
    ]);
    assert.deepEqual(
      roots.map(({ kind, name }) => [kind, name]),
      [
        ['pipelineRun', 'early'],
        ['pipelineRun', 'late'],
        ['pipelineRun', null],
        ['service', 'shop'],
        ['unheard', null],
      ],
    );
    assert.equal(model.roots.length, 5);
  });

  test('a build is inside the task that started it, as a part by a link', () => {
    const task = taskRun('t', 'build', 1, 9, { records: [1, 4] });
    const build = run('build', 'b', { startedAt: at(2), finishedAt: at(8), state: 'finished', records: [2, 3] });
    const late = run('build', 'late', { startedAt: at(12), finishedAt: at(13), state: 'finished', records: [7] });
    const relations = [
      { record: 2, from: 1, by: 'link' },
      { record: 7, from: 4, by: 'link' },
    ];
    const { model } = lanesOf([build, late, pipelineRun('p', 'p', 0, 10, { records: [0, 5], children: [task] })], {
      relations,
    });
    const [built, later, whole, part] = ['b', 'late', 'p', 't'].map((id) =>
      model.items.findIndex((one) => one.id === id),
    );
    assert.deepEqual(model.roots, [later, whole]);
    assert.deepEqual([model.parent[built], model.depth[built], model.isLinked[built]], [part, 2, true]);
    assert.equal(model.isLinked[part], false);
  });
});

describe('bars', () => {
  test('blocks count what they hold: nothing is lost, nothing is in two, long ones stand alone', () => {
    const { next, below } = numbers(3);
    for (let round = 0; round < 200; round += 1) {
      const runs = [];
      let time = 0;
      for (let index = 0; index < 300; index += 1) {
        time += next() * 10 ** (below(4) - 3);
        const end = time + next() * 10 ** (below(5) - 3);
        runs.push(pipelineRun(`${index}`, 'x', time, end));
        time = end;
      }
      const lanes = lanesOf(runs);
      const { model } = lanes;
      const [lane] = lanes.roots;
      const from = model.begin[lane.items[0]];
      const to = model.end[lane.items.at(-1)];
      const scale = 800 / (to - from);
      const place = (one) => (one - from) * scale;
      const bars = barsOf(lane, model, from, to, place, (one) => from + one / scale, 6);
      assert.ok(bars.length <= 800 / 6 + 300);
      let at = 0;
      for (const { first, last } of bars) {
        assert.equal(first, at);
        assert.ok(last >= first);
        at = last + 1;
      }
      assert.equal(at, lane.items.length);
      for (const { first, last, from: begin, to: end } of bars)
        assert.ok(first === last || end - begin <= 12, `${first} to ${last}: ${end - begin}`);
    }
  });

  test('only what is between two times', () => {
    const lanes = lanesOf(Array.from({ length: 100 }, (_, index) => pipelineRun(`${index}`, 'x', index, index + 0.5)));
    const [from, to] = minutes(10.2, 12.2);
    const bars = barsOf(
      lanes.roots[0],
      lanes.model,
      from,
      to,
      (time) => time - from,
      (unit) => unit + from,
      1,
    );
    assert.deepEqual(
      bars.map(({ first, last }) => [first, last]),
      [
        [10, 10],
        [11, 11],
        [12, 12],
      ],
    );
  });
});

describe('what a run is drawn as', () => {
  const LOOKS = [
    [{ state: 'finished', outcome: 'success' }, 'success', false],
    [{ state: 'finished', outcome: 'failure' }, 'failure', false],
    [{ state: 'finished', outcome: 'error' }, 'error', false],
    [{ state: 'finished', outcome: 'cancel' }, 'cancel', false],
    [{ state: 'finished' }, 'ended', false],
    [{ state: 'finished', outcome: 'constructor' }, 'ended', false],
    [{ state: 'skipped' }, 'skipped', false],
    [{ state: 'running' }, 'running', true],
    [{ state: 'queued' }, 'queued', true],
    [{ state: 'unknown' }, 'unknown', false],
    [{ state: 'x', outcome: {} }, 'unknown', false],
  ];
  for (const [more, look, isOpen] of LOOKS) {
    test(`${JSON.stringify(more)}: ${look}`, () => {
      const model = modelOf({
        runs: [run('taskRun', 'x', { startedAt: at(0), ...more }), pipelineRun('y', 'y', 3, 9)],
      });
      assert.equal(model.looks[0], look);
      assert.equal(model.isOpen(0), isOpen);
      // What is open lasts until the last thing that is known.
      assert.equal(model.end[0], isOpen ? minutes(9)[0] : minutes(0)[0]);
    });
  }

  test('an end before the start is said', () => {
    const model = modelOf({ runs: [pipelineRun('x', 'x', 5, 2)] });
    assert.deepEqual([model.begin[0], model.end[0]], minutes(2, 5));
    assert.match(itemWords(model, 0), /its end is before its start/);
  });

  test('words: waiting, running, attempts, and a time that is none', () => {
    const model = modelOf({
      runs: [
        taskRun('t1', 'build', 2, 5, { queuedAt: at(1), attempts: 3, findings: 2 }),
        run('taskRun', 't2', { startedAt: '0001-01-01T00:00:00Z', name: 'a\u202eb' }),
      ],
    });
    assert.equal(
      itemWords(model, 0, true),
      'build, t1, succeeded, from 2026-03-01 00:01:00, waited 1 min, ran 3 min, 3 attempts, on the critical path, 2 findings',
    );
    assert.equal(itemWords(model, 1), 'a\\u{202e}b, t2, state unknown, no time: “0001-01-01T00:00:00Z”');
  });

  test('what lasts from event to event is between these', () => {
    const model = modelOf({
      runs: [
        run('artifact', 'a', {
          state: 'running',
          startedAt: at(1),
          events: [event('packaged', 1, 0), event('published', 4, 1)],
        }),
        pipelineRun('p', 'p', 0, 60),
      ],
    });
    assert.deepEqual([model.begin[0], model.end[0], model.isOpen(0)], [...minutes(1, 4), false]);
  });

  test('whatever a host gives, it is read', () => {
    const loop = pipelineRun('loop', 'loop', 0, 1);
    loop.children = [loop];
    const odd = [
      null,
      1,
      'run',
      [],
      {},
      { children: [null, {}] },
      { kind: {}, id: 5, events: [null, { record: -1 }, { record: 1e300 }], records: ['x', 0.5, 3] },
      loop,
    ];
    const model = modelOf({
      runs: odd,
      relations: [null, {}, { record: 0, from: 0 }],
      findings: [null, {}, { record: 3, finding: {} }, { record: 9, finding: {} }],
    });
    assert.ok(model.omitted > 0, 'a run inside itself ends somewhere');
    assert.equal(model.marks.length, 1);
    assert.equal(model.unplaced.length, 1);
    for (const runs of [undefined, null, {}, 'x']) assert.equal(modelOf({ runs }).size, 0);
    assert.ok(allLanes(timeline.lanesOf(model)).length > 0);
    assert.deepEqual(witnessOf({ record: 4, witness: [4, 2, 2], others: [9] }), [2, 4]);
    assert.deepEqual(witnessOf({ record: 4, witness: 'x', others: [9] }), [4, 9]);
  });
});

describe('the critical path', () => {
  const PATHS = [
    [
      'one after the other',
      [
        [0, 3],
        [3, 5],
        [6, 9],
      ],
      [0, 1, 2],
    ],
    [
      'the longest of those side by side',
      [
        [0, 3],
        [3, 9],
        [3, 5],
        [3, 7],
      ],
      [0, 1],
    ],
    [
      'the one whose end was waited for',
      [
        [0, 8],
        [0, 3],
        [8, 9],
      ],
      [0, 2],
    ],
    ['one alone', [[2, 3]], [0]],
    ['none', [], []],
    [
      'at one instant: one of them',
      [
        [1, 1],
        [1, 1],
      ],
      [0],
    ],
  ];
  for (const [name, spans, expected] of PATHS) {
    test(name, () => {
      const children = spans.map(([from, to], index) => taskRun(`${index}`, `${index}`, from, to));
      const model = modelOf({ runs: [pipelineRun('p', 'p', 0, 10, { children })] });
      assert.deepEqual(
        criticalPath(model, 0).map((item) => Number(model.items[item].id)),
        expected,
      );
    });
  }

  test('its parts do not overlap, and nothing that could be on it ends later', () => {
    const { next } = numbers(21);
    for (let round = 0; round < 300; round += 1) {
      const children = Array.from({ length: 12 }, (_, index) => {
        const start = Math.floor(next() * 50);
        return taskRun(`${index}`, `${index}`, start, start + Math.floor(next() * 20));
      });
      const model = modelOf({ runs: [pipelineRun('p', 'p', 0, 99, { children })] });
      const path = criticalPath(model, 0);
      const lastEnd = Math.max(...model.children[0].map((item) => model.end[item]));
      assert.equal(model.end[path.at(-1)], lastEnd);
      for (const [index, item] of path.entries()) {
        if (index === 0) continue;
        const before = path[index - 1];
        assert.ok(model.end[before] <= model.begin[item]);
        for (const other of model.children[0]) {
          const isBetween = model.end[other] > model.end[before] && model.end[other] <= model.begin[item];
          assert.ok(!isBetween || model.begin[other] === model.begin[item], `${round}`);
        }
      }
    }
  });
});
