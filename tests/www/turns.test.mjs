import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { numbers } from '../support/random.mjs';
import { at, event, pipelineRun, run, taskRun } from '../support/runs.mjs';
import { sources } from '../support/sources.mjs';

/** How the timeline reads and lays out much in short turns, and what it finds out about what is selected. */

const { chainOf, finished, inTurns, Lanes, lanesOf, linksOf, modelOf, Model, othersOf, preparing, Rows, sorting } =
  await sources(
    'timeline/chain.ts',
    'timeline/lanes.ts',
    'timeline/model.ts',
    'timeline/prepare.ts',
    'timeline/rows.ts',
    'timeline/turns.ts',
  );

/** How much `count()` grows from one pause of a job to the next, at most; and what the job gives. */
function steps(job, count) {
  let most = 0;
  let pauses = 0;
  for (let before = count(); ; ) {
    const { done, value } = job.next();
    most = Math.max(most, count() - before);
    before = count();
    if (done) return { most, pauses, value };
    pauses += 1;
  }
}

/** Runs of one name that come in no order, many at a time. */
function mixed(count) {
  const { next, below } = numbers(7);
  return Array.from({ length: count }, (_, index) => {
    const start = next() * 10_000;
    return pipelineRun(`${index}`, `name ${below(3)}`, start, start + next() * 30);
  });
}

/** A model that counts how often the beginnings of its items are looked at. */
function counted(model) {
  const state = { model, looks: 0 };
  const { begin } = model;
  Object.defineProperty(model, 'begin', {
    value: new Proxy(begin, {
      get(target, name) {
        state.looks += 1;
        return target[name];
      },
    }),
  });
  return state;
}

describe('turns', () => {
  test('a short job is done at once, and a long one lets others have their turn', async () => {
    let got = null;
    const short = inTurns(
      (function* () {
        yield;
        return 1;
      })(),
      (value) => (got = value),
    );
    assert.equal(got, 1);
    await short;
    let isTurned = false;
    setTimeout(() => (isTurned = true));
    const long = (function* () {
      while (!isTurned) yield;
      return 2;
    })();
    await inTurns(long, (value) => (got = value));
    assert.equal(got, 2);
  });

  test('work that nobody wants any more stops, and a failure reaches the caller', async () => {
    let asked = 0;
    const endless = (function* () {
      for (;;) yield;
    })();
    await inTurns(
      endless,
      () => assert.fail('it has no end'),
      () => (asked += 1) < 3,
    );
    assert.equal(asked, 3);
    const broken = (function* () {
      yield;
      throw new Error('broken');
    })();
    await assert.rejects(
      inTurns(broken, () => assert.fail('it has no result')),
      /broken/,
    );
  });

  test('sorting gives what the language gives, in the same order where two are equal', () => {
    const { below } = numbers(13);
    for (const length of [0, 1, 2047, 2048, 2049, 4096, 10_000, 30_001]) {
      for (const kinds of [2, 1000, 1e9]) {
        const items = Array.from({ length }, (_, index) => ({ value: below(kinds), index }));
        const compare = (one, other) => one.value - other.value;
        const expected = items.toSorted === undefined ? [...items].sort(compare) : items.toSorted(compare);
        finished(sorting(items, compare));
        assert.deepEqual(items, expected);
        finished(sorting(items, compare));
        assert.deepEqual(items, expected);
      }
    }
  });

  test('sorting rests often, however long the list is', () => {
    let compared = 0;
    const { next } = numbers(17);
    const items = Array.from({ length: 100_000 }, next);
    const job = sorting(items, (one, other) => {
      compared += 1;
      return one - other;
    });
    const { most, pauses } = steps(job, () => compared);
    assert.ok(most < 40_000, `${most} comparisons in one go`);
    assert.ok(pauses > 50);
  });
});

