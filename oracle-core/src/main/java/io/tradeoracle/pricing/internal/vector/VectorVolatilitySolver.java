package io.tradeoracle.pricing.internal.vector;

import static io.tradeoracle.pricing.internal.vector.VectorMath.LANES;
import static io.tradeoracle.pricing.internal.vector.VectorMath.SPECIES;
import static io.tradeoracle.pricing.internal.vector.VectorMath.at;
import static io.tradeoracle.pricing.internal.vector.VectorMath.spread;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import io.tradeoracle.pricing.internal.BlackScholesKernel;
import io.tradeoracle.pricing.internal.BlockMath;
import io.tradeoracle.pricing.internal.Normal;
import io.tradeoracle.pricing.internal.VolatilityBlock;
import io.tradeoracle.pricing.internal.VolatilityGuess;
import io.tradeoracle.pricing.internal.VolatilitySolver;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;

/**
 * The block solver in vector operations, the tables looked up by gathering. Several small loops
 * through the arrays of the block: one large one would keep its vectors in objects, at several
 * times the cost. The general table is at hand for every row, and costs a logarithm and a root for
 * the whole block if one row of it is off the fast table.
 */
public final class VectorVolatilitySolver implements VolatilitySolver {

  private static final int SIZE = VolatilityBlock.SIZE;

  /** Made by name where the vector module is there. */
  public VectorVolatilitySolver() {}

  @Override
  public void solve(VolatilityBlock block) {
    formLogarithmAndRoot(block);
    VectorMath.log(block.x);
    formExponents(block);
    VectorMath.exp(block.a);
    VectorMath.exp(block.b);
    formMoneyness(block);
    formPrices(block);
    formCoordinates(block);
    listUnusual(block);
    formCells(block);
    guess(block);
    formArguments(block);
    formSides(block);
    VectorMath.exp(block.density);
    BlockMath.mills(block.near);
    BlockMath.mills(block.far);
    formExcess(block);
    formNewton(block);
    formCoefficients(block);
    revert(block);
  }

