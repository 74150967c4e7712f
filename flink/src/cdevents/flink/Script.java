package cdevents.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of SQL as statements. */
final class Script {
  /** Of {@code SET 'key' = 'value'}, which is for the one who runs the statements. */
  private static final Pattern SETTING =
      Pattern.compile("SET\\s+'((?:[^']|'')+)'\\s*=\\s*'((?:[^']|'')*)'", Pattern.CASE_INSENSITIVE);

  private Script() {}

  /** The statements, without comments and without the semicolons between them. */
  static List<String> statements(String text) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (text.startsWith("--", at)) {
        at = until(text, "\n", at);
        statement.append('\n');
      } else if (text.startsWith("/*", at)) {
        at = until(text, "*/", at + 2) + 1;
        statement.append(' ');
      } else if (character == '\'' || character == '`' || character == '"') {
        // A doubled quote is the end of one quoted part and the begin of the next.
        int end = until(text, String.valueOf(character), at + 1);
        statement.append(text, at, Math.min(end + 1, text.length()));
        at = end;
      } else if (character == ';') {
        add(statements, statement);
      } else {
        statement.append(character);
      }
    }
    add(statements, statement);
    return statements;
  }

  private static int until(String text, String mark, int from) {
    int at = text.indexOf(mark, from);
    return at < 0 ? text.length() : at;
  }

  private static void add(List<String> statements, StringBuilder statement) {
    if (!statement.toString().isBlank()) statements.add(statement.toString().trim());
    statement.setLength(0);
  }

  /** Key and value of a setting; null: the statement is something else. */
  static String[] setting(String statement) {
    Matcher matcher = SETTING.matcher(statement);
    if (!matcher.matches()) return null;
    return new String[] {matcher.group(1).replace("''", "'"), matcher.group(2).replace("''", "'")};
  }
}
