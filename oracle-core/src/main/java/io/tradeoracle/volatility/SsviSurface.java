package io.tradeoracle.volatility;

import java.util.Comparator;
import java.util.List;

/**
 * Surface SVI: one tilt and one curvature law for all expirations, and their total variances at the
 * money,
 *
 * <pre>w(k, θ) = ½ θ (1 + ρ φ k + √((φ k + ρ)² + 1 − ρ²)),  φ(θ) = η ÷ (θ^γ (1 + θ)^(1 − γ)),</pre>
 *
 * <p>by J. Gatheral and A. Jacquier, "Arbitrage-free SVI volatility surfaces" (2014), equations 4.1
 * and 4.5. With η (1 + |ρ|) ≤ 2, 0 &lt; γ ≤ ½ and θ that does not fall with time, which this record
 * requires, the whole surface is free of butterfly arbitrage (theorem 4.2: θ φ (1 + |ρ|) &lt; 4 and
 * θ φ² (1 + |ρ|) ≤ 4 follow for every θ) and of calendar arbitrage (theorem 4.1).
 *
 * @param rho tilt, between −1 and 1
 * @param eta height of the curvature law, positive
 * @param gamma how fast curvature fades with θ, above 0 to ½
 * @param nodes the expirations, ascending by time
 */
public record SsviSurface(double rho, double eta, double gamma, List<Node> nodes) {

  /** Rounding in a fit to the very bound. */
  private static final double ROUNDING = 1e-12;

  /**
   * One expiration.
   *
   * @param forward forward price of the underlying, positive
   * @param years time to expiration, positive
   * @param atMoneyVariance θ, volatility² × years at the forward, positive
   */
  public record Node(double forward, double years, double atMoneyVariance) {
    public Node {
      SmileChecks.requirePositive("forward", forward);
      SmileChecks.requirePositive("years", years);
      SmileChecks.requirePositive("atMoneyVariance", atMoneyVariance);
    }
  }

  public SsviSurface {
    if (!(Math.abs(rho) < 1)) {
      throw new IllegalArgumentException("rho must lie between -1 and 1: " + rho);
    }
    SmileChecks.requirePositive("eta", eta);
    if (eta * (1 + Math.abs(rho)) > 2 * (1 + ROUNDING)) {
      throw new IllegalArgumentException(
          "eta (1 + |rho|) must not exceed 2: " + eta * (1 + Math.abs(rho)));
    }
    if (!(gamma > 0 && gamma <= 0.5)) {
      throw new IllegalArgumentException("gamma must be above 0 and at most 0.5: " + gamma);
    }
    nodes = nodes.stream().sorted(Comparator.comparingDouble(Node::years)).toList();
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("nodes must not be empty");
    }
    for (int i = 1; i < nodes.size(); i++) {
      requireLater(nodes.get(i - 1), nodes.get(i));
    }
  }

  private static void requireLater(Node before, Node node) {
    if (node.years() == before.years()) {
      throw new IllegalArgumentException("years must not repeat: " + node.years());
    }
    if (node.atMoneyVariance() < before.atMoneyVariance()) {
      throw new IllegalArgumentException(
          "atMoneyVariance must not fall with time: "
              + before.atMoneyVariance()
              + ", "
              + node.atMoneyVariance());
    }
  }

  /** Returns φ of a total variance at the money. */
  public double phi(double atMoneyVariance) {
    return phi(eta, gamma, atMoneyVariance);
  }

  static double phi(double eta, double gamma, double theta) {
    return eta * StrictMath.pow(theta, -gamma) * StrictMath.pow(1 + theta, gamma - 1);
  }

  /** Returns the smiles of the expirations, in order of time. */
  public List<SviSlice> slices() {
    return nodes.stream().map(this::slice).toList();
  }

  private SviSlice slice(Node node) {
    double theta = node.atMoneyVariance();
    double phi = phi(theta);
    double across = (1 - rho) * (1 + rho);
    SviParameters raw =
        new SviParameters(
            0.5 * theta * across, 0.5 * theta * phi, rho, -rho / phi, Math.sqrt(across) / phi);
    return new SviSlice(node.forward(), node.years(), raw);
  }

  /**
   * Returns the smile of a time between: total variance at the money is linear in time (from zero
   * before the first expiration), so the smile belongs to the surface and is as free of arbitrage.
   *
   * @param years positive, at most the last expiration's
   * @param forward forward price of the underlying at that time, positive
   * @throws IllegalArgumentException if an argument is out of range
   */
  public SviSlice at(double years, double forward) {
    SmileChecks.requirePositive("years", years);
    double earlier = 0;
    double theta = 0;
    for (Node node : nodes) {
      if (years <= node.years()) {
        double share = (years - earlier) / (node.years() - earlier);
        double between = theta + share * (node.atMoneyVariance() - theta);
        return slice(new Node(forward, years, between));
      }
      earlier = node.years();
      theta = node.atMoneyVariance();
    }
    throw new IllegalArgumentException(
        "years must not exceed the last expiration's " + earlier + ": " + years);
  }
}
