package io.tradeoracle.pricing.internal.vector;

import static io.tradeoracle.pricing.internal.vector.VectorMath.LANES;
import static io.tradeoracle.pricing.internal.vector.VectorMath.SPECIES;
import static io.tradeoracle.pricing.internal.vector.VectorMath.at;
import static io.tradeoracle.pricing.internal.vector.VectorMath.spread;

import io.tradeoracle.pricing.internal.BlackScholesKernel;
import io.tradeoracle.pricing.internal.BlockMath;
import io.tradeoracle.pricing.internal.EuropeanBlock;
import io.tradeoracle.pricing.internal.EuropeanPricer;
import io.tradeoracle.pricing.internal.Normal;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The block pricer in vector operations. Several small loops through the arrays of the block,
 * called through arrays of functions so that each is compiled by itself: of one large method the
 * JIT compiler keeps vectors in objects, at several times the cost.
 */
public final class VectorEuropeanPricer implements EuropeanPricer {

  private static final int SIZE = EuropeanBlock.SIZE;

  private static final Loop[] PRICE = {
    VectorEuropeanPricer::formDeviations,
    block -> VectorMath.logRatio(block.spot, block.strike, block.x),
    VectorEuropeanPricer::formExponents,
    block -> VectorMath.exp(block.a),
    block -> VectorMath.exp(block.b),
    VectorEuropeanPricer::formMoneyness,
    VectorEuropeanPricer::formArguments,
    VectorEuropeanPricer::listUnusual,
    block -> VectorMath.exp(block.w),
    block -> BlockMath.mills(block.near),
    block -> BlockMath.mills(block.far),
    VectorEuropeanPricer::formPrices,
  };

  private static final Loop[] GREEKS = {
    VectorEuropeanPricer::formLegs,
    VectorEuropeanPricer::formDeltaGammaVega,
    VectorEuropeanPricer::formThetaRho,
  };

  private interface Loop {
    void over(EuropeanBlock block);
  }

  /** Made by name where the vector module is there. */
  public VectorEuropeanPricer() {}

  @Override
  public void price(EuropeanBlock block) {
    for (Loop loop : PRICE) {
      loop.over(block);
    }
  }

  @Override
  public void value(EuropeanBlock block) {
    price(block);
    for (Loop loop : GREEKS) {
      loop.over(block);
    }
  }

