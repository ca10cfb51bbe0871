package io.tradeoracle.model;

import static io.tradeoracle.model.SettlementSession.AM;
import static io.tradeoracle.model.SettlementSession.PM;

import java.util.Map;
import java.util.Set;

/** The terms that all contracts of one root share. */
record OptionRoot(
    String underlying, ExerciseStyle style, SettlementSession session, Delivery delivery) {

  private static final int STANDARD_MULTIPLIER = 100;

  private static final Map<String, OptionRoot> INDEX_ROOTS =
      Map.of(
          "SPX", index("SPX", AM),
          "SPXW", index("SPX", PM),
          "XSP", index("XSP", PM),
          "NDX", index("NDX", AM),
          "NDXP", index("NDX", PM),
          "RUT", index("RUT", AM),
          "RUTW", index("RUT", PM),
          "VIX", index("VIX", AM),
          "VIXW", index("VIX", AM));

  /**
   * Roots of indices whose terms differ or are not known well enough; taking them for shares would
   * misprice and missettle them.
   */
  private static final Set<String> REFUSED_INDEX_ROOTS =
      Set.of(
          // S&P and Cboe
          "BSZ",
          "CBTX",
          "CBTXW",
          "MBTX",
          "MBTXW",
          "MGTN",
          "MGTNW",
          "NANOS",
          "OEX",
          "OEXW",
          "SPEQ",
          "SPEQW",
          "SPEQX",
          "SPESG",
          "SPXPM",
          "SPXQ",
          "XEO",
          "XEOW",
          "XSPAM",
          // Dow Jones, Nasdaq, Russell and MSCI
          "DJX",
          "MNX",
          "MRUT",
          "MXACW",
          "MXEA",
          "MXEF",
          "MXUSA",
          "MXWLD",
          "NDXPM",
          "NQX",
          "RLG",
          "RLV",
          "RUI",
          "VOLQ",
          "XND",
          // volatility
          "BVZ",
          "GVZ",
          "OVX",
          "RVX",
          "SPIKE",
          "VXEEM",
          "VXN",
          "VXST",
          // sectors
          "BKX",
          "HGX",
          "OSX",
          "SIXB",
          "SIXC",
          "SIXE",
          "SIXI",
          "SIXM",
          "SIXR",
          "SIXRE",
          "SIXT",
          "SIXU",
          "SIXV",
          "SIXY",
          "SOX",
          "UTY",
          "XAU",
          // currencies
          "XDA",
          "XDB",
          "XDC",
          "XDE",
          "XDN",
          "XDS",
          "XDZ");

  /** Returns the terms of a root; a refused index root throws. */
  static OptionRoot of(String root) {
    OptionRoot index = INDEX_ROOTS.get(root);
    return index != null ? index : shares(root);
  }

  OptionContract contract(OccSymbol symbol) {
    return new OptionContract(symbol, underlying, style, session, delivery, STANDARD_MULTIPLIER);
  }

  private static OptionRoot shares(String root) {
    String underlying = withoutTrailingDigits(root);
    if (INDEX_ROOTS.containsKey(underlying) || REFUSED_INDEX_ROOTS.contains(underlying)) {
      throw new IllegalArgumentException("Unknown index root, refused: " + root);
    }
    return new OptionRoot(underlying, ExerciseStyle.AMERICAN, PM, Delivery.SHARES);
  }

  private static OptionRoot index(String underlying, SettlementSession session) {
    return new OptionRoot(underlying, ExerciseStyle.EUROPEAN, session, Delivery.CASH);
  }

  private static String withoutTrailingDigits(String root) {
    int end = root.length();
    while (Character.isDigit(root.charAt(end - 1))) {
      end--;
    }
    return root.substring(0, end);
  }
}
