package cdevents.flink;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Checks of what needs no cluster. The first that fails ends the program. */
public final class Checks {
  private Checks() {}

  public static void main(String[] arguments) throws Exception {
    statements();
    json();
    options();
    frames();
    keys();
    core();
    System.out.println("all is as expected");
  }

  private static void same(Object found, Object wanted) {
    if (!wanted.equals(found)) throw new AssertionError(found + ", expected " + wanted);
  }

  private static void refused(Runnable call, String words) {
    try {
      call.run();
    } catch (IllegalArgumentException | IllegalStateException thrown) {
      if (!thrown.getMessage().contains(words)) throw new AssertionError(thrown.getMessage());
      return;
    }
    throw new AssertionError("not refused: " + words);
  }

  private static void statements() {
    same(Script.statements(""), List.of());
    same(Script.statements(" ;; -- a; b\n/* c; */ ; "), List.of());
    same(Script.statements("a 'b;''c' `d;`; e"), List.of("a 'b;''c' `d;`", "e"));
    same(Script.statements("a -- b\nc; 'not ended; d"), List.of("a \nc", "'not ended; d"));
    same(List.of(Script.setting("set 'a.b' = 'c''d'")), List.of("a.b", "c'd"));
    same(Script.setting("SELECT 'a' = 'b'") == null, true);
  }

  private static void json() {
    Map<String, String> members = Json.members("{\"a\":\"b,}\\\"\",\"c\\n\":{\"d\":[1,{\"e\":\"]\"}]},\"f\":null,\"g\":-1.5e3}");
    same(members, Map.of("a", "\"b,}\\\"\"", "c\n", "{\"d\":[1,{\"e\":\"]\"}]}", "f", "null", "g", "-1.5e3"));
    same(Json.members("{}"), Map.of());
    String text = "\u0000\u001f \"\\ \ud83d\ude00 \u2028";
    same(Json.string(Json.quoted(text)), text);
    same(Json.string("\"\\b\\f\\n\\r\\t\\u00e9\\/\""), "\b\f\n\r\t\u00e9/");
    same(Json.string("null") == null && Json.string(null) == null, true);
  }

  private static void options() {
    Options options = Options.of(new String[] {"--ddl", "a", "--complete", "--window-ms=7", "--rules", "x:off,y=error"});
    same(options.complete && !options.batch, true);
    same(options.window, 7L);
    same(options.validation, "{\"strict\":false,\"rules\":{\"x\":\"off\",\"y\":\"error\"}}");
    refused(() -> Options.of(new String[] {}), "--ddl is missing");
    refused(() -> Options.of(new String[] {"--ddl"}), "--ddl lacks its value");
    refused(() -> Options.of(new String[] {"--ddl=a", "--retain-ms=-1"}), "--retain-ms is \"-1\", expected an integer");
    refused(() -> Options.of(new String[] {"--ddl=a", "--mode=both"}), "--mode is \"both\", expected batch or streaming");
    refused(() -> Options.of(new String[] {"--ddl=a", "what"}), "unknown option \"what\"");
  }

  private static void frames() {
    Frames.Writer writer = new Frames.Writer();
    byte[] large = new byte[10_000];
    large[9_999] = 7;
    int place = writer.begin();
    writer.put(large, 0, large.length);
    writer.end(place);
    Frames.Reader frame = new Frames.Reader(writer.bytes, 0, writer.length).frame();
    same(frame.copy()[9_999], (byte) 7);
    same(frame.hasMore(), false);
  }

