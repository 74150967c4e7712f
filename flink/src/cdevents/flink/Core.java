package cdevents.flink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * The engine, behind a native library that the jar carries. One instance is for one thread at a time.
 *
 * <p>Calls, flags and layouts are those of {@code abi/cdevents_wasm.h}. Input never makes a call fail; a trap of the engine throws
 * {@link CoreFault}, after which the instance works again as if it were new.
 */
final class Core implements AutoCloseable {
  /** The calls, as the native library numbers them. */
  static final int VALIDATE = 0;

  static final int OUTCOMES = 1;
  static final int DESCRIBE = 2;
  static final int FACTS = 3;
  static final int FOLD = 4;

  /** Flags of the calls that read values. */
  static final int ONE = 1;

  static final int FRAMES = 2;

  /** Flags of {@link #FOLD}. */
  static final int COMPLETE = 1;

  static final int ALL = 2;
  static final int RUN = 4;
  static final int SETTLED = 8;
  static final int RESULTS = 16;
  static final int END = 32;

  /** A mark of facts: something can be said of another key. */
  static final int SENDS = 1;

  /** Outcomes. */
  static final int VALID = 0;

  static final int INVALID = 1;
  static final int UNCHECKED = 2;

  /** Scopes of facts. */
  static final int SUBJECT = 1;

  /** The greatest time of what has none. */
  static final long NO_TIME = Long.MIN_VALUE;

  /** Microseconds as milliseconds. */
  static long millis(long micros) {
    return micros == NO_TIME ? NO_TIME : Math.floorDiv(micros, 1000L);
  }

  private long handle;

  /**
   * Makes an instance.
   *
   * @param options the options of validation as JSON, as {@code cde_configure} takes them
   * @throws IllegalArgumentException if the options are refused
   */
  Core(String options) {
    Library.load();
    handle = make(options.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /**
   * Calls the engine.
   *
   * @param input the first {@code length} bytes are read
   * @throws CoreFault if the engine trapped
   * @throws IllegalStateException if the engine refused the call, in its words
   */
  byte[] call(int what, byte[] input, int length, int flags) {
    if (handle == 0) throw new IllegalStateException("the instance is closed");
    return ask(handle, what, input, length, flags);
  }

  @Override
  public void close() {
    if (handle != 0) drop(handle);
    handle = 0;
  }

  private static native long make(byte[] options);

  private static native byte[] ask(long handle, int what, byte[] input, int length, int flags);

  private static native void drop(long handle);

  /** The library, loaded once for each class loader: Flink has one for each job. */
  private static final class Library {
    private static boolean loaded;

    static synchronized void load() {
      if (loaded) return;
      String name = "native/" + platform() + "/" + System.mapLibraryName("cdevents_flink");
      try (InputStream in = Core.class.getClassLoader().getResourceAsStream(name)) {
        if (in == null) throw new UnsatisfiedLinkError("this jar has no native library for " + platform());
        // A library can be loaded by one class loader only, so each has a file of its own.
        Path file = Files.createTempFile("cdevents-flink-", System.mapLibraryName(""));
        try {
          Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
          System.load(file.toAbsolutePath().toString());
        } finally {
          // What is mapped stays readable without its name.
          Files.deleteIfExists(file);
        }
      } catch (IOException thrown) {
        throw new IllegalStateException("the native library cannot be unpacked: " + thrown.getMessage(), thrown);
      }
      loaded = true;
    }

    private static String platform() {
      String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9].*", "");
      String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
      return system + "-" + (machine.equals("amd64") ? "x86_64" : machine.equals("arm64") ? "aarch64" : machine);
    }
  }
}
