package cdevents.flink;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/** State that this version cannot read. Starting the job again would not help, so Flink does not. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class RefusedState extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedState(String message) {
    super(message);
  }
}