  /** Keys and facts come out of Flink's buffers as they went in. */
  private static void keys() throws Exception {
    // Scope, marks and id, key, bytes: as cde_facts lays them out.
    byte[] text = "pipelinerun\u001f\ud83d\ude00".getBytes(StandardCharsets.UTF_8);
    byte[] laid = new byte[10 + 4 + text.length + 4 + 3];
    laid[0] = 1;
    laid[1] = 1;
    laid[10] = (byte) text.length;
    System.arraycopy(text, 0, laid, 14, text.length);
    laid[14 + text.length] = 3;
    laid[laid.length - 1] = 7;
    Fact fact = Fact.read(new Frames.Reader(laid, 0, laid.length), -5);
    same(fact.key.scopeName() + " " + fact.key.text() + " " + fact.time() + " " + fact.sends, "subject pipelinerun\u001f\ud83d\ude00 -5 true");
    same(fact.key.toString(), "subject \"pipelinerun\\u001f\ud83d\ude00\"");
    Fact read = passed(Fact.TYPE, fact);
    same(read.key, fact.key);
    same(read.key.hashCode(), fact.key.hashCode());
    same(java.util.Arrays.equals(read.entry, fact.entry) && read.sends && read.time() == -5, true);
    laid[0] = 2;
    same(Fact.read(new Frames.Reader(laid, 0, laid.length), 0).key.equals(fact.key), false);
    same(passed(Key.TYPE, fact.key), fact.key);
  }

  /** Writes a value, copies it, and reads the copy, by a serializer that was restored from a savepoint. */
  private static <Value> Value passed(TypeInformation<Value> type, Value value) throws Exception {
    TypeSerializer<Value> serializer = type.createSerializer(new SerializerConfigImpl());
    DataOutputSerializer written = new DataOutputSerializer(16);
    serializer.serialize(value, written);
    DataOutputSerializer copied = new DataOutputSerializer(16);
    serializer.copy(new DataInputDeserializer(written.getCopyOfBuffer()), copied);
    DataOutputSerializer kept = new DataOutputSerializer(16);
    TypeSerializerSnapshot.writeVersionedSnapshot(kept, serializer.snapshotConfiguration());
    TypeSerializerSnapshot<Value> snapshot =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(kept.getCopyOfBuffer()), Checks.class.getClassLoader());
    same(serializer.snapshotConfiguration().resolveSchemaCompatibility(snapshot).isCompatibleAsIs(), true);
    return snapshot.restoreSerializer().deserialize(new DataInputDeserializer(copied.getCopyOfBuffer()));
  }

  private static void core() throws Exception {
    refused(() -> new Core("{\"release\":\"no such release\"}"), "release");
    refused(() -> new Core("not JSON"), "");
    try (Core core = new Core("{}")) {
      byte[] input = "{".getBytes(StandardCharsets.UTF_8);
      same(core.call(Core.OUTCOMES, input, 1, Core.ONE)[0], (byte) Core.UNCHECKED);
      same(core.call(Core.FACTS, input, 0, Core.FRAMES).length, 0);
      refused(() -> core.call(Core.FOLD, new byte[] {9, 0, 0, 0, 1}, 5, 0), "damaged");
      // A snapshot that is none: the status says so.
      byte[] foreign = {9, 0, 0, 0, 5, 0, 0, 0, 'c', 'd', 'e', 'R', 99};
      Frames.Reader refusal = new Frames.Reader(core.call(Core.FOLD, foreign, foreign.length, 0), 0, 64).frame();
      same(refusal.octet(), 1);
      refused(() -> core.call(Core.FOLD, input, 2, 0), "shorter");
      refused(() -> core.call(99, input, 1, 0), "no call");
      // Many instances on many threads.
      Thread[] threads = new Thread[4];
      Throwable[] failed = new Throwable[1];
      for (int each = 0; each < threads.length; each++) {
        threads[each] =
            new Thread(
                () -> {
                  for (int round = 0; round < 20; round++) {
                    try (Core own = new Core("{\"strict\":true}")) {
                      for (int call = 0; call < 200; call++) own.call(Core.VALIDATE, input, 1, Core.ONE);
                    } catch (Throwable thrown) {
                      failed[0] = thrown;
                    }
                  }
                });
        threads[each].start();
      }
      for (Thread thread : threads) thread.join();
      if (failed[0] != null) throw new AssertionError(failed[0]);
      core.close();
      refused(() -> core.call(Core.FACTS, input, 1, 0), "closed");
    }
    byte[] foreign = {99, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    try {
      Fold.Kept.read(foreign);
      throw new AssertionError("a foreign header was read");
    } catch (RefusedState refused) {
      same(refused.getMessage().contains("version 99, expected version 1"), true);
    }
  }
}