  private static void formDeviations(EuropeanBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector root = at(block.years, i).sqrt();
      root.intoArray(block.rootYears, i);
      root.mul(at(block.volatility, i)).intoArray(block.s, i);
    }
  }

  private static void formExponents(EuropeanBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector years = at(block.years, i).neg();
      DoubleVector a = years.mul(at(block.yield, i));
      DoubleVector b = years.mul(at(block.rate, i));
      a.intoArray(block.a, i);
      b.intoArray(block.b, i);
      DoubleVector spot = at(block.spot, i);
      DoubleVector strike = at(block.strike, i);
      DoubleVector exponent = a.abs().max(b.abs()).mul(spread(EuropeanBlock.EXPONENT_WEIGHT));
      exponent.max(spot.max(strike)).intoArray(block.largest, i);
      spot.min(strike).min(at(block.s, i)).intoArray(block.least, i);
    }
  }

  private static void formMoneyness(EuropeanBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      at(block.a, i).mul(at(block.spot, i)).intoArray(block.a, i);
      at(block.b, i).mul(at(block.strike, i)).intoArray(block.b, i);
      DoubleVector carry = at(block.rate, i).sub(at(block.yield, i));
      carry.fma(at(block.years, i), at(block.x, i)).intoArray(block.x, i);
    }
  }

  private static void formArguments(EuropeanBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector s = at(block.s, i);
      DoubleVector h = at(block.x, i).abs().div(s);
      DoubleVector t = s.mul(spread(0.5));
      DoubleVector u = h.sub(t);
      u.intoArray(block.near, i);
      h.add(t).intoArray(block.far, i);
      u.mul(spread(-0.5)).mul(u).intoArray(block.w, i);
    }
  }

  /** Before {@code near} becomes a Mills ratio. */
  private static void listUnusual(EuropeanBlock block) {
    int count = 0;
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector near = at(block.near, i);
      VectorMask<Double> usual =
          at(block.largest, i)
              .compare(VectorOperators.LT, EuropeanBlock.LARGE)
              .and(at(block.least, i).compare(VectorOperators.GT, EuropeanBlock.SMALL))
              .and(near.compare(VectorOperators.GE, BlackScholesKernel.UPPER_BELOW))
              .and(near.compare(VectorOperators.LT, EuropeanBlock.FARTHEST));
      if (!usual.allTrue()) {
        long lanes = usual.not().toLong();
        for (; lanes != 0; lanes &= lanes - 1) {
          block.unusual[count++] = i + Long.numberOfTrailingZeros(lanes);
        }
      }
    }
    block.unusualCount = count;
  }

  private static void formPrices(EuropeanBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector a = at(block.a, i);
      DoubleVector b = at(block.b, i);
      DoubleVector smaller = a.min(b);
      DoubleVector w = smaller.mul(spread(Normal.INVERSE_SQRT_TWO_PI)).mul(at(block.w, i));
      w.intoArray(block.w, i);
      DoubleVector cap = b.blend(a, isCall(block, i));
      DoubleVector out = w.mul(at(block.near, i).sub(at(block.far, i)));
      cap.sub(smaller).add(out).intoArray(block.price, i);
    }
  }

  private static VectorMask<Double> isCall(EuropeanBlock block, int i) {
    return at(block.call, i).compare(VectorOperators.EQ, spread(1));
  }

  private static void formLegs(EuropeanBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      VectorMask<Double> callIsOut = at(block.x, i).compare(VectorOperators.LT, spread(0));
      VectorMask<Double> call = isCall(block, i);
      DoubleVector w = at(block.w, i);
      DoubleVector near = w.mul(at(block.near, i));
      DoubleVector far = w.mul(at(block.far, i));
      DoubleVector spotOut = far.blend(near, callIsOut);
      DoubleVector strikeOut = near.blend(far, callIsOut);
      DoubleVector sign = DoubleVector.broadcast(SPECIES, -1).blend(spread(1), call);
      VectorMask<Double> isOut = call.eq(callIsOut);
      DoubleVector spotIn = at(block.a, i).sub(spotOut);
      DoubleVector strikeIn = at(block.b, i).sub(strikeOut);
      spotIn.blend(spotOut, isOut).mul(sign).intoArray(block.spotLeg, i);
      strikeIn.blend(strikeOut, isOut).mul(sign).intoArray(block.strikeLeg, i);
    }
  }

  private static void formDeltaGammaVega(EuropeanBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector perSpot = spread(1).div(at(block.spot, i));
      DoubleVector w = at(block.w, i);
      at(block.spotLeg, i).mul(perSpot).intoArray(block.delta, i);
      w.mul(perSpot).mul(perSpot).div(at(block.s, i)).intoArray(block.gamma, i);
      w.mul(at(block.rootYears, i)).intoArray(block.vega, i);
    }
  }

  private static void formThetaRho(EuropeanBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector spotLeg = at(block.spotLeg, i);
      DoubleVector strikeLeg = at(block.strikeLeg, i);
      DoubleVector carry = at(block.yield, i).mul(spotLeg).sub(at(block.rate, i).mul(strikeLeg));
      DoubleVector speed = at(block.volatility, i).div(at(block.rootYears, i));
      DoubleVector decay = at(block.w, i).mul(spread(0.5)).mul(speed);
      carry.sub(decay).intoArray(block.theta, i);
      at(block.years, i).mul(strikeLeg).intoArray(block.rho, i);
    }
  }
}
