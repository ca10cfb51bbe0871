package io.tradeoracle.pricing.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Reads the tables of coefficients that are kept beside the kernels. */
final class Tables {

  private Tables() {}

  /** Returns the big-endian doubles of a resource, which must be that many. */
  static double[] read(String name, int length) {
    try (InputStream resource = Tables.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("the table " + name + " is missing from the library");
      }
      byte[] bytes = resource.readAllBytes();
      if (bytes.length != length * Double.BYTES) {
        throw new IllegalStateException("the table " + name + " has " + bytes.length + " bytes");
      }
      double[] table = new double[length];
      ByteBuffer.wrap(bytes).asDoubleBuffer().get(table);
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
