package cdevents.flink;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.types.Row;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** What the facts of each key give: findings, those that are taken back, and runs if they are asked for. */
final class Judge extends Fold<Row> implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  /** Null: runs are not asked for. */
  private final OutputTag<Row> runs;

  /** Open subjects of all subtasks: each has a part of the sum, so that it survives another parallelism. */
  private transient ListState<Long> openRuns;

  private transient long open;
  private transient Map<String, Counter> found;
  private transient Counter retracted;
  private transient Counter full;

  Judge(Options options, OutputTag<Row> invalid, OutputTag<Row> runs) {
    super(options, invalid);
    this.runs = runs;
  }

  @Override
  int flags() {
    return runs == null ? 0 : Core.RUN;
  }

  @Override
  boolean judges() {
    return true;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    openRuns = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("openRuns", Types.LONG));
    for (long part : openRuns.get()) open += part;
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    openRuns.clear();
    openRuns.add(open);
  }

  @Override
  public void open(OpenContext context) {
    super.open(context);
    found = new HashMap<>();
    retracted = metrics.counter("retracted");
    full = metrics.counter("fullKeys");
    metrics.gauge("openRuns", () -> open);
  }

  @Override
  void changed(Key key, Kept before, Kept after) {
    if (key.scope() == Core.SUBJECT) {
      open += isOpen(after) - isOpen(before);
    }
    if (after != null && after.isFull() && (before == null || !before.isFull())) full.inc();
  }

  private static int isOpen(Kept kept) {
    return kept != null && !kept.hasEnded() ? 1 : 0;
  }

  @Override
  void emit(Key key, Answer answer, Context context, long time, Collector<Row> out) {
    for (String line : lines(answer.findings)) {
      Map<String, String> members = Json.members(line);
      Map<String, String> finding = Json.members(members.get("finding"));
      boolean isRetracted = "true".equals(members.get("retracted"));
      String rule = Json.string(finding.get("rule"));
      if (isRetracted) retracted.inc();
      else found.computeIfAbsent(rule, name -> metrics.addGroup("rule", name).counter("findings")).inc();
      out.collect(
          Row.of(
              Json.string(members.get("id")),
              isRetracted,
              rule,
              Json.string(finding.get("severity")),
              Json.string(finding.get("message")),
              key.scopeName(),
              key.text(),
              members.get("events"),
              line));
    }
    run(key, answer, context);
  }

  /** Of a run that ended well it is now certain. */
  @Override
  void settled(Key key, Kept kept, Context context) {
    if (runs == null || key.scope() != Core.SUBJECT || !kept.hasEnded()) return;
    try {
      run(key, ask(key, kept, List.of(), Core.RUN | Core.SETTLED), context);
    } catch (CoreFault fault) {
      // What was said of the run before stays.
    }
  }

  private void run(Key key, Answer answer, Context context) {
    if (runs == null || answer.run.isEmpty()) return;
    context.output(runs, Row.of(key.text(), new Kept(answer).hasEnded(), answer.run));
  }
}