  private static void formLogarithmAndRoot(VolatilityBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      at(block.spot, i).div(at(block.strike, i)).intoArray(block.x, i);
      spread(1).div(at(block.years, i).sqrt()).intoArray(block.perRootYear, i);
    }
  }

  private static void formExponents(VolatilityBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector years = at(block.years, i).neg();
      DoubleVector a = years.mul(at(block.yield, i));
      DoubleVector b = years.mul(at(block.rate, i));
      a.intoArray(block.a, i);
      b.intoArray(block.b, i);
      DoubleVector largest = a.abs().max(b.abs()).max(at(block.x, i).abs());
      largest.add(at(block.perRootYear, i).mul(spread(0))).intoArray(block.guard, i);
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

  private static void listUnusual(VolatilityBlock block) {
    int count = 0;
    for (int i = 0; i < SIZE; i += LANES) {
      long lanes = isUsual(block, i).not().toLong();
      for (; lanes != 0; lanes &= lanes - 1) {
        block.unusual[count++] = i + Long.numberOfTrailingZeros(lanes);
      }
    }
    block.unusualCount = count;
  }

  /** The same as {@link VolatilityGuess#isUsual}. */
  private static VectorMask<Double> isUsual(VolatilityBlock block, int i) {
    DoubleVector per = at(block.perProduct, i);
    DoubleVector v = at(block.v, i);
    DoubleVector z = at(block.z, i);
    DoubleVector least = at(block.smaller, i).mul(spread(VolatilityGuess.SMALLEST_SHARE));
    return at(block.guard, i)
        .compare(LT, VolatilityGuess.GUARD_END)
        .and(per.compare(GT, 1 / VolatilityGuess.LARGEST_PRODUCT))
        .and(per.compare(LT, VolatilityGuess.LARGEST_PRODUCT))
        .and(at(block.timeValue, i).compare(GT, least))
        .and(v.compare(GE, 1))
        .and(v.compare(LT, Double.POSITIVE_INFINITY))
        .and(z.compare(GT, VolatilityGuess.SMALLEST_Z))
        .and(z.compare(LT, VolatilityGuess.GENERAL_Z_END));
  }

  /** Leaves the first coordinate in {@code v} and the place of the cell in {@code cell}. */
  private static void formCells(VolatilityBlock block) {
    for (int k = 0; k < block.unusualCount; k++) {
      block.v[block.unusual[k]] = 1;
      block.z[block.unusual[k]] = 1;
    }
    if (isFastThroughout(block)) {
      for (int i = 0; i < SIZE; i += LANES) {
        fastCell(at(block.v, i), at(block.z, i)).intoArray(block.cell, i);
      }
    } else {
      System.arraycopy(block.v, 0, block.scratch, 0, SIZE);
      VectorMath.log(block.scratch);
      for (int i = 0; i < SIZE; i += LANES) {
        chooseCell(block, i);
      }
    }
    for (int i = 0; i < SIZE; i++) {
      block.index[i] = (int) block.cell[i];
    }
  }

  private static boolean isFastThroughout(VolatilityBlock block) {
    VectorMask<Double> fast = SPECIES.maskAll(true);
    for (int i = 0; i < SIZE; i += LANES) {
      fast = fast.and(isFast(at(block.v, i), at(block.z, i)));
    }
    return fast.allTrue();
  }

  private static VectorMask<Double> isFast(DoubleVector v, DoubleVector z) {
    return v.compare(LT, VolatilityGuess.FAST_V_END)
        .and(z.compare(LT, VolatilityGuess.FAST_Z_END));
  }

  private static void chooseCell(VolatilityBlock block, int i) {
    DoubleVector v = at(block.v, i);
    DoubleVector z = at(block.z, i);
    VectorMask<Double> fast = isFast(v, z);
    DoubleVector onePlusXi = at(block.scratch, i).sqrt().add(spread(1));
    generalCell(onePlusXi, z)
        .blend(fastCell(v, z), fast.cast(LongVector.SPECIES_PREFERRED))
        .intoArray(block.cell, i);
    onePlusXi.blend(v, fast).intoArray(block.v, i);
  }

  private static LongVector fastCell(DoubleVector v, DoubleVector z) {
    LongVector row = bitsBeyondOne(v).lanewise(LSHR, 51);
    LongVector column = bitsBeyondOne(z.add(spread(1))).lanewise(LSHR, 52);
    return row.lanewise(LSHL, 1).add(row).add(column).lanewise(LSHL, 4);
  }

  private static LongVector generalCell(DoubleVector onePlusXi, DoubleVector z) {
    LongVector row = bitsBeyondOne(onePlusXi).lanewise(LSHR, 50);
    LongVector column = bitsBeyondOne(z.add(spread(1))).lanewise(LSHR, 52);
    LongVector cell = row.lanewise(LSHL, 3).sub(row).add(column).lanewise(LSHL, 4);
    return cell.add(VolatilityGuess.FAST_SIZE);
  }

  private static LongVector bitsBeyondOne(DoubleVector value) {
    return value.reinterpretAsLongs().sub(VolatilityGuess.ONE);
  }

  /** The cubics in b of a⁰ … a³; more than one in a loop would keep its vectors in objects. */
  private static void guess(VolatilityBlock block) {
    cubic(block, 0, block.near);
    cubic(block, 4, block.far);
    cubic(block, 8, block.density);
    cubic(block, 12, block.ratio);
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector a = fraction(at(block.v, i));
      DoubleVector high = at(block.ratio, i).fma(a, at(block.density, i));
      DoubleVector low = at(block.far, i).fma(a, at(block.near, i));
      high.fma(a.mul(a), low).intoArray(block.ratio, i);
    }
  }

  private static void cubic(VolatilityBlock block, int coefficient, double[] out) {
    int[] index = block.index;
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector b = fraction(at(block.z, i).add(spread(1)));
      DoubleVector c0 = gather(coefficient, index, i);
      DoubleVector c1 = gather(coefficient + 1, index, i);
      DoubleVector c2 = gather(coefficient + 2, index, i);
      DoubleVector c3 = gather(coefficient + 3, index, i);
      c3.fma(b, c2).fma(b, c1).fma(b, c0).intoArray(out, i);
    }
  }

  private static DoubleVector gather(int coefficient, int[] index, int i) {
    return DoubleVector.fromArray(SPECIES, VolatilityGuess.TABLE, coefficient, index, i);
  }

  private static DoubleVector fraction(DoubleVector value) {
    return value
        .reinterpretAsLongs()
        .and(VolatilityGuess.MANTISSA)
        .or(VolatilityGuess.ONE)
        .reinterpretAsDoubles()
        .sub(spread(1));
  }

  private static void formArguments(VolatilityBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector z = at(block.z, i);
      DoubleVector ratio = at(block.ratio, i);
      DoubleVector perS = ratio.div(z);
      z.div(ratio).intoArray(block.s, i);
      perS.intoArray(block.inverse, i);
      at(block.x, i).mul(perS).intoArray(block.h, i);
    }
  }

  private static void formSides(VolatilityBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector h = at(block.h, i);
      DoubleVector t = at(block.s, i).mul(spread(0.5));
      DoubleVector u = h.sub(t);
      VectorMask<Double> upper = u.compare(LT, BlackScholesKernel.UPPER_BELOW);
      spread(1).blend(spread(-1), upper).intoArray(block.sign, i);
      at(block.room, i).blend(at(block.timeValue, i), upper).intoArray(block.perTarget, i);
      u.mul(spread(-0.5)).mul(u).intoArray(block.density, i);
      u.blend(u.neg(), upper).intoArray(block.near, i);
      h.add(t).intoArray(block.far, i);
    }
  }

  private static void formExcess(VolatilityBlock block) {
    for (int i = 0; i < SIZE; i += LANES) {
      DoubleVector sign = at(block.sign, i);
      DoubleVector signed = sign.mul(at(block.near, i)).sub(at(block.far, i));
      DoubleVector perPi =
          at(block.perTarget, i).mul(at(block.perProduct, i)).mul(at(block.smaller, i));
      DoubleVector weight =
          perPi.mul(at(block.density, i)).mul(spread(Normal.INVERSE_SQRT_TWO_PI));
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
      DoubleVector s = at(block.s, i);
      DoubleVector solved = move.mul(factor).fma(s, s);
      solved.mul(at(block.perRootYear, i)).intoArray(block.volatility, i);
    }
  }
}
