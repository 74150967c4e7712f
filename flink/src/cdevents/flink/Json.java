package cdevents.flink;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the members of JSON that the engine wrote, and writes strings. It is no parser for JSON from elsewhere. */
final class Json {
  private Json() {}

  /** The members of an object with their values as they are written. */
  static Map<String, String> members(String object) {
    Map<String, String> members = new LinkedHashMap<>();
    int at = 1;
    while (at < object.length() && object.charAt(at) == '"') {
      int end = valueEnd(object, at);
      String name = string(object.substring(at, end));
      int start = end + 1;
      end = valueEnd(object, start);
      members.put(name, object.substring(start, end));
      at = end + 1;
    }
    return members;
  }

  /** Where the value that begins at a place ends. */
  private static int valueEnd(String text, int at) {
    int depth = 0;
    for (int place = at; place < text.length(); place++) {
      char character = text.charAt(place);
      if (character == '"') {
        place++;
        while (text.charAt(place) != '"') place += text.charAt(place) == '\\' ? 2 : 1;
        if (depth == 0) return place + 1;
      } else if (character == '{' || character == '[') {
        depth++;
      } else if (character == '}' || character == ']') {
        if (depth == 0) return place;
        if (--depth == 0) return place + 1;
      } else if (character == ',' && depth == 0) {
        return place;
      }
    }
    return text.length();
  }

  /** The text of a string as it is written; null for null and for what is not there. */
  static String string(String written) {
    if (written == null || written.isEmpty() || written.charAt(0) != '"') return null;
    if (written.indexOf('\\') < 0) return written.substring(1, written.length() - 1);
    StringBuilder text = new StringBuilder(written.length());
    for (int at = 1; at < written.length() - 1; at++) {
      char character = written.charAt(at);
      if (character != '\\') {
        text.append(character);
        continue;
      }
      character = written.charAt(++at);
      switch (character) {
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case 'u' -> {
          text.append((char) Integer.parseInt(written.substring(at + 1, at + 5), 16));
          at += 4;
        }
        default -> text.append(character);
      }
    }
    return text.toString();
  }

  /** A text as a string. */
  static String quoted(String text) {
    StringBuilder written = new StringBuilder(text.length() + 2).append('"');
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == '"' || character == '\\') written.append('\\').append(character);
      else if (character < ' ') written.append(String.format("\\u%04x", (int) character));
      else written.append(character);
    }
    return written.append('"').toString();
  }

  /** The report on a value at which the engine stopped: what the npm package says of it. */
  static byte[] faultReport(String why) {
    String finding =
        "{\"code\":\"CDE199\",\"rule\":\"engine-fault\",\"severity\":\"error\",\"message\":"
            + quoted(why)
            + ",\"help\":\"this is a bug in cdevents-wasm; please report it with the input\",\"pointer\":\"\","
            + "\"url\":\"docs/rules/engine-fault.md\"}";
    String report =
        "{\"outcome\":\"unchecked\",\"event\":null,\"events\":[],\"diagnostics\":["
            + finding
            + "],\"omitted\":0,\"omittedBySeverity\":{\"error\":0,\"warning\":0,\"note\":0}}";
    return report.getBytes(StandardCharsets.UTF_8);
  }
}
