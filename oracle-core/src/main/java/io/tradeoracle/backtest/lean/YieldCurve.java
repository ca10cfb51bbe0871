package io.tradeoracle.backtest.lean;

import java.util.List;

/**
 * A yield by time to expiration: straight lines between points, the nearest point's outside, zero
 * without points.
 *
 * @param points ascending in time
 */
record YieldCurve(List<Point> points) {

  static final YieldCurve ZERO = new YieldCurve(List.of());

  /** A yield, a fraction per year, at a time to expiration. */
  record Point(double years, double yield) {}

  YieldCurve {
    points = List.copyOf(points);
  }

  double at(double years) {
    int next = 0;
    while (next < points.size() && points.get(next).years() < years) {
      next++;
    }
    if (points.isEmpty()) {
      return 0;
    }
    if (next == 0 || next == points.size()) {
      return points.get(Math.min(next, points.size() - 1)).yield();
    }
    Point left = points.get(next - 1);
    Point right = points.get(next);
    double share = (years - left.years()) / (right.years() - left.years());
    return left.yield() + share * (right.yield() - left.yield());
  }

  /** Returns the range of the yields, for people. */
  String describe() {
    if (points.isEmpty()) {
      return "zero (no parity forward)";
    }
    double least = points.stream().mapToDouble(Point::yield).min().orElse(0);
    double most = points.stream().mapToDouble(Point::yield).max().orElse(0);
    return Rounded.text(least) + " to " + Rounded.text(most) + " by parity at the last chain";
  }
}