describe('reading', () => {
  const READS = 2500;

  test('few runs between two pauses, whatever they have', () => {
    let reads = 0;
    const noted = (given) =>
      Object.defineProperty(given, 'startedAt', {
        get() {
          reads += 1;
          return at(1);
        },
      });
    const runs = [
      noted(
        run('pipelineRun', 'whole', {
          children: Array.from({ length: 20_000 }, (_, id) => noted(run('taskRun', `${id}`))),
        }),
      ),
      ...Array.from({ length: 20_000 }, (_, id) => noted(run('pipelineRun', `${id}`))),
    ];
    const { most, value } = steps(Model.reading({ runs }), () => reads);
    assert.equal(value.size, 40_001);
    assert.ok(most <= READS, `${most} runs in one go`);
  });

  test('few events, records, relations and findings between two pauses', () => {
    const LENGTH = 100_000;
    const counters = { time: 0, record: 0, from: 0, finding: 0 };
    const noting = (name, value, given) =>
      Object.defineProperty(given, name, {
        get() {
          counters[name] += 1;
          return value;
        },
      });
    const all = Array.from({ length: LENGTH }, (_, index) => index);
    const runs = [
      run('artifact', 'image', {
        records: all,
        events: all.map((index) => noting('time', at(index / 1000), event('packaged', 0, index))),
      }),
      pipelineRun('p', 'p', 0, 5, { records: [LENGTH] }),
    ];
    const relations = all.map((record) => noting('from', LENGTH, { record, by: 'link' }));
    const findings = all
      .slice(0, 50_000)
      .map((record) => noting('finding', { severity: 'note' }, { record: LENGTH - 1 - record }));
    const job = Model.reading({ runs, relations, findings });
    const found = {};
    for (const name of ['time', 'from', 'finding']) found[name] = 0;
    const before = { ...counters };
    for (let step = job.next(); ; step = job.next()) {
      for (const name of Object.keys(found)) {
        found[name] = Math.max(found[name], counters[name] - before[name]);
        before[name] = counters[name];
      }
      if (step.done) {
        assert.equal(step.value.marks.length, 50_000);
        assert.equal(step.value.marks[0].time, Date.UTC(2026, 2, 1) + 50 * 60_000);
        break;
      }
    }
    assert.ok(found.from <= 8000 && found.finding <= 8000, JSON.stringify(found));
    // The first finding of a run with many events makes a table of their times.
    assert.ok(found.time <= LENGTH + 8000, JSON.stringify(found));
    assert.ok(counters.time < 4 * LENGTH, 'and no finding looks for its event among all of them');
  });

  test('lanes, rows and spans are laid out in short turns too', () => {
    const state = counted(modelOf({ runs: mixed(40_000) }));
    const laying = steps(Lanes.laying(state.model), () => state.looks);
    assert.ok(laying.most < 150_000, `${laying.most} looks in one go`);
    assert.ok(state.looks > 1_000_000, `${state.looks}`);
    assert.equal(
      laying.value.roots.reduce((sum, { items }) => sum + items.length, 0),
      40_000,
    );
  });

  test('what is inside a lane is laid out when it is asked for, once, in turns', () => {
    const children = (id) =>
      Array.from({ length: 10 }, (_, task) =>
        taskRun(`${id}.${task}`, `task ${task}`, id * 20 + task, id * 20 + task + 1),
      );
    const runs = Array.from({ length: 4000 }, (_, id) =>
      pipelineRun(`${id}`, 'all', id * 20, id * 20 + 12, { children: children(id) }),
    );
    const state = counted(modelOf({ runs }));
    const { model } = state;
    const lanes = lanesOf(model);
    const [lane] = lanes.roots;
    const child = model.children[lane.items[2000]][4];
    assert.equal(lanes.laneOf(child), undefined);
    assert.equal(lanes.nearest(child), lane);
    const [one, other] = [lanes.layingInside(lane), lanes.layingInside(lane)];
    for (let step = 0; step < 5; step += 1) assert.equal(one.next().done, other.next().done);
    const { most, value, pauses } = steps(one, () => state.looks);
    assert.ok(most < 150_000 && pauses > 10, `${most} looks in one go, ${pauses} pauses`);
    assert.equal(finished(other), value, 'begun twice, there once');
    assert.equal(lanes.children(lane), value);
    assert.equal(lanes.laneOf(child).name, 'task 4');
    assert.equal(lanes.nearest(child), lanes.laneOf(child));
    const reached = lanesOf(model);
    finished(reached.reaching(child));
    assert.equal(reached.laneOf(child).name, 'task 4');
  });

  test('of many runs the first are there early, and of few there is one picture', () => {
    const pictures = [];
    const runs = mixed(5000);
    const { model, total, spans, rows } = finished(
      preparing({ runs, relations: [], findings: [] }, new Rows(), (first) => pictures.push(first)),
    );
    assert.deepEqual([pictures.length, pictures[0].model.size, pictures[0].total], [1, 1000, 5000]);
    assert.deepEqual([model.size, total, spans.length], [5000, null, 10_000]);
    assert.ok(rows.rows.length > 10);
    for (let index = 2; index < spans.length; index += 2) assert.ok(spans[index] >= spans[index - 2]);
    finished(preparing({ runs: runs.slice(0, 3000) }, new Rows(), () => assert.fail('one is enough')));
    finished(preparing({ runs }, new Rows(), null));
  });

  test('rows stay open and closed when other data comes', () => {
    const whole = (id, more) =>
      pipelineRun(id, id, 0, 9, {
        children: Array.from({ length: more }, (_, task) => taskRun(`${id}${task}`, `${id} ${task}`, task, task + 1)),
      });
    const rows = new Rows();
    const show = (runs) => rows.set(finished(preparing({ runs }, rows, null)).rows);
    const names = () => rows.all.map(({ name }) => name).join(' ');
    show([whole('a', 1), whole('b', 1)]);
    assert.equal(names(), 'a a 0 b b 0');
    rows.toggle(rows.all[0], false);
    assert.equal(names(), 'a b b 0');
    show([whole('a', 2), whole('b', 1), whole('c', 1)]);
    assert.equal(names(), 'a b b 0 c c 0');
    // Too many to be open from the start, but for what was opened.
    rows.toggle(rows.all[0], true);
    show([whole('a', 2), ...Array.from({ length: 100 }, (_, id) => whole(`x${id}`, 1))]);
    assert.equal(rows.all.length, 103);
    assert.equal(rows.placeOf(rows.all[2]), 2);
    // What is closed while other data is prepared is closed in it.
    const { rows: laid } = finished(preparing({ runs: [whole('a', 1), whole('d', 1)] }, rows, null));
    rows.toggle(rows.all[0], false);
    rows.set(laid);
    assert.equal(names(), 'a d d 0');
  });
});

