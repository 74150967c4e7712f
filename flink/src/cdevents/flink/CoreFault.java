package cdevents.flink;

/** The engine trapped during a call. */
final class CoreFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Called by the native library. */
  CoreFault(String message) {
    super(message);
  }
}
