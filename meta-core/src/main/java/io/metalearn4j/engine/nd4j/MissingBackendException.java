package io.metalearn4j.engine.nd4j;

/** ND4J has no backend to run on; the message names the artifact to add. */
public final class MissingBackendException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  MissingBackendException(Throwable cause) {
    super(
        "ND4J finds no backend: add the artifact org.nd4j:nd4j-native-platform, or that of another"
            + " backend, in the version of nd4j-api to the class path ("
            + cause
            + ")",
        cause);
  }
}
