package cdevents.flink;

import org.apache.flink.types.Row;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** What the events about one subject say of others: a task run, of the pipeline run that it is part of. */
final class Derive extends Fold<Fact> {
  private static final long serialVersionUID = 1L;

  Derive(Options options, OutputTag<Row> invalid) {
    super(options, invalid);
  }

  @Override
  int flags() {
    return 0;
  }

  @Override
  boolean judges() {
    return false;
  }

  @Override
  void emit(Key key, Answer answer, Context context, long time, Collector<Fact> out) {
    while (answer.facts.hasMore()) out.collect(Fact.read(answer.facts, time));
  }
}
