package io.tradeoracle.simulation;

/** What a quote says about the size that was shown, and perhaps used up, before it. */
public enum DisplayedSize {
  /** Its sizes are new: nothing of them is used yet. */
  FRESH,
  /**
   * Its sizes are those of the quote before, of which some may be used. The closing quote of a bar
   * says this, for it shows no other size than the bar's opening quote.
   */
  SHARED
}
