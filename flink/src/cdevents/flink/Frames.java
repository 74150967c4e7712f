package cdevents.flink;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Buffers as the engine reads and writes them: little-endian numbers, texts with their length before them. */
final class Frames {
  private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Frames() {}

  /** A buffer that grows. */
  static final class Writer {
    byte[] bytes = new byte[4096];
    int length;

    void clear() {
      length = 0;
    }

    private void room(int more) {
      // A sum beyond 2 GiB overflows, which ensures that copyOf refuses it.
      if (bytes.length - length < more) bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }

    void number(int value) {
      room(4);
      INT.set(bytes, length, value);
      length += 4;
    }

    /** Bytes with their length before them. */
    void put(byte[] from, int start, int count) {
      room(4 + count);
      number(count);
      System.arraycopy(from, start, bytes, length, count);
      length += count;
    }

    /** Begins a frame. Returns its place, for {@link #end}. */
    int begin() {
      number(0);
      return length;
    }

    void end(int place) {
      INT.set(bytes, place - 4, length - place);
    }
  }

  /** Reads what the engine wrote. */
  static final class Reader {
    final byte[] bytes;
    int at;
    final int end;

    Reader(byte[] bytes, int at, int end) {
      this.bytes = bytes;
      this.at = at;
      this.end = end;
    }

    boolean hasMore() {
      return at < end;
    }

    int octet() {
      return bytes[at++] & 0xff;
    }

    void skip(int count) {
      at += count;
    }

    int number() {
      int value = (int) INT.get(bytes, at);
      at += 4;
      return value;
    }

    long large() {
      long value = (long) LONG.get(bytes, at);
      at += 8;
      return value;
    }

    /** The next frame. */
    Reader frame() {
      int count = number();
      at += count;
      return new Reader(bytes, at - count, at);
    }

    byte[] copy() {
      int count = number();
      at += count;
      return Arrays.copyOfRange(bytes, at - count, at);
    }

    String text() {
      int count = number();
      at += count;
      return new String(bytes, at - count, count, StandardCharsets.UTF_8);
    }
  }

  static long readLong(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  static void writeLong(byte[] bytes, int at, long value) {
    LONG.set(bytes, at, value);
  }
}
