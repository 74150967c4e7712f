package cdevents.flink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamStatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.OutputTag;

/** The job: events of a table to findings, invalid values and runs in other tables. `docs/flink.md` says how to submit it. */
public final class Job {
  /** How many key groups there are. State of one number cannot be read with another. */
  private static final int KEY_GROUPS = 128;

  private Job() {}

  /** Submits the job. */
  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    // Refused here, options are an error of the submission and not of the job.
    new Core(options.validation).close();
    List<String> statements = Script.statements(read(options.ddl));

    Configuration configuration = new Configuration();
    for (String statement : statements) {
      String[] setting = Script.setting(statement);
      if (setting != null) configuration.setString(setting[0], setting[1]);
    }
    configuration.set(
        ExecutionOptions.RUNTIME_MODE, options.batch ? RuntimeExecutionMode.BATCH : RuntimeExecutionMode.STREAMING);
    // The tables' operators have state too: it must be found again.
    if (!options.batch) configuration.setString("table.exec.uid.generation", "ALWAYS");
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setMaxParallelism(KEY_GROUPS);
    // No operator of ours changes what it was given.
    environment.getConfig().enableObjectReuse();

    StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
    Functions.register(tables);
    for (String statement : statements) {
      if (Script.setting(statement) == null) tables.executeSql(statement);
    }
    build(tables, options).attachAsDataStream();
    environment.execute(options.name);
  }

  private static StreamStatementSet build(StreamTableEnvironment tables, Options options) {
    OutputTag<Row> invalid = new OutputTag<>("invalid", Tables.REJECTED);
    OutputTag<Row> unfolded = new OutputTag<>("unfolded", Tables.REJECTED);
    OutputTag<Row> runs = Tables.has(tables, Tables.RUNS) ? new OutputTag<>("runs", Tables.RUN) : null;

    SingleOutputStreamOperator<Fact> validated =
        Tables.events(tables)
            .transform("validate", Fact.TYPE, new Validate(options, invalid))
            .uid("cdevents-validate");
    DataStream<Fact> facts =
        validated
            .assignTimestampsAndWatermarks(time(options))
            .uid("cdevents-time")
            .name("time");
    SingleOutputStreamOperator<Fact> derived =
        facts
            .filter(fact -> fact.sends)
            .uid("cdevents-subjects")
            .name("subjects")
            .keyBy(fact -> fact.key, Key.TYPE)
            .process(new Derive(options, unfolded), Fact.TYPE)
            .uid("cdevents-derive")
            .name("derive");
    SingleOutputStreamOperator<Row> findings =
        facts
            .union(derived)
            .keyBy(fact -> fact.key, Key.TYPE)
            .process(new Judge(options, unfolded, runs), Tables.FINDING)
            .uid("cdevents-judge")
            .name("judge");

    StreamStatementSet statements = tables.createStatementSet();
    Tables.insert(tables, statements, Tables.FINDINGS, findings, Tables.FINDING);
    DataStream<Row> rejected =
        validated.getSideOutput(invalid).union(derived.getSideOutput(unfolded), findings.getSideOutput(unfolded));
    Tables.insert(tables, statements, Tables.INVALID, rejected, Tables.REJECTED);
    if (runs != null) Tables.insert(tables, statements, Tables.RUNS, findings.getSideOutput(runs), Tables.RUN);
    return statements;
  }

  private static WatermarkStrategy<Fact> time(Options options) {
    long window = options.window;
    long ahead = options.ahead;
    return WatermarkStrategy.<Fact>forGenerator(context -> new Time(window, ahead))
        .withTimestampAssigner((fact, before) -> fact.time())
        .withIdleness(Duration.ofMillis(options.idle));
  }

  /** The events' time: the greatest, less the window. One event with a clock that is far ahead does not move it. */
  private static final class Time implements WatermarkGenerator<Fact> {
    private final long window;
    private final long ahead;
    private long greatest = Core.NO_TIME;

    Time(long window, long ahead) {
      this.window = window;
      this.ahead = ahead;
    }

    @Override
    public void onEvent(Fact fact, long time, WatermarkOutput output) {
      if (time > greatest && time <= System.currentTimeMillis() + ahead) greatest = time;
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (greatest != Core.NO_TIME) output.emitWatermark(new Watermark(greatest - window - 1));
    }
  }

  private static String read(String file) throws IOException {
    Path path = new Path(file);
    try (FSDataInputStream in = path.getFileSystem().open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
