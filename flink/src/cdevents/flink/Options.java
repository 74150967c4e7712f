package cdevents.flink;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the job is asked to do: {@code --name value}, {@code --name=value}, and flags without a value. */
final class Options implements Serializable {
  private static final long serialVersionUID = 1L;

  /** With their values when nothing else is said. Null: none; "false": a flag. */
  private static final Map<String, String> KNOWN = new LinkedHashMap<>();

  static {
    KNOWN.put("ddl", null);
    KNOWN.put("name", "cdevents");
    KNOWN.put("mode", "streaming");
    KNOWN.put("complete", "false");
    KNOWN.put("strict", "false");
    KNOWN.put("release", null);
    KNOWN.put("rules", null);
    KNOWN.put("window-ms", "300000");
    KNOWN.put("step-ms", "30000");
    KNOWN.put("retain-ms", "86400000");
    KNOWN.put("retain-open-ms", "2592000000");
    KNOWN.put("idle-ms", "60000");
    KNOWN.put("ahead-ms", "86400000");
    KNOWN.put("batch", "1000");
    KNOWN.put("batch-ms", "100");
  }

  /** Where the user's DDL is: any path that Flink can read. */
  final String ddl;

  final String name;

  /** The input ends, and is judged at its end, key by key. */
  final boolean batch;

  /** The input has the whole history: what is missing never comes. */
  final boolean complete;

  /** How much earlier than the latest one an event may be without being late, in milliseconds. */
  final long window;

  /** How often a key is judged at most, in milliseconds of the events' time. */
  final long step;

  /** How long a key is kept after its last event if it has ended or is none of a subject, in milliseconds. */
  final long retain;

  /** How long a subject is kept after its last event if its end did not come. */
  final long retainOpen;

  /** After how long without an event a source no longer holds back the others. */
  final long idle;

  /** How much later than the clock an event may be and still move the time on. */
  final long ahead;

  /** How many values are judged in one call at most, and how long the first of them waits for the others in milliseconds. */
  final int batchSize;

  final long batchWait;

  /** The options of validation as JSON. */
  final String validation;

  private Options(Map<String, String> given) {
    ddl = given.get("ddl");
    if (ddl == null) throw new IllegalArgumentException("--ddl is missing: the file with the tables\n\n" + usage());
    name = given.get("name");
    batch = oneOf("mode", given, "batch", "streaming").equals("batch");
    complete = flag("complete", given);
    window = number("window-ms", given, 0);
    step = number("step-ms", given, 1);
    retain = number("retain-ms", given, 0);
    retainOpen = number("retain-open-ms", given, 0);
    idle = number("idle-ms", given, 1);
    ahead = number("ahead-ms", given, 0);
    batchSize = (int) Math.min(number("batch", given, 1), 100_000);
    batchWait = number("batch-ms", given, 1);
    validation = validation(given);
  }

  /**
   * Reads arguments.
   *
   * @throws IllegalArgumentException if they are not understood
   */
  static Options of(String[] arguments) {
    Map<String, String> given = new LinkedHashMap<>(KNOWN);
    for (int at = 0; at < arguments.length; at++) {
      String argument = arguments[at];
      int equals = argument.indexOf('=');
      String option = equals < 0 ? argument : argument.substring(0, equals);
      if (!option.startsWith("--") || !KNOWN.containsKey(option.substring(2))) {
        throw new IllegalArgumentException("unknown option " + Json.quoted(option) + "\n\n" + usage());
      }
      option = option.substring(2);
      String value;
      if (equals >= 0) value = argument.substring(equals + 1);
      else if ("false".equals(KNOWN.get(option))) value = "true";
      else if (at + 1 < arguments.length) value = arguments[++at];
      else throw new IllegalArgumentException("--" + option + " lacks its value");
      given.put(option, value);
    }
    return new Options(given);
  }

  static String usage() {
    List<String> lines = new ArrayList<>();
    KNOWN.forEach((option, value) -> lines.add("  --" + option + (value == null ? "" : "  (" + value + ")")));
    return "options, with their defaults:\n" + String.join("\n", lines);
  }

  private static boolean flag(String option, Map<String, String> given) {
    return oneOf(option, given, "true", "false").equals("true");
  }

  private static String oneOf(String option, Map<String, String> given, String... words) {
    String value = given.get(option);
    for (String word : words) if (word.equals(value)) return word;
    throw bad(option, value, String.join(" or ", words));
  }

  private static long number(String option, Map<String, String> given, long least) {
    String value = given.get(option);
    // Sums of times must not overflow.
    if (value.matches("\\d{1,15}") && Long.parseLong(value) >= least) return Long.parseLong(value);
    throw bad(option, value, "an integer of " + least + " or more");
  }

  private static IllegalArgumentException bad(String option, String value, String expected) {
    return new IllegalArgumentException("--" + option + " is " + Json.quoted(String.valueOf(value)) + ", expected " + expected);
  }

  /** The engine itself checks these, when the job begins. */
  private static String validation(Map<String, String> given) {
    StringBuilder json = new StringBuilder("{\"strict\":").append(flag("strict", given));
    if (given.get("release") != null) json.append(",\"release\":").append(Json.quoted(given.get("release")));
    if (given.get("rules") != null) {
      json.append(",\"rules\":{");
      String comma = "";
      for (String each : given.get("rules").split(",")) {
        String[] pair = each.split("[:=]", 2);
        if (pair.length < 2) throw bad("rules", given.get("rules"), "rule:severity,…, such as known-defect:off");
        json.append(comma).append(Json.quoted(pair[0].trim())).append(':').append(Json.quoted(pair[1].trim()));
        comma = ",";
      }
      json.append('}');
    }
    return json.append('}').toString();
  }
}
