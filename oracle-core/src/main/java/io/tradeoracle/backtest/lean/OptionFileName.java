package io.tradeoracle.backtest.lean;

import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.OccSymbol;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionRight;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of one day's option files, such as {@code
 * 20151224_goog_minute_quote_american_call_7500000_20160115.csv}: strike in ten-thousandths,
 * expiration last.
 *
 * @param root the options' root, upper case
 */
record OptionFileName(String root, LocalDate date, ExerciseStyle style) {

  private static final int STRIKE_DECIMALS = 4;
  private static final Pattern TERMS =
      Pattern.compile("_(call|put)_([0-9]{1,10})_([0-9]{8})\\.csv");

  /**
   * Returns the contract that a file's name spells.
   *
   * @throws IllegalArgumentException if it spells none of this root, day and style
   */
  OptionContract contract(String name) {
    String prefix =
        String.join(
            "_",
            DayFiles.day(date),
            DayFiles.lower(root),
            "minute_quote",
            DayFiles.lower(style.name()));
    Matcher terms = TERMS.matcher(name.startsWith(prefix) ? name.substring(prefix.length()) : "");
    if (!terms.matches()) {
      throw new IllegalArgumentException("name must be " + prefix + "_RIGHT_STRIKE_EXPIRATION.csv");
    }
    OptionRight right = OptionRight.valueOf(terms.group(1).toUpperCase(Locale.ROOT));
    BigDecimal strike = BigDecimal.valueOf(Long.parseLong(terms.group(2)), STRIKE_DECIMALS);
    OptionContract contract =
        OptionContract.of(new OccSymbol(root, date(terms.group(3)), right, strike));
    if (contract.style() != style) {
      throw new IllegalArgumentException(
          root + " options are " + DayFiles.lower(contract.style().name()));
    }
    return contract;
  }

  private static LocalDate date(String digits) {
    try {
      return LocalDate.of(
          Integer.parseInt(digits, 0, 4, 10),
          Integer.parseInt(digits, 4, 6, 10),
          Integer.parseInt(digits, 6, 8, 10));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("expiration must be a date: " + digits, e);
    }
  }
}
