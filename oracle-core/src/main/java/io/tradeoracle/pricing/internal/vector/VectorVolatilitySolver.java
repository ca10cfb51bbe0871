package io.tradeoracle.pricing.internal.vector;

import static io.tradeoracle.pricing.internal.vector.VectorMath.LANES;
import static io.tradeoracle.pricing.internal.vector.VectorMath.at;
import static io.tradeoracle.pricing.internal.vector.VectorMath.spread;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import io.tradeoracle.pricing.internal.BlackScholesKernel;
import io.tradeoracle.pricing.internal.BlockMath;
import io.tradeoracle.pricing.internal.Normal;
import io.tradeoracle.pricing.internal.VolatilityBlock;
import io.tradeoracle.pricing.internal.VolatilityGuess;
import io.tradeoracle.pricing.internal.VolatilitySolver;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/**
 * The block solver in vector operations, the look-up apart: gathering from the tables is slower
 * than the scalar loop where vectors have four lanes.
 *
 * <p>Several small loops through the arrays of the block, each compiled by itself, as in {@code
 * PlainVolatilitySolver}: of a large method the JIT compiler keeps vectors in objects, at several
 * times the cost.
 */
public final class VectorVolatilitySolver implements VolatilitySolver {

  private static final int SIZE = VolatilityBlock.SIZE;

  /** Made by name where the vector module is there. */
  public VectorVolatilitySolver() {}

  /** The way, in order; called through an array so that each is compiled by itself. */
  private static final Loop[] LOOPS = {
    VectorVolatilitySolver::formLogarithmAndRoot,
    block -> VectorMath.log(block.x),
    VectorVolatilitySolver::formExponents,
    block -> VectorMath.exp(block.a),
    block -> VectorMath.exp(block.b),
    VectorVolatilitySolver::formMoneyness,
    VectorVolatilitySolver::formPrices,
    VectorVolatilitySolver::formCoordinates,
    VectorVolatilitySolver::listUnusual,
    VolatilityGuess::lookUp,
    VectorVolatilitySolver::formArguments,
    VectorVolatilitySolver::formSides,
    block -> VectorMath.exp(block.density),
    block -> BlockMath.mills(block.near),
    block -> BlockMath.mills(block.far),
    VectorVolatilitySolver::formExcess,
    VectorVolatilitySolver::formNewton,
    VectorVolatilitySolver::formCoefficients,
    VectorVolatilitySolver::revert,
  };

  private interface Loop {
    void over(VolatilityBlock block);
  }

  @Override
  public void solve(VolatilityBlock block) {
    for (Loop loop : LOOPS) {
      loop.over(block);
    }
  }

