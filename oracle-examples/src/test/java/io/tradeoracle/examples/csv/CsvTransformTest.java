package io.tradeoracle.examples.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTransformTest {

  private static final CsvTransform SUM =
      new CsvTransform(
          List.of("a", "b"),
          List.of("sum", "status"),
          row -> {
            double sum = row.number(0) + row.number(1);
            return Double.isNaN(sum)
                ? new String[] {"", "bad"}
                : new String[] {Decimals.format(sum), "fine"};
          });

  private static String sum(String in) throws IOException {
    return sum(in, UTF_8);
  }

  private static String sum(String in, Charset charset) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SUM.run(new ByteArrayInputStream(in.getBytes(charset)), out);
    return out.toString(charset);
  }

  @Test
  void appendsResultColumns() throws IOException {
    assertThat(sum("a,b\n1,2\n")).isEqualTo("a,b,sum,status\n1,2,3,fine\n");
  }

  @Test
  void readsPaddedColumnNames() throws IOException {
    assertThat(sum("a, b ,status \n1,2,old\n")).isEqualTo("a,b,status,sum\n1,2,fine,3\n");
  }

  @Test
  void replacesResultColumnsWhereTheyAre() throws IOException {
    assertThat(sum("sum,b,a\nold,2,1\n")).isEqualTo("sum,b,a,status\n3,2,1,fine\n");
  }

  @Test
  void passesOtherColumnsThrough() throws IOException {
    assertThat(sum("n,a,b,m\n\"x, \"\"y\"\"\",1,2,\"two\nlines\"\n"))
        .isEqualTo("n,a,b,m,sum,status\n\"x, \"\"y\"\"\",1,2,\"two\nlines\",3,fine\n");
  }

  @Test
  void passesAnyEncodingThrough() throws IOException {
    assertThat(sum("é,a,b\nü€,1,2\n")).isEqualTo("é,a,b,sum,status\nü€,1,2,3,fine\n");
    assertThat(sum("é,a,b\nü,1,2\n", StandardCharsets.ISO_8859_1))
        .isEqualTo("é,a,b,sum,status\nü,1,2,3,fine\n");
  }

  @Test
  void understandsAByteOrderMarkAndWindowsLines() throws IOException {
    assertThat(sum("\uFEFFa,b\r\n1,2\r\n")).isEqualTo("a,b,sum,status\n1,2,3,fine\n");
  }

  @Test
  void understandsQuotedAndPaddedNumbers() throws IOException {
    assertThat(sum("\"a\",b\n\"1\", 2 \n")).endsWith("1, 2 ,3,fine\n");
  }

  @Test
  void needsNoLastLineEnd() throws IOException {
    assertThat(sum("a,b\n1,2")).endsWith("\n1,2,3,fine\n");
  }

  @Test
  void writesOnlyTheHeaderWhereThereAreNoRows() throws IOException {
    assertThat(sum("a,b\n")).isEqualTo("a,b,sum,status\n");
  }

  @Test
  void readsARowOfTheWrongLengthAsEmpty() throws IOException {
    assertThat(sum("a,b,c\n1,2\n1,2,3,4\n1,2,3\n"))
        .isEqualTo("a,b,c,sum,status\n1,2,,,bad\n1,2,3,,bad\n1,2,3,3,fine\n");
  }

  @Test
  void refusesMissingAndRepeatedColumnsAndEmptyInput() {
    assertRefused("", "the input is empty: a first line with column names is needed");
    assertRefused("x\n1\n", "the input has no column a, b");
    assertRefused("a,b,a\n1,2,3\n", "the input has more than one column a");
    assertRefused("a,b,sum,sum\n1,2,3,4\n", "the input has more than one column sum");
  }

  private static void assertRefused(String in, String message) {
    assertThatExceptionOfType(CsvFormatException.class)
        .isThrownBy(() -> sum(in))
        .withMessage(message);
  }

  @Test
  void reportsAQuoteThatIsNeverClosed() {
    assertThatIOException()
        .isThrownBy(() -> sum("a,b\n1,2\n\"3,4\n"))
        .withMessageStartingWith("the input is no CSV: ");
  }

  @Test
  void reportsThatTheReaderHasGone() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    assertThatIOException()
        .isThrownBy(() -> SUM.run(new ByteArrayInputStream("a,b\n".getBytes(UTF_8)), closed))
        .withMessage("Broken pipe");
  }

  @Test
  void writesWhileItReads() throws IOException {
    long rows = 200_000;
    CountingOutput out = new CountingOutput();
    RowSource in = new RowSource("a,b\n", "1,2\n", rows, out);

    SUM.run(in, out);

    assertThat(out.count).isEqualTo("a,b,sum,status\n".length() + rows * "1,2,3,fine\n".length());
    // What is read but not yet written stays within a few buffers, however long the input is.
    assertThat(in.largestLag).isLessThan(1 << 20);
  }

  private static final class CountingOutput extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      count += length;
    }
  }

  /** Makes rows as they are read, and watches how far the output lies behind. */
  // One byte at a time, to see the lag at each.
  @SuppressWarnings("InputStreamSlowMultibyteRead")
  private static final class RowSource extends InputStream {
    private final byte[] header;
    private final byte[] row;
    private final long length;
    private final CountingOutput out;
    private long position;
    private long largestLag;

    private RowSource(String header, String row, long rows, CountingOutput out) {
      this.header = header.getBytes(UTF_8);
      this.row = row.getBytes(UTF_8);
      this.length = this.header.length + rows * this.row.length;
      this.out = out;
    }

    @Override
    public int read() {
      if (position == length) {
        return -1;
      }
      largestLag = Math.max(largestLag, position - out.count);
      long inRows = position - header.length;
      byte next = inRows < 0 ? header[(int) position] : row[(int) (inRows % row.length)];
      position++;
      return next;
    }
  }
}
