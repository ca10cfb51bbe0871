package io.tradeoracle.examples.http.body;

import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Structure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts the flat fields of logged events into words. Missing fields read as nothing. */
final class EventWords {

  private final Map<String, String> fields;

  EventWords(Map<String, String> fields) {
    this.fields = fields;
  }

  /** Returns a constant's name as people write it: {@code too close to the close}. */
  static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Returns the same with a capital letter. */
  static String label(String constant) {
    String text = words(constant);
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  String text(String field) {
    return fields.getOrDefault(field, "");
  }

  int number(String field) {
    String text = text(field);
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  /** Returns dollars with two decimals and thousands apart. */
  String money(String field) {
    String text = text(field);
    return text.isEmpty() ? "nothing" : "$" + String.format(Locale.ROOT, "%,.2f", decimal(text));
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  /** Returns {@code 2 × iron condor at 5.62 credit}. */
  String order(String prefix) {
    return text(prefix + ".units") + " × " + structure(prefix + ".structure") + price(prefix);
  }

  private String price(String prefix) {
    String net = text(prefix + ".price.net");
    return net.isEmpty() ? " at the market" : " at " + price(decimal(net));
  }

  private static String price(BigDecimal net) {
    PriceBody price = PriceBody.of(net);
    return price.price().toPlainString() + " " + price.side();
  }

  String structure(String prefix) {
    return StructureNames.of(legs(prefix + ".legs"));
  }

  private List<Structure.Leg> legs(String prefix) {
    List<Structure.Leg> legs = new ArrayList<>();
    for (int i = 0; i < number(prefix + ".size"); i++) {
      String symbol = text(prefix + "." + i + ".instrument");
      if (symbol.length() > LogUnderlying.LONGEST_TICKER) {
        legs.add(
            new Structure.Leg(OptionContract.parse(symbol), number(prefix + "." + i + ".ratio")));
      }
    }
    return legs;
  }

  /** Returns what the units of a fill cost or brought, by unit and share. */
  String fill() {
    BigDecimal paid = BigDecimal.ZERO;
    for (int i = 0; i < number("event.fills.size"); i++) {
      String leg = "event.fills." + i;
      paid = paid.add(decimal(text(leg + ".price")).multiply(decimal(text(leg + ".quantity"))));
    }
    return price(paid.divide(decimal(text("event.units")), 2, RoundingMode.HALF_EVEN));
  }

  /** Returns the reasons of a denial, code and figures. */
  String denials() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < number("reasons.size"); i++) {
      String reason = "reasons." + i;
      all.add(words(text(reason + ".reason")) + ": " + text(reason + ".detail"));
    }
    return String.join("; ", all);
  }

  /** Returns the codes of a denial. */
  List<String> denialCodes() {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < number("reasons.size"); i++) {
      codes.add(text("reasons." + i + ".reason"));
    }
    return codes;
  }

  String differences() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < number("differences.size"); i++) {
      all.add(text("differences." + i));
    }
    return String.join("; ", all);
  }
}
