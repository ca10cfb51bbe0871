package io.tradeoracle.examples.smile;

import io.tradeoracle.volatility.SmileQuote;
import io.tradeoracle.volatility.SviSlice;
import java.awt.AWTError;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws the quotes of each expiration as dots and its smile as a line, over log-moneyness, so that
 * the expirations lie above each other; as SVG or PNG by the file's name. Needs no display.
 */
public final class SmilePlot {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 620;
  private static final int CURVE_POINTS = 100;
  private static final int DOT = 6;

  /** From the near expirations, dark, to the far ones, light; told apart in grey too. */
  private static final Color NEAREST = new Color(0x2B1E66);

  private static final Color MIDDLE = new Color(0xC0396B);
  private static final Color FARTHEST = new Color(0xF2A33C);

  private static final Color INK = new Color(0x333333);
  private static final Color GRID = new Color(0xE6E6E6);

  private SmilePlot() {}

  /** Returns whether a file's name ends as one that can be drawn. */
  public static boolean isDrawable(Path file) {
    return isSvg(file) || file.toString().toLowerCase(Locale.ROOT).endsWith(".png");
  }

  private static boolean isSvg(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
  }

  /**
   * Draws the fitted expirations.
   *
   * @throws IOException if the file cannot be written, or this machine's Java cannot draw text
   */
  public static void draw(ChainFit fit, Path file) throws IOException {
    // No window is opened; a display that is named but away must not matter.
    System.setProperty("java.awt.headless", "true");
    byte[] picture;
    try {
      picture = ChartEncoder.getBytes(chart(fit), isSvg(file) ? "svg" : "png");
    } catch (RuntimeException | LinkageError | InternalError | AWTError e) {
      // Without any font the Java runtime fails inside of its own.
      throw new IOException("cannot draw " + file + " with this Java's fonts: " + e, e);
    }
    Files.write(file, picture);
  }

  private static XYChart chart(ChainFit fit) {
    List<ExpirationFit> fitted =
        fit.expirations().stream().filter(one -> one.slice().isPresent()).toList();
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("Implied volatility: quotes and fitted smile")
            .xAxisTitle("ln(strike / forward)")
            .yAxisTitle("implied volatility, %")
            .build();
    style(chart);
    for (int i = 0; i < fitted.size(); i++) {
      add(chart, fitted.get(i), color(i, fitted.size()));
    }
    return chart;
  }

  private static void style(XYChart chart) {
    chart
        .getStyler()
        .setPlotMargin(0)
        .setAxisTickLabelsFont(font(Font.PLAIN, 13))
        .setAxisTitleFont(font(Font.PLAIN, 14))
        .setPlotGridLinesColor(GRID)
        .setPlotGridLinesStroke(new BasicStroke(1f))
        .setAxisTickLabelsColor(INK)
        .setAxisTickMarksColor(GRID)
        .setXAxisDecimalPattern("0.0#")
        .setYAxisDecimalPattern("0.#")
        .setLocale(Locale.ROOT)
        .setChartTitleFont(font(Font.BOLD, 16))
        .setChartTitleBoxVisible(false)
        .setChartFontColor(INK)
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setLegendPosition(Styler.LegendPosition.OutsideE)
        .setLegendBorderColor(Color.WHITE)
        .setLegendFont(font(Font.PLAIN, 13))
        .setMarkerSize(DOT)
        .setAntiAlias(true);
  }

  private static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  private static void add(XYChart chart, ExpirationFit fit, Color color) {
    SviSlice slice = fit.slice().orElseThrow();
    List<SmileQuote> quotes = fit.quotes().orElseThrow().quotes();
    double[] k = quotes.stream().mapToDouble(q -> Math.log(q.strike() / slice.forward())).toArray();
    double[] percent = quotes.stream().mapToDouble(q -> 100 * q.impliedVolatility()).toArray();
    if (k.length > 0) {
      XYSeries dots = chart.addSeries("quotes " + fit.years(), k, percent);
      dots.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
      dots.setMarker(SeriesMarkers.CIRCLE);
      dots.setMarkerColor(faint(color));
      dots.setShowInLegend(false);
      double low = DoubleStream.of(k).min().orElseThrow();
      double high = DoubleStream.of(k).max().orElseThrow();
      addCurve(chart, slice, low, high, color);
    }
  }

  private static void addCurve(
      XYChart chart, SviSlice slice, double low, double high, Color color) {
    double[] k =
        IntStream.rangeClosed(0, CURVE_POINTS)
            .mapToDouble(i -> low + (high - low) * i / CURVE_POINTS)
            .toArray();
    double[] percent =
        DoubleStream.of(k)
            .map(x -> 100 * Math.sqrt(slice.totalVariance(x) / slice.years()))
            .toArray();
    XYSeries curve = chart.addSeries("smile " + slice.years(), k, percent);
    curve.setLabel(label(slice.years()));
    curve.setMarker(SeriesMarkers.NONE);
    curve.setLineColor(color);
    curve.setLineStyle(new BasicStroke(2f));
  }

  private static String label(double years) {
    double days = 365 * years;
    return String.format(Locale.ROOT, days < 10 ? "%.1f days" : "%.0f days", days);
  }

  private static Color color(int index, int count) {
    double share = count == 1 ? 0 : (double) index / (count - 1);
    return share <= 0.5
        ? blend(NEAREST, MIDDLE, 2 * share)
        : blend(MIDDLE, FARTHEST, 2 * share - 1);
  }

  private static Color blend(Color from, Color to, double share) {
    return new Color(
        (int) Math.rint(from.getRed() + share * (to.getRed() - from.getRed())),
        (int) Math.rint(from.getGreen() + share * (to.getGreen() - from.getGreen())),
        (int) Math.rint(from.getBlue() + share * (to.getBlue() - from.getBlue())));
  }

  private static Color faint(Color color) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), 110);
  }
}
