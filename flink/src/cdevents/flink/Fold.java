package cdevents.flink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.types.Row;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Folds the facts of each key.
 *
 * <p>Of a key it keeps what was folded, and the facts that came since. When the events' time has passed a fact, so that those before
 * it are there too, all such facts are folded in one call.
 */
abstract class Fold<Out> extends KeyedProcessFunction<String, Tuple3<String, Long, byte[]>, Out> {
  private static final long serialVersionUID = 1L;

  /** The most facts of a key that wait, roughly: with more it is folded before its time. */
  private static final int MOST = 4096;

  /** Where the waiting facts of keys are counted, by hash. Two keys with one place are folded early together, which changes nothing. */
  private static final int PLACES = 1 << 14;

  private static final String GIVEN = "\"retracted\":false";
  private static final String TAKEN_BACK = "\"retracted\":true";

  final Options options;
  private final OutputTag<Row> invalid;

  transient MetricGroup metrics;
  private transient Core core;
  private transient Frames.Writer input;
  private transient ValueState<byte[]> kept;
  private transient ListState<byte[]> waiting;
  private transient short[] counts;
  private transient Counter faults;
  private transient Counter refused;
  private transient Counter retired;

  Fold(Options options, OutputTag<Row> invalid) {
    this.options = options;
    this.invalid = invalid;
  }

  /** What the answers of the engine are for. */
  abstract void emit(String key, Answer answer, Context context, long time, Collector<Out> out);

  /** What is asked for beyond findings and facts. */
  abstract int flags();

  /** Whether what is missing matters here. */
  abstract boolean judges();

  /** Nothing that may still come changes a key, and it is about to be forgotten. */
  void settled(String key, Kept kept, Context context) {}

  /** A key was in one state, and is in another. Null: nothing is kept. */
  void changed(String key, Kept before, Kept after) {}

  /** What a call gave. */
  static final class Answer {
    int status;
    int marks;
    int refused;
    long greatest;
    byte[] snapshot;
    String findings;
    String run;
    /** Facts for other keys. */
    Frames.Reader facts;
  }

  @Override
  public void open(OpenContext context) {
    core = new Core(options.validation);
    input = new Frames.Writer();
    counts = new short[PLACES];
    var bytes = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
    kept = getRuntimeContext().getState(new ValueStateDescriptor<>("kept", bytes));
    waiting = getRuntimeContext().getListState(new ListStateDescriptor<>("waiting", bytes));
    metrics = getRuntimeContext().getMetricGroup().addGroup("cdevents");
    faults = metrics.counter("engineFaults");
    refused = metrics.counter("refusedFacts");
    retired = metrics.counter("retiredKeys");
  }

  @Override
  public void close() {
    if (core != null) core.close();
  }

  @Override
  public void processElement(
      Tuple3<String, Long, byte[]> fact, Context context, Collector<Out> out) throws Exception {
    byte[] entry = new byte[8 + fact.f2.length];
    Frames.writeLong(entry, 0, fact.f1);
    System.arraycopy(fact.f2, 0, entry, 8, fact.f2.length);
    waiting.add(entry);
    String key = fact.f0;
    if (++counts[place(key)] >= MOST) {
      fold(key, Long.MAX_VALUE, false, context, context.timerService().currentWatermark(), out);
      return;
    }
    context.timerService().registerEventTimeTimer(due(fact.f1));
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Out> out) throws Exception {
    String key = context.getCurrentKey();
    long now = context.timerService().currentWatermark();
    boolean last = now == Long.MAX_VALUE;
    fold(key, now, last && options.complete && judges(), context, time, out);
    if (last) return;
    Kept before = Kept.read(kept.value());
    // Whoever comes later finds nothing that is known: no finding is made of that, and none is taken back.
    if (!options.complete && before != null && retirement(key, before) <= now && !waiting.get().iterator().hasNext()) {
      settled(key, before, context);
      kept.clear();
      retired.inc();
      changed(key, before, null);
    }
  }

  private static int place(String key) {
    int hash = key.hashCode();
    return (hash ^ hash >>> 16) & PLACES - 1;
  }

