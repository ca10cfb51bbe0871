package io.tradeoracle.model;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Stand-in. */
public record OccSymbol(String root, LocalDate expiration, OptionRight right, BigDecimal strike)
    implements Comparable<OccSymbol> {
  public static final int LONGEST_ROOT = 6;

  public OccSymbol {
    strike = strike.setScale(3);
  }

  public static OccSymbol parse(String text) {
    int n = text.length();
    String day = text.substring(n - 15, n - 9);
    return new OccSymbol(
        text.substring(0, n - 15).trim(),
        LocalDate.parse(
            "20" + day.substring(0, 2) + "-" + day.substring(2, 4) + "-" + day.substring(4)),
        text.charAt(n - 9) == 'C' ? OptionRight.CALL : OptionRight.PUT,
        BigDecimal.valueOf(Long.parseLong(text.substring(n - 8)), 3));
  }

  public boolean isAdjusted() {
    return Character.isDigit(root.charAt(root.length() - 1));
  }

  @Override
  public String toString() {
    return root
        + expiration.toString().substring(2).replace("-", "")
        + (right == OptionRight.CALL ? "C" : "P")
        + String.format("%08d", strike.movePointRight(3).longValueExact());
  }

  @Override
  public int compareTo(OccSymbol other) {
    return toString().compareTo(other.toString());
  }
}
