package cdevents.flink;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes and reads values that never change and have one layout. */
abstract class Plain<Value> extends TypeSerializer<Value> {
  private static final long serialVersionUID = 1L;

  @Override
  public void copy(DataInputView from, DataOutputView to) throws IOException {
    serialize(deserialize(from), to);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<Value> duplicate() {
    return this;
  }

  @Override
  public Value createInstance() {
    return null;
  }

  @Override
  public Value copy(Value value) {
    return value;
  }

  @Override
  public Value copy(Value value, Value reuse) {
    return value;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public Value deserialize(Value reuse, DataInputView from) throws IOException {
    return deserialize(from);
  }

  @Override
  public boolean equals(Object other) {
    return other != null && other.getClass() == getClass();
  }

  @Override
  public int hashCode() {
    return getClass().hashCode();
  }

  /** The type of the values, for Flink. */
  static final class Type<Value> extends TypeInformation<Value> {
    private static final long serialVersionUID = 1L;

    private final Class<Value> values;
    private final Plain<Value> serializer;

    Type(Class<Value> values, Plain<Value> serializer) {
      this.values = values;
      this.serializer = serializer;
    }

    @Override
    public boolean isBasicType() {
      return false;
    }

    @Override
    public boolean isTupleType() {
      return false;
    }

    @Override
    public int getArity() {
      return 1;
    }

    @Override
    public int getTotalFields() {
      return 1;
    }

    @Override
    public Class<Value> getTypeClass() {
      return values;
    }

    @Override
    public boolean isKeyType() {
      return true;
    }

    @Override
    public TypeSerializer<Value> createSerializer(SerializerConfig config) {
      return serializer;
    }

    @Override
    public String toString() {
      return values.getSimpleName();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Type<?> type && type.values == values;
    }

    @Override
    public int hashCode() {
      return values.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
      return other instanceof Type;
    }
  }
}
