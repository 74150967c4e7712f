package cdevents.flink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.RowTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.StatementSet;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.catalog.ResolvedSchema;
import org.apache.flink.table.types.AbstractDataType;
import org.apache.flink.table.types.logical.LogicalTypeRoot;
import org.apache.flink.types.Row;

/** The user's tables: what each can have as columns, and how rows come from and go into them. */
final class Tables {
  static final String EVENTS = "events";
  static final String FINDINGS = "findings";
  static final String INVALID = "invalid";
  static final String RUNS = "runs";

  private static final TypeInformation<?> BYTES = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
  private static final String[] OUTCOMES = {"valid", "invalid", "unchecked"};

  static final RowTypeInfo FINDING =
      new RowTypeInfo(
          new TypeInformation<?>[] {
            Types.STRING, Types.BOOLEAN, Types.STRING, Types.STRING, Types.STRING, Types.STRING, Types.STRING, Types.STRING, Types.STRING
          },
          new String[] {"id", "retracted", "rule", "severity", "message", "scope", "key", "events", "json"});

  static final RowTypeInfo REJECTED =
      new RowTypeInfo(new TypeInformation<?>[] {Types.STRING, Types.STRING, BYTES}, new String[] {"outcome", "report", "value"});

  static final RowTypeInfo RUN =
      new RowTypeInfo(new TypeInformation<?>[] {Types.STRING, Types.BOOLEAN, Types.STRING}, new String[] {"key", "ended", "json"});

  private Tables() {}

  static Row invalid(int outcome, byte[] report, byte[] value) {
    return Row.of(OUTCOMES[outcome], new String(report, java.nio.charset.StandardCharsets.UTF_8), value);
  }

  /** Whether there is a table or a view with a name. */
  static boolean has(StreamTableEnvironment tables, String name) {
    return List.of(tables.listTables()).contains(name);
  }

  /** The values of the table `events`, as bytes. */
  static DataStream<byte[]> events(StreamTableEnvironment tables) {
    if (!has(tables, EVENTS)) throw missing(EVENTS, "value STRING or BYTES");
    Table table = tables.from(EVENTS);
    Column value =
        table.getResolvedSchema().getColumn("value").orElseThrow(() -> missing(EVENTS, "value STRING or BYTES"));
    LogicalTypeRoot root = value.getDataType().getLogicalType().getTypeRoot();
    boolean text = root == LogicalTypeRoot.VARCHAR || root == LogicalTypeRoot.CHAR;
    if (!text && root != LogicalTypeRoot.VARBINARY && root != LogicalTypeRoot.BINARY) {
      throw new IllegalArgumentException(
          "the column `value` of the table `events` is " + value.getDataType() + ", expected STRING or BYTES");
    }
    Table values = tables.sqlQuery("SELECT `value` FROM `" + EVENTS + "`");
    return tables
        .toDataStream(values)
        .map(
            row -> {
              Object field = row.getField(0);
              return field instanceof String string
                  ? string.getBytes(java.nio.charset.StandardCharsets.UTF_8)
                  : (byte[]) field;
            })
        .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
        .uid("cdevents-values")
        .name("values");
  }

  /** Writes rows into those of their columns that the user's table has. */
  static void insert(
      StreamTableEnvironment tables, StatementSet statements, String name, DataStream<Row> rows, RowTypeInfo type) {
    if (!has(tables, name)) throw missing(name, "any of the columns " + String.join(", ", type.getFieldNames()));
    Map<String, AbstractDataType<?>> known = new LinkedHashMap<>();
    Schema.Builder schema = Schema.newBuilder();
    for (String column : type.getFieldNames()) {
      TypeInformation<?> of = type.getTypeAt(column);
      AbstractDataType<?> data = of == BYTES ? DataTypes.BYTES() : of == Types.BOOLEAN ? DataTypes.BOOLEAN() : DataTypes.STRING();
      known.put(column, data);
      schema.column(column, data);
    }
    ResolvedSchema wanted = tables.from(name).getResolvedSchema();
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Column column : wanted.getColumns()) {
      if (!column.isPersisted()) continue;
      String quoted = "`" + column.getName().replace("`", "``") + "`";
      if (!known.containsKey(column.getName())) {
        throw new IllegalArgumentException(
            "the table `" + name + "` has the unknown column " + quoted + ", expected any of " + String.join(", ", known.keySet()));
      }
      LogicalTypeRoot root = column.getDataType().getLogicalType().getTypeRoot();
      boolean decoded = known.get(column.getName()).equals(DataTypes.BYTES()) && root == LogicalTypeRoot.VARCHAR;
      columns.add(quoted);
      values.add(decoded ? "DECODE(" + quoted + ", 'UTF-8')" : quoted);
    }
    String view = "cdevents_" + name;
    tables.createTemporaryView(view, rows, schema.build());
    statements.addInsertSql(
        "INSERT INTO `" + name + "` (" + String.join(", ", columns) + ") SELECT " + String.join(", ", values) + " FROM `" + view + "`");
  }

  private static IllegalArgumentException missing(String table, String columns) {
    return new IllegalArgumentException("the DDL has no table `" + table + "` with " + columns);
  }
}
