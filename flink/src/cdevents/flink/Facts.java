package cdevents.flink;

import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;

/** A fact on its way to its key: scope and key, time in milliseconds, and the bytes for the engine. */
final class Facts {
  static final TypeInformation<Tuple3<String, Long, byte[]>> TYPE =
      Types.TUPLE(Types.STRING, Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  /** What scopes are called, by their numbers. */
  private static final String[] SCOPES = {"", "subject", "context-id", "chain", "name"};

  private Facts() {}

  static Tuple3<String, Long, byte[]> of(int scope, String key, long time, byte[] bytes) {
    return Tuple3.of((char) ('0' + scope) + key, time, bytes);
  }

  static int scopeOf(String scopeAndKey) {
    return scopeAndKey.charAt(0) - '0';
  }

  static String scopeName(String scopeAndKey) {
    int scope = scopeOf(scopeAndKey);
    return scope < SCOPES.length ? SCOPES[scope] : String.valueOf(scope);
  }

  static String keyOf(String scopeAndKey) {
    return scopeAndKey.substring(1);
  }

  /** Microseconds as milliseconds. */
  static long millis(long micros) {
    return micros == Core.NO_TIME ? Core.NO_TIME : Math.floorDiv(micros, 1000L);
  }
}