describe('what is connected', () => {
  const linked = (pairs) => {
    const count = Math.max(...pairs.flat()) + 1;
    const runs = Array.from({ length: count }, (_, id) => pipelineRun(`${id}`, `${id}`, id, id + 1, { records: [id] }));
    return modelOf({ runs, relations: pairs.map(([from, record]) => ({ record, from, by: 'link' })) });
  };
  const stepsOf = ({ items }) => [...items].map(([item, { steps: away }]) => [item, away]);

  test('directly, or through any number of others: the nearest first, each once, circles too', () => {
    const model = linked([
      [0, 1],
      [1, 2],
      [0, 3],
      [3, 2],
      [2, 4],
      [4, 0],
    ]);
    assert.deepEqual(stepsOf(chainOf(model, 2, 'before', false)), [
      [1, 1],
      [3, 1],
    ]);
    const whole = chainOf(model, 2, 'before', true);
    assert.deepEqual(stepsOf(whole), [
      [1, 1],
      [3, 1],
      [0, 2],
      [4, 3],
    ]);
    assert.equal(whole.links.length, 6);
    assert.equal(linksOf(whole, chainOf(model, 2, 'after', true)).length, 6);
    assert.equal(whole.isCut, false);
    assert.deepEqual(stepsOf(chainOf(model, 4, 'after', false)), [[0, 1]]);
    assert.deepEqual(stepsOf(chainOf(model, -1, 'after', true)), []);
  });

  test('a chain of thousands is cut', () => {
    const model = linked(Array.from({ length: 3000 }, (_, index) => [index, index + 1]));
    const { items, isCut } = chainOf(model, 0, 'after', true);
    assert.deepEqual([items.size, isCut], [500, true]);
  });

  test('the other records of a finding are those that are not in its witness', () => {
    assert.deepEqual(othersOf({ record: 4, witness: [4, 2], others: [9, 2, 7, 7, -1, 'x'] }), [7, 9]);
    assert.deepEqual(othersOf({ record: 4, witness: 'x', others: [9] }), [], 'without a witness they are it');
    assert.deepEqual(othersOf({ record: 4 }), []);
  });
});
