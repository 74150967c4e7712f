package cdevents.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A fact on its way to its key. */
final class Fact {
  static final TypeInformation<Fact> TYPE = new Plain.Type<>(Fact.class, new Serializer());

  /** In bytes: the time. */
  static final int HEADER = 8;

  final Key key;

  /** The time in milliseconds, and then the bytes for the engine: as it waits in the state, so that nothing is copied. */
  final byte[] entry;

  /** Something can be said of another key. */
  final boolean sends;

  private Fact(Key key, byte[] entry, boolean sends) {
    this.key = key;
    this.entry = entry;
    this.sends = sends;
  }

  /** A fact as the engine writes it. */
  static Fact read(Frames.Reader from, long time) {
    int scope = from.octet();
    boolean sends = (from.octet() & Core.SENDS) != 0;
    // The id is for those who send facts twice.
    from.skip(8);
    Key key = Key.of(scope, from.frame());
    Frames.Reader bytes = from.frame();
    byte[] entry = new byte[HEADER + bytes.end - bytes.at];
    Frames.writeLong(entry, 0, time);
    System.arraycopy(bytes.bytes, bytes.at, entry, HEADER, entry.length - HEADER);
    return new Fact(key, entry, sends);
  }

  long time() {
    return Frames.readLong(entry, 0);
  }

  private static final class Serializer extends Plain<Fact> {
    private static final long serialVersionUID = 1L;

    private static final Key.Serializer KEYS = new Key.Serializer();

    @Override
    public void serialize(Fact fact, DataOutputView to) throws IOException {
      to.writeBoolean(fact.sends);
      KEYS.serialize(fact.key, to);
      to.writeInt(fact.entry.length);
      to.write(fact.entry);
    }

    @Override
    public Fact deserialize(DataInputView from) throws IOException {
      boolean sends = from.readBoolean();
      Key key = KEYS.deserialize(from);
      byte[] entry = new byte[from.readInt()];
      from.readFully(entry);
      return new Fact(key, entry, sends);
    }

    @Override
    public TypeSerializerSnapshot<Fact> snapshotConfiguration() {
      return new Written();
    }
  }

  /** What Flink writes of the serializer into savepoints. */
  public static final class Written extends SimpleTypeSerializerSnapshot<Fact> {
    public Written() {
      super(Serializer::new);
    }
  }
}