  /** When a fact is folded: with others of about its time. */
  private long due(long time) {
    if (time == Core.NO_TIME) return time;
    long step = options.step;
    return Math.floorDiv(time + step - 1, step) * step;
  }

  /** When a key is no longer kept. */
  private long retirement(String key, Kept kept) {
    boolean open = Facts.scopeOf(key) == Core.SUBJECT && !kept.hasEnded();
    long greatest = kept.greatest == Core.NO_TIME ? 0 : kept.greatest;
    return due(greatest + (open ? options.retainOpen : options.retain) + 1);
  }

  /**
   * Folds the facts up to a time.
   *
   * @param end nothing comes any more, and what is missing is to be said
   * @param time for what is sent on
   */
  private void fold(
      String key, long until, boolean end, Context context, long time, Collector<Out> out)
      throws Exception {
    List<byte[]> due = new ArrayList<>();
    List<byte[]> rest = new ArrayList<>();
    for (byte[] entry : waiting.get()) (Frames.readLong(entry, 0) <= until ? due : rest).add(entry);
    byte[] state = kept.value();
    if (due.isEmpty() && !(end && state != null)) return;
    if (rest.isEmpty()) waiting.clear();
    else waiting.update(rest);
    counts[place(key)] = (short) Math.min(rest.size(), MOST - 1);

    Kept before = Kept.read(state);
    Kept after = before;
    boolean fresh = before == null;
    if (!due.isEmpty()) after = take(key, before, due, end && fresh ? Core.COMPLETE : 0, context, time, out);
    if (end && !fresh) missing(key, after, context, time, out);
    if (end || until == Long.MAX_VALUE && context.timerService().currentWatermark() == Long.MAX_VALUE) {
      // The input is over: nothing asks for this key again.
      kept.clear();
    } else if (after != null) {
      kept.update(after.write());
      if (options.complete) {
        if (fresh && judges()) context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
      } else {
        context.timerService().registerEventTimeTimer(retirement(key, after));
      }
    }
    changed(key, before, after);
  }

  /** Folds facts into what is kept, one by one where the engine traps or refuses. */
  private Kept take(
      String key, Kept before, List<byte[]> facts, int flags, Context context, long time, Collector<Out> out) {
    Answer answer = null;
    String why = null;
    try {
      answer = ask(before, facts, flags | flags());
      if (judges() && before != null && !answer.findings.isEmpty()) takeBack(before, answer, flags);
    } catch (CoreFault fault) {
      faults.inc();
      why = fault.getMessage();
    }
    if (answer != null && answer.status != 0) {
      throw new RefusedState(
          "what is kept of " + Facts.scopeName(key) + " " + Json.quoted(Facts.keyOf(key))
              + " was written by a version of the engine that this one cannot read: use the jar that wrote the savepoint, or the next one");
    }
    if (answer != null && answer.refused == 0) {
      emit(key, answer, context, time, out);
      return new Kept(answer);
    }
    if (facts.size() == 1) {
      refused.inc();
      byte[] fact = Arrays.copyOfRange(facts.get(0), 8, facts.get(0).length);
      String words = why != null ? why : "a fact that this version cannot read";
      String message = words + ", for the " + Facts.scopeName(key) + " " + Json.quoted(Facts.keyOf(key));
      context.output(invalid, Tables.invalid(Core.UNCHECKED, Json.faultReport(message), fact));
      return before;
    }
    Kept now = before;
    for (byte[] fact : facts) now = take(key, now, List.of(fact), 0, context, time, out);
    if ((flags & Core.COMPLETE) != 0) missing(key, now, context, time, out);
    return now;
  }

  /**
   * Takes back what is now said in other words, so that each row has one that cancels it. The engine only gives the new words, under
   * the same id. Findings are few, so it is asked again for the old ones.
   */
  private void takeBack(Kept before, Answer answer, int flags) {
    Map<String, String> known = new HashMap<>();
    for (String line : lines(ask(before, List.of(), Core.ALL | flags).findings)) known.put(idOf(line), line);
    // An engine that does so itself has done it.
    for (String line : lines(answer.findings)) if (!line.contains(GIVEN)) known.remove(idOf(line));
    StringBuilder all = new StringBuilder();
    for (String line : lines(answer.findings)) {
      String old = known.get(idOf(line));
      if (old != null) {
        all.append(old.replaceFirst(GIVEN, TAKEN_BACK)).append('\n');
      }
      all.append(line).append('\n');
    }
    answer.findings = all.toString();
  }

