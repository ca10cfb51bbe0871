package io.tradeoracle.examples.csv;

/** Input without the columns asked for; the message is one line for a person. */
public final class CsvFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CsvFormatException(String message) {
    super(message);
  }
}
