package cdevents.flink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.types.Row;
import org.apache.flink.util.OutputTag;

/**
 * Values to facts. What is not valid also goes whole to the side output, with its report.
 *
 * <p>Values are judged many at a time. What waits is judged before every checkpoint, so there is nothing to save.
 */
final class Validate extends AbstractStreamOperator<Fact>
    implements OneInputStreamOperator<byte[], Fact>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  /** In bytes: a batch that is larger than this is judged at once. */
  private static final int LARGE = 1 << 20;

  private final Options options;
  private final OutputTag<Row> invalid;

  private transient Core core;
  private transient List<byte[]> waiting;
  private transient int size;
  private transient boolean timed;
  private transient Frames.Writer input;
  private transient StreamRecord<Fact> record;
  private transient StreamRecord<Row> rejected;
  private transient long greatest;
  private transient Counter[] outcomes;
  private transient Counter late;
  private transient Counter empty;
  private transient Counter faults;

  Validate(Options options, OutputTag<Row> invalid) {
    this.options = options;
    this.invalid = invalid;
  }

  @Override
  public void open() throws Exception {
    super.open();
    core = new Core(options.validation);
    waiting = new ArrayList<>();
    input = new Frames.Writer();
    record = new StreamRecord<>(null);
    rejected = new StreamRecord<>(null);
    greatest = Core.NO_TIME;
    MetricGroup group = getMetricGroup().addGroup("cdevents");
    outcomes = new Counter[] {group.counter("valid"), group.counter("invalid"), group.counter("unchecked")};
    late = group.counter("late");
    empty = group.counter("empty");
    faults = group.counter("engineFaults");
  }

  @Override
  public void processElement(StreamRecord<byte[]> element) {
    byte[] value = element.getValue();
    // Of keyed messages, a value that is absent deletes: it is no event.
    if (value == null) {
      empty.inc();
      return;
    }
    waiting.add(value);
    size += value.length;
    if (waiting.size() >= options.batchSize || size >= LARGE) {
      flush();
    } else if (!timed) {
      timed = true;
      long now = getProcessingTimeService().getCurrentProcessingTime();
      getProcessingTimeService()
          .registerTimer(
              now + options.batchWait,
              time -> {
                timed = false;
                flush();
              });
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) {
    flush();
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    flush();
    super.processWatermark(mark);
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    flush();
    super.processWatermarkStatus(status);
  }

  @Override
  public void endInput() {
    flush();
  }

  @Override
  public void close() throws Exception {
    if (core != null) core.close();
    super.close();
  }

  private void flush() {
    if (waiting.isEmpty()) return;
    List<byte[]> values = waiting;
    waiting = new ArrayList<>(values.size());
    size = 0;
    judge(values);
  }

  /** Judges values. Where the engine traps, one half after the other is judged, down to the value that is at fault. */
  private void judge(List<byte[]> values) {
    input.clear();
    for (byte[] value : values) input.put(value, 0, value.length);
    byte[] answer;
    try {
      answer = core.call(Core.FACTS, input.bytes, input.length, Core.FRAMES);
    } catch (CoreFault fault) {
      if (values.size() > 1) {
        judge(values.subList(0, values.size() / 2));
        judge(values.subList(values.size() / 2, values.size()));
      } else {
        faults.inc();
        outcomes[Core.UNCHECKED].inc();
        reject(Core.UNCHECKED, Json.faultReport(fault.getMessage()), values.get(0));
      }
      return;
    }
    Frames.Reader frames = new Frames.Reader(answer, 0, answer.length);
    for (byte[] value : values) take(frames.frame(), value);
  }

  private void take(Frames.Reader frame, byte[] value) {
    int outcome = frame.octet();
    frame.skip(3);
    long time = Core.millis(frame.large());
    Frames.Reader report = frame.frame();
    outcomes[outcome].inc();
    if (outcome != Core.VALID) {
      reject(outcome, Arrays.copyOfRange(report.bytes, report.at, report.end), value);
    }
    if (time != Core.NO_TIME) {
      if (greatest != Core.NO_TIME && time < greatest - options.window) late.inc();
      greatest = Math.max(greatest, time);
    }
    while (frame.hasMore()) output.collect(record.replace(Fact.read(frame, time)));
  }

  private void reject(int outcome, byte[] report, byte[] value) {
    output.collect(invalid, rejected.replace(Tables.invalid(outcome, report, value)));
  }
}
