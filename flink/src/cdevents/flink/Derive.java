package cdevents.flink;

import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.types.Row;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** What the events about one subject say of others: a task run, of the pipeline run that it is part of. */
final class Derive extends Fold<Tuple3<String, Long, byte[]>> {
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
  void emit(String key, Answer answer, Context context, long time, Collector<Tuple3<String, Long, byte[]>> out) {
    while (answer.facts.hasMore()) {
      int scope = answer.facts.octet();
      answer.facts.skip(8);
      String other = answer.facts.text();
      out.collect(Facts.of(scope, other, time, answer.facts.copy()));
    }
  }
}
