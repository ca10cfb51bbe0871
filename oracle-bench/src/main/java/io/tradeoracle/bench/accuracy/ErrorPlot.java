package io.tradeoracle.bench.accuracy;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws every error as a dot, coloured by regime, over something that tells the rows apart, and the
 * promise as a line. Errors below a floor lie on it.
 */
final class ErrorPlot {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 460;
  private static final int DOT = 4;
  private static final Color INK = new Color(0x333333);
  private static final Color GRID = new Color(0xE6E6E6);

  private static final Color[] REGIMES = {
    new Color(0x4477AA),
    new Color(0xEE6677),
    new Color(0x228833),
    new Color(0xCCBB44),
    new Color(0x66CCEE),
    new Color(0xAA3377),
    new Color(0xBBBBBB),
    new Color(0x994455),
    new Color(0x004488),
    new Color(0xDDAA33),
  };

  private ErrorPlot() {}

  /**
   * Writes a PNG.
   *
   * @param floor the smallest error that is told from zero
   */
  static void draw(Errors errors, String xTitle, double[] x, double floor, Path file)
      throws IOException {
    System.setProperty("java.awt.headless", "true");
    XYChart chart = emptyChart(errors, xTitle);
    Map<String, List<Integer>> regimes = new TreeMap<>();
    for (int row = 0; row < x.length; row++) {
      regimes.computeIfAbsent(errors.regimes()[row], unused -> new ArrayList<>()).add(row);
    }
    regimes.forEach((name, rows) -> addDots(chart, name, rows, errors, x, floor));
    addPromise(chart, errors, x);
    Files.write(file, ChartEncoder.getBytes(chart, "png"));
  }

  private static XYChart emptyChart(Errors errors, String xTitle) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(errors.title() + ": every error")
            .xAxisTitle(xTitle)
            .yAxisTitle(errors.unit())
            .build();
    XYStyler style = chart.getStyler();
    style.setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    style.setYAxisLogarithmic(true);
    style.setPlotGridLinesColor(GRID);
    style.setMarkerSize(DOT);
    style.setSeriesColors(REGIMES);
    style.setLegendPosition(Styler.LegendPosition.OutsideE);
    style.setLegendBorderColor(Color.WHITE);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBorderColor(Color.WHITE);
    style.setChartFontColor(INK);
    return chart;
  }

  private static void addDots(
      XYChart chart, String name, List<Integer> rows, Errors errors, double[] x, double floor) {
    double[] across = rows.stream().mapToDouble(row -> x[row]).toArray();
    double[] up = rows.stream().mapToDouble(row -> Math.max(errors.values()[row], floor)).toArray();
    chart.addSeries(name, across, up).setMarker(SeriesMarkers.CIRCLE);
  }

  private static void addPromise(XYChart chart, Errors errors, double[] x) {
    double left = x[0];
    double right = x[0];
    for (double value : x) {
      left = Math.min(left, value);
      right = Math.max(right, value);
    }
    XYSeries promise =
        chart.addSeries(
            "promised", new double[] {left, right}, new double[] {errors.bar(), errors.bar()});
    promise.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
    promise.setMarker(SeriesMarkers.NONE);
    promise.setLineColor(INK);
    promise.setLineStyle(new BasicStroke(1.2f));
  }
}