  private static void formLogarithmAndRoot(VolatilityBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      at(block.spot, i).div(at(block.strike, i)).intoArray(block.x, i);
      at(block.years, i).sqrt().intoArray(block.rootYears, i);
    }
  }

  private static void formExponents(VolatilityBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector years = at(block.years, i).neg();
      DoubleVector a = years.mul(at(block.yield, i));
      DoubleVector b = years.mul(at(block.rate, i));
      a.intoArray(block.a, i);
      b.intoArray(block.b, i);
      a.abs().max(b.abs()).max(at(block.x, i).abs()).intoArray(block.guard, i);
    }
  }

  private static void formMoneyness(VolatilityBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector carry = at(block.rate, i).sub(at(block.yield, i));
      carry.fma(at(block.years, i), at(block.x, i)).abs().intoArray(block.x, i);
    }
  }

  private static void formPrices(VolatilityBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector a = at(block.a, i).mul(at(block.spot, i));
      DoubleVector b = at(block.b, i).mul(at(block.strike, i));
      DoubleVector smaller = a.min(b);
      DoubleVector cap = b.blend(a, at(block.call, i).compare(GT, 0.5));
      DoubleVector price = at(block.price, i);
      smaller.intoArray(block.smaller, i);
      cap.sub(price).intoArray(block.room, i);
      price.sub(cap.sub(smaller)).intoArray(block.timeValue, i);
    }
  }

  private static void formCoordinates(VolatilityBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector x = at(block.x, i);
      DoubleVector room = at(block.room, i);
      DoubleVector timeValue = at(block.timeValue, i);
      DoubleVector per = spread(1).div(timeValue.mul(room));
      DoubleVector odds = timeValue.mul(timeValue).mul(per);
      per.intoArray(block.perProduct, i);
      x.fma(room.mul(room).mul(per), spread(1)).intoArray(block.v, i);
      odds.fma(spread(Normal.SQRT_TWO_PI), x).intoArray(block.z, i);
    }
  }

  /** The same as {@link VolatilityGuess#isUsual}. */
  private static void listUnusual(VolatilityBlock block) {
    int count = 0;
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector per = at(block.perProduct, i);
      DoubleVector v = at(block.v, i);
      DoubleVector z = at(block.z, i);
      DoubleVector least = at(block.smaller, i).mul(spread(VolatilityGuess.SMALLEST_SHARE));
      VectorMask<Double> usual =
          at(block.guard, i)
              .compare(LT, VolatilityGuess.GUARD_END)
              .and(at(block.rootYears, i).compare(GT, 0))
              .and(per.compare(GT, 1 / VolatilityGuess.LARGEST_PRODUCT))
              .and(per.compare(LT, VolatilityGuess.LARGEST_PRODUCT))
              .and(at(block.timeValue, i).compare(GT, least))
              .and(v.compare(GE, 1))
              .and(v.compare(LT, Double.POSITIVE_INFINITY))
              .and(z.compare(GT, VolatilityGuess.SMALLEST_Z))
              .and(z.compare(LT, VolatilityGuess.GENERAL_Z_END));
      for (long rest = usual.not().toLong(); rest != 0; rest &= rest - 1) {
        block.unusual[count++] = i + Long.numberOfTrailingZeros(rest);
      }
    }
    block.unusualCount = count;
  }

  private static void formArguments(VolatilityBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector z = at(block.z, i);
      DoubleVector ratio = at(block.ratio, i);
      DoubleVector perS = ratio.div(z);
      DoubleVector s = z.div(ratio);
      s.intoArray(block.s, i);
      perS.intoArray(block.inverse, i);
      DoubleVector x = at(block.x, i);
      DoubleVector product = x.mul(perS);
      product.neg().fma(s, x).fma(perS, product).intoArray(block.h, i);
    }
  }

  private static void formSides(VolatilityBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector h = at(block.h, i);
      DoubleVector t = at(block.s, i).mul(spread(0.5));
      DoubleVector u = h.sub(t);
      VectorMask<Double> upper = u.compare(LT, BlackScholesKernel.UPPER_BELOW);
      spread(1).blend(spread(-1), upper).intoArray(block.sign, i);
      at(block.timeValue, i).blend(at(block.room, i), upper).intoArray(block.target, i);
      u.mul(spread(-0.5)).mul(u).intoArray(block.density, i);
      u.blend(u.neg(), upper).intoArray(block.near, i);
      h.add(t).intoArray(block.far, i);
    }
  }

  private static void formExcess(VolatilityBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector sign = at(block.sign, i);
      DoubleVector signed = sign.mul(at(block.near, i)).sub(at(block.far, i));
      DoubleVector perPi = at(block.smaller, i).div(at(block.target, i));
      DoubleVector weight = perPi.mul(at(block.density, i)).mul(spread(Normal.INVERSE_SQRT_TWO_PI));
      signed.intoArray(block.near, i);
      weight.fma(sign.mul(signed), spread(-1)).intoArray(block.density, i);
    }
  }

  private static void formNewton(VolatilityBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector y = at(block.density, i);
      DoubleVector square = y.mul(y);
      DoubleVector tail = square.fma(spread(-0.2), y.fma(spread(0.25), spread(-1 / 3.0)));
      DoubleVector log = y.sub(square.mul(tail.fma(y, spread(0.5))));
      DoubleVector signed = at(block.near, i);
      log.mul(signed).mul(at(block.inverse, i)).neg().intoArray(block.newton, i);
      at(block.s, i).div(signed).intoArray(block.slope, i);
    }
  }

  private static void formCoefficients(VolatilityBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector h = at(block.h, i);
      DoubleVector s = at(block.s, i);
      DoubleVector p = at(block.slope, i);
      DoubleVector square = h.mul(h);
      DoubleVector quarter = s.mul(s).mul(spread(0.25));
      DoubleVector w = square.sub(quarter);
      DoubleVector w1 = square.mul(spread(-3)).sub(quarter);
      DoubleVector b3 = w.fma(w, w1);
      DoubleVector b4 = w.fma(w1.add(w1).add(b3), square.mul(spread(12)));
      DoubleVector inner = w.mul(spread(12)).sub(p.mul(spread(6)));
      DoubleVector outer = p.fma(inner, b3.mul(spread(-4)).sub(w.mul(w).mul(spread(3))));
      w.sub(p).mul(spread(0.5)).intoArray(block.near, i);
      DoubleVector c3 = p.fma(p.add(p).sub(w.mul(spread(3))), b3);
      c3.mul(spread(1.0 / 6)).intoArray(block.far, i);
      p.fma(outer, b4).mul(spread(1.0 / 24)).intoArray(block.density, i);
    }
  }

  private static void revert(VolatilityBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector move = at(block.newton, i);
      DoubleVector c2 = at(block.near, i);
      DoubleVector c3 = at(block.far, i);
      DoubleVector square = c2.mul(c2);
      DoubleVector quadratic = square.add(square).sub(c3);
      DoubleVector cubic = c2.mul(spread(5)).fma(c3.sub(square), at(block.density, i).neg());
      DoubleVector factor = cubic.fma(move, quadratic).fma(move, c2.neg()).fma(move, spread(1));
      DoubleVector guess = at(block.s, i).div(at(block.rootYears, i));
      move.mul(factor).fma(guess, guess).intoArray(block.volatility, i);
    }
  }
}
