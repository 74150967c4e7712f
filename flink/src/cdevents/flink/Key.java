package cdevents.flink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What facts are about: a scope and a key in it.
 *
 * <p>It is kept as UTF-8, as the engine writes it: every fact carries one through two exchanges, state and timers, and Flink writes
 * strings character by character.
 */
final class Key {
  static final TypeInformation<Key> TYPE = new Plain.Type<>(Key.class, new Serializer());

  /** What scopes are called, by their numbers. */
  private static final String[] SCOPES = {"", "subject", "context-id", "chain", "name"};

  /** The scope's number, then the key. */
  private final byte[] bytes;

  private final int hash;

  private Key(byte[] bytes) {
    this.bytes = bytes;
    this.hash = Arrays.hashCode(bytes);
  }

  /** A key that the engine wrote, of a scope. */
  static Key of(int scope, Frames.Reader text) {
    byte[] bytes = new byte[1 + text.end - text.at];
    bytes[0] = (byte) scope;
    System.arraycopy(text.bytes, text.at, bytes, 1, bytes.length - 1);
    return new Key(bytes);
  }

  int scope() {
    return bytes[0];
  }

  String scopeName() {
    return scope() < SCOPES.length ? SCOPES[scope()] : String.valueOf(scope());
  }

  String text() {
    return new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && hash == key.hash && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return scopeName() + " " + Json.quoted(text());
  }

  /** The length and the bytes. */
  static final class Serializer extends Plain<Key> {
    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(Key key, DataOutputView to) throws IOException {
      to.writeInt(key.bytes.length);
      to.write(key.bytes);
    }

    @Override
    public Key deserialize(DataInputView from) throws IOException {
      byte[] bytes = new byte[from.readInt()];
      from.readFully(bytes);
      return new Key(bytes);
    }

    @Override
    public TypeSerializerSnapshot<Key> snapshotConfiguration() {
      return new Written();
    }
  }

  /** What Flink writes of the serializer into savepoints. */
  public static final class Written extends SimpleTypeSerializerSnapshot<Key> {
    public Written() {
      super(Serializer::new);
    }
  }
}
