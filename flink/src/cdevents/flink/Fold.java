package cdevents.flink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
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
abstract class Fold<Out> extends KeyedProcessFunction<Key, Fact, Out> {
  private static final long serialVersionUID = 1L;

  /** The most facts of a key that wait, roughly: with more it is folded before its time. */
  private static final int MOST = 4096;

  /** Where the waiting facts of keys are counted, by hash. Two keys with one place are folded early together, which changes nothing. */
  private static final int PLACES = 1 << 14;

  /**
   * With what the facts gave, the state need not be worked out again. Tests write the format before, which has only the facts; it is
   * read by every version.
   */
  private static final int RESULTS = "facts".equals(System.getenv("CDEVENTS_TEST_SNAPSHOT")) ? 0 : Core.RESULTS;

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
  abstract void emit(Key key, Answer answer, Context context, long time, Collector<Out> out);

  /** What is asked for beyond findings and facts. */
  abstract int flags();

  /** Whether what is missing matters here. */
  abstract boolean judges();

  /** Nothing that may still come changes a key, and it is about to be forgotten. */
  void settled(Key key, Kept kept, Context context) {}

  /** A key was in one state, and is in another. Null: nothing is kept. */
  void changed(Key key, Kept before, Kept after) {}

  /** What a call gave. */
  static final class Answer {
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
  public void processElement(Fact fact, Context context, Collector<Out> out) throws Exception {
    waiting.add(fact.entry);
    Key key = fact.key;
    if (++counts[place(key)] >= MOST) {
      fold(key, Long.MAX_VALUE, false, context, context.timerService().currentWatermark(), out);
      return;
    }
    context.timerService().registerEventTimeTimer(due(fact.time()));
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Out> out) throws Exception {
    Key key = context.getCurrentKey();
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

  private static int place(Key key) {
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
  private long retirement(Key key, Kept kept) {
    boolean open = key.scope() == Core.SUBJECT && !kept.hasEnded();
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
      Key key, long until, boolean end, Context context, long time, Collector<Out> out)
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
    if (!due.isEmpty()) after = take(key, before, due, end ? Core.COMPLETE | Core.END : 0, context, time, out);
    else missing(key, after, context, time, out);
    if (end || until == Long.MAX_VALUE && context.timerService().currentWatermark() == Long.MAX_VALUE) {
      // The input is over: nothing asks for this key again.
      kept.clear();
    } else if (after != null) {
      kept.update(after.write());
      if (options.complete) {
        if (judges() && after.waits()) context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
      } else {
        context.timerService().registerEventTimeTimer(retirement(key, after));
      }
    }
    changed(key, before, after);
  }

  /** Folds facts into what is kept, one by one where the engine traps or refuses. */
  private Kept take(
      Key key, Kept before, List<byte[]> facts, int flags, Context context, long time, Collector<Out> out) {
    Answer answer = null;
    String why = null;
    try {
      answer = ask(key, before, facts, flags | flags());
    } catch (CoreFault fault) {
      faults.inc();
      why = fault.getMessage();
    }
    if (answer != null && answer.refused == 0) {
      emit(key, answer, context, time, out);
      return new Kept(answer);
    }
    if (facts.size() == 1) {
      refused.inc();
      byte[] fact = Arrays.copyOfRange(facts.get(0), Fact.HEADER, facts.get(0).length);
      String words = why != null ? why : "a fact that this version cannot read";
      String message = words + ", for the " + key;
      context.output(invalid, Tables.invalid(Core.UNCHECKED, Json.faultReport(message), fact));
      if ((flags & Core.COMPLETE) != 0) missing(key, before, context, time, out);
      return before;
    }
    Kept now = before;
    for (byte[] fact : facts) now = take(key, now, List.of(fact), 0, context, time, out);
    if ((flags & Core.COMPLETE) != 0) missing(key, now, context, time, out);
    return now;
  }

  /** At the end, adds the findings about what is missing. */
  private void missing(Key key, Kept kept, Context context, long time, Collector<Out> out) {
    if (kept == null) return;
    try {
      emit(key, ask(key, kept, List.of(), Core.COMPLETE | Core.END | flags()), context, time, out);
    } catch (CoreFault fault) {
      faults.inc();
      String message = fault.getMessage() + ", for the " + key;
      context.output(invalid, Tables.invalid(Core.UNCHECKED, Json.faultReport(message), kept.write()));
    }
  }

  /** Asks the engine about the current key. Throws {@link CoreFault}, and {@link RefusedState} if it cannot read what is kept. */
  final Answer ask(Key key, Kept before, List<byte[]> facts, int flags) {
    input.clear();
    int place = input.begin();
    if (before == null) input.number(0);
    else input.put(before.bytes, before.start, before.bytes.length - before.start);
    for (byte[] fact : facts) input.put(fact, Fact.HEADER, fact.length - Fact.HEADER);
    input.end(place);
    byte[] bytes = core.call(Core.FOLD, input.bytes, input.length, flags | RESULTS);
    Frames.Reader frame = new Frames.Reader(bytes, 0, bytes.length).frame();
    Answer answer = new Answer();
    if (frame.octet() != 0) {
      throw new RefusedState(
          "what is kept of " + key + " was written by a version of the engine that this one cannot read: use the jar that wrote the savepoint, or the next one");
    }
    answer.marks = frame.octet();
    frame.skip(2);
    answer.refused = frame.number();
    answer.greatest = Core.millis(frame.large());
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
    private static final int WAITS = 4;

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

    /** Something is missing if nothing comes any more. Of what only has facts it is not known. */
    boolean waits() {
      return (marks & WAITS) != 0 || RESULTS == 0;
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
