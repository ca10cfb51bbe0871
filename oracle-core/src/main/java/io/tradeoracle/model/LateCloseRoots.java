package io.tradeoracle.model;

import java.util.Set;

/**
 * The option roots that trade for 15 minutes after their underlying's close.
 *
 * <p>As brokers published the list in 2025; it changes every few years, and no history is kept. To
 * be checked against the exchanges' current circulars before it decides about an order.
 */
final class LateCloseRoots {

  private static final Set<String> INDICES =
      Set.of("SPX", "SPXW", "XSP", "NDX", "NDXP", "RUT", "RUTW", "VIX", "VIXW");

  private static final Set<String> FUNDS_AND_NOTES =
      Set.of(
          "AMJ", "DBA", "DBB", "DBC", "DBO", "DIA", "EEM", "EFA", "IWM", "IWN", "IWO", "IWV", "KBE",
          "KRE", "MDY", "MOO", "OEF", "QQQ", "SLX", "SPY", "SVIX", "SVXY", "UNG", "UUP", "UVIX",
          "UVXY", "VIXM", "VIXY", "VXX", "VXZ", "XHB", "XLB", "XLC", "XLE", "XLF", "XLI", "XLK",
          "XLP", "XLRE", "XLU", "XLV", "XLY", "XME", "XRT");

  private LateCloseRoots() {}

  static boolean contains(String root) {
    return INDICES.contains(root) || FUNDS_AND_NOTES.contains(root);
  }
}