  private static String idOf(String line) {
    return Json.members(line).get("id");
  }

  /** At the end, adds the findings about what is missing: those that there are now less those that there were before. */
  private void missing(String key, Kept kept, Context context, long time, Collector<Out> out) {
    if (kept == null) return;
    try {
      Answer known = ask(kept, List.of(), Core.ALL);
      Answer all = ask(kept, List.of(), Core.ALL | Core.COMPLETE | flags());
      Set<String> before = new HashSet<>(Arrays.asList(lines(known.findings)));
      StringBuilder more = new StringBuilder();
      for (String line : lines(all.findings)) if (!before.contains(line)) more.append(line).append('\n');
      all.findings = more.toString();
      // These were sent before.
      all.facts.at = all.facts.end;
      emit(key, all, context, time, out);
    } catch (CoreFault fault) {
      faults.inc();
      String message = fault.getMessage() + ", for the " + Facts.scopeName(key) + " " + Json.quoted(Facts.keyOf(key));
      context.output(invalid, Tables.invalid(Core.UNCHECKED, Json.faultReport(message), kept.write()));
    }
  }

  /** Asks the engine. Throws {@link CoreFault}. */
  final Answer ask(Kept before, List<byte[]> facts, int flags) {
    input.clear();
    int place = input.begin();
    if (before == null) input.number(0);
    else input.put(before.bytes, before.start, before.bytes.length - before.start);
    for (byte[] fact : facts) input.put(fact, 8, fact.length - 8);
    input.end(place);
    byte[] bytes = core.call(Core.FOLD, input.bytes, input.length, flags);
    Frames.Reader frame = new Frames.Reader(bytes, 0, bytes.length).frame();
    Answer answer = new Answer();
    answer.status = frame.octet();
    answer.marks = frame.octet();
    frame.skip(2);
    answer.refused = frame.number();
    answer.greatest = Facts.millis(frame.large());
    answer.snapshot = frame.copy();
    answer.findings = frame.text();
    answer.run = frame.text();
    answer.facts = frame;
    return answer;
  }

  /** What is kept of a key: a header of ours, and a snapshot of the engine's. */
  static final class Kept {
    /** The version of the header. Tests plant another one. */
    private static final byte VERSION =
        Byte.parseByte(System.getenv().getOrDefault("CDEVENTS_TEST_STATE_VERSION", "1"));

    private static final int HEADER = 10;
    private static final int ENDED = 1;
    private static final int FULL = 2;

    final int marks;
    final long greatest;
    final byte[] bytes;
    final int start;

    private Kept(int marks, long greatest, byte[] bytes, int start) {
      this.marks = marks;
      this.greatest = greatest;
      this.bytes = bytes;
      this.start = start;
    }

    Kept(Answer answer) {
      this(answer.marks, answer.greatest, answer.snapshot, 0);
    }

    boolean hasEnded() {
      return (marks & ENDED) != 0;
    }

    /** The key has more facts than are kept. */
    boolean isFull() {
      return (marks & FULL) != 0;
    }

    static Kept read(byte[] bytes) {
      if (bytes == null) return null;
      if (bytes.length < HEADER || bytes[0] != VERSION) {
        throw new RefusedState(
            "what is kept begins with " + (bytes.length == 0 ? "nothing" : "version " + (bytes[0] & 0xff))
                + ", expected version " + VERSION + ": use the jar that wrote the savepoint, or the next one");
      }
      return new Kept(bytes[1], Frames.readLong(bytes, 2), bytes, HEADER);
    }

    byte[] write() {
      byte[] written = new byte[HEADER + bytes.length - start];
      written[0] = VERSION;
      written[1] = (byte) marks;
      Frames.writeLong(written, 2, greatest);
      System.arraycopy(bytes, start, written, HEADER, bytes.length - start);
      return written;
    }
  }

  /** The lines of a text, without empty ones. */
  static String[] lines(String text) {
    return text.isEmpty() ? new String[0] : text.split("\n");
  }
}
