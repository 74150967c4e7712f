package cdevents.flink;

import java.nio.charset.StandardCharsets;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.ScalarFunction;

/** The functions for Flink SQL. Each takes a value as STRING or BYTES; of NULL, each gives NULL. */
public final class Functions {
  private Functions() {}

  /** Makes them known by their names. */
  static void register(TableEnvironment tables) {
    tables.createTemporarySystemFunction("cde_valid", Valid.class);
    tables.createTemporarySystemFunction("cde_report", Report.class);
    tables.createTemporarySystemFunction("cde_describe", Describe.class);
  }

  /** What the functions have in common. */
  public abstract static class Function extends ScalarFunction {
    private static final long serialVersionUID = 1L;

    private transient Core core;

    @Override
    public void open(FunctionContext context) {
      core = new Core("{}");
    }

    @Override
    public void close() {
      if (core != null) core.close();
    }

    /** The answer on one value. Null: the engine trapped. */
    final byte[] ask(int what, byte[] value) {
      try {
        return core.call(what, value, value.length, Core.ONE);
      } catch (CoreFault fault) {
        return null;
      }
    }
  }

  /** Whether a value is a valid event. */
  public static final class Valid extends Function {
    private static final long serialVersionUID = 1L;

    public Boolean eval(String value) {
      return value == null ? null : eval(value.getBytes(StandardCharsets.UTF_8));
    }

    public Boolean eval(byte[] value) {
      if (value == null) return null;
      byte[] answer = ask(Core.OUTCOMES, value);
      return answer != null && answer.length == 1 && answer[0] == Core.VALID;
    }
  }

  /** The report on a value as JSON. */
  public static final class Report extends Function {
    private static final long serialVersionUID = 1L;

    public String eval(String value) {
      return value == null ? null : eval(value.getBytes(StandardCharsets.UTF_8));
    }

    public String eval(byte[] value) {
      if (value == null) return null;
      byte[] answer = ask(Core.VALIDATE, value);
      if (answer == null) answer = Json.faultReport("the engine stopped");
      return new String(answer, StandardCharsets.UTF_8).stripTrailing();
    }
  }

  /** One sentence about what an event says. */
  public static final class Describe extends Function {
    private static final long serialVersionUID = 1L;

    public String eval(String value) {
      return value == null ? null : eval(value.getBytes(StandardCharsets.UTF_8));
    }

    public String eval(byte[] value) {
      if (value == null) return null;
      byte[] answer = ask(Core.DESCRIBE, value);
      return answer == null ? null : Json.string(new String(answer, StandardCharsets.UTF_8).strip());
    }
  }
}
