package io.tradeoracle.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The symbol of a listed option as the Options Clearing Corporation writes it: root, expiration,
 * right and strike.
 *
 * <p>Two forms are read: the compact one ({@code SPXW210104C03700000}) and the padded one of 21
 * characters ({@code SPXW 210104C03700000}). Immutable and thread-safe. A class instead of a record
 * because it keeps its compact text: symbols are map keys on the tick path, so equality, hash and
 * order cost no more than the string's.
 */
public final class OccSymbol implements Comparable<OccSymbol> {

  /** Characters after the root: yymmdd, C or P, and eight digits of strike. */
  private static final int TAIL_LENGTH = 15;

  private static final int MAX_ROOT_LENGTH = 6;
  private static final int PADDED_LENGTH = MAX_ROOT_LENGTH + TAIL_LENGTH;
  private static final int STRIKE_DECIMALS = 3;
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2099;
  private static final BigDecimal MAX_STRIKE = new BigDecimal("99999.999");
  private static final Pattern ROOT = Pattern.compile("[A-Z][A-Z0-9]{0,5}");

  private final String root;
  private final LocalDate expiration;
  private final OptionRight right;
  private final BigDecimal strike;
  private final String text;

  /**
   * Makes a symbol of its parts.
   *
   * @param root 1 to 6 upper-case letters and digits, a letter first
   * @param expiration the date in the symbol, 2000 to 2099
   * @param right call or put
   * @param strike positive, at most 99999.999 and three decimals; kept at scale 3
   * @throws IllegalArgumentException when a part does not fit
   */
  public OccSymbol(String root, LocalDate expiration, OptionRight right, BigDecimal strike) {
    this.root = requireRoot(root);
    this.expiration = requireCentury(expiration);
    this.right = Objects.requireNonNull(right, "right");
    this.strike = requireStrike(strike);
    this.text = root + tail();
  }

  /**
   * Returns the symbol that {@code text} spells, in compact or padded form.
   *
   * @throws IllegalArgumentException when it spells none; the message says why
   */
  public static OccSymbol parse(String text) {
    try {
      int tail = tailStart(text);
      return new OccSymbol(
          parseRoot(text, tail),
          parseDate(text, tail),
          parseRight(text.charAt(tail + 6)),
          BigDecimal.valueOf(digits(text, tail + 7, text.length()), STRIKE_DECIMALS));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("OCC symbol '" + text + "': " + e.getMessage(), e);
    }
  }

  /** Returns the root, such as {@code SPXW}: a class of options, not always the underlying. */
  public String root() {
    return root;
  }

  /** Returns the date in the symbol. */
  public LocalDate expiration() {
    return expiration;
  }

  /** Returns call or put. */
  public OptionRight right() {
    return right;
  }

  /** Returns the strike price in dollars (index points), at scale 3. */
  public BigDecimal strike() {
    return strike;
  }

  /** Returns whether the root ends in a digit, the mark of a contract adjusted for an event. */
  public boolean isAdjusted() {
    return isDigit(root.charAt(root.length() - 1));
  }

  /** Returns the compact form, without spaces. */
  @Override
  public String toString() {
    return text;
  }

  /** Returns the form of 21 characters, the root padded with spaces to six. */
  public String toPaddedString() {
    return root + " ".repeat(PADDED_LENGTH - text.length()) + text.substring(root.length());
  }

  /** Compares the compact forms as strings, character by character. */
  @Override
  public int compareTo(OccSymbol other) {
    return text.compareTo(other.text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof OccSymbol that && text.equals(that.text));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  private String tail() {
    int year = expiration.getYear() - FIRST_YEAR;
    int date = (year * 100 + expiration.getMonthValue()) * 100 + expiration.getDayOfMonth();
    String letter = right == OptionRight.CALL ? "C" : "P";
    return zeroPadded(date, 6) + letter + zeroPadded(strike.unscaledValue().intValueExact(), 8);
  }

  private static String zeroPadded(int value, int width) {
    String digits = Integer.toString(value);
    return "0".repeat(width - digits.length()) + digits;
  }

  private static int tailStart(String text) {
    if (text.length() <= TAIL_LENGTH || text.length() > PADDED_LENGTH) {
      throw new IllegalArgumentException("length must be 16 to 21: " + text.length());
    }
    return text.length() - TAIL_LENGTH;
  }

  private static String parseRoot(String text, int tail) {
    int end = tail;
    while (text.length() == PADDED_LENGTH && end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  private static LocalDate parseDate(String text, int from) {
    int year = FIRST_YEAR + digits(text, from, from + 2);
    int month = digits(text, from + 2, from + 4);
    int day = digits(text, from + 4, from + 6);
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expiration must be a date: " + text.substring(from, from + 6), e);
    }
  }

  private static OptionRight parseRight(char letter) {
    return switch (letter) {
      case 'C' -> OptionRight.CALL;
      case 'P' -> OptionRight.PUT;
      default -> throw new IllegalArgumentException("right must be C or P: '" + letter + "'");
    };
  }

  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        throw new IllegalArgumentException(
            "date and strike must be digits 0-9: '" + text.charAt(i) + "'");
      }
      value = value * 10 + (text.charAt(i) - '0');
    }
    return value;
  }

  // Character.isDigit would let other scripts' digits in.
  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String requireRoot(String root) {
    if (!ROOT.matcher(root).matches()) {
      throw new IllegalArgumentException(
          "root must be 1 to 6 upper-case letters and digits, a letter first: '" + root + "'");
    }
    return root;
  }

  private static LocalDate requireCentury(LocalDate expiration) {
    if (expiration.getYear() < FIRST_YEAR || expiration.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException(
          "expiration must be in the years 2000 to 2099: " + expiration);
    }
    return expiration;
  }

  private static BigDecimal requireStrike(BigDecimal strike) {
    if (strike.signum() <= 0 || strike.compareTo(MAX_STRIKE) > 0) {
      throw new IllegalArgumentException(
          "strike must be positive and at most 99999.999: " + strike);
    }
    if (strike.stripTrailingZeros().scale() > STRIKE_DECIMALS) {
      throw new IllegalArgumentException("strike must have at most three decimals: " + strike);
    }
    return strike.setScale(STRIKE_DECIMALS);
  }
}
