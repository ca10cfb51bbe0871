package io.tradeoracle.risk;

import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.Structure.Leg;
import io.tradeoracle.risk.RiskContext.DayTrading;
import io.tradeoracle.risk.RiskContext.Funds;
import java.math.BigDecimal;
import java.util.List;

/** Whether the account has the means and the permissions. */
final class FundsChecks {

  private static final int COVERED = 1;
  private static final int LONG_OPTIONS = 2;
  private static final int SPREADS = 3;

  private FundsChecks() {}

  static void buyingPower(OpeningOrder order, Findings findings) {
    if (!order.hasMaximumLoss()) {
      return;
    }
    Funds funds = order.opening().funds();
    BigDecimal needed =
        order.maximumLoss().add(order.ofEquity(order.limits().exposure().buyingPowerReserve()));
    if (funds.account().buyingPower().compareTo(needed) < 0) {
      findings.deny(
          DenialReason.BUYING_POWER,
          funds.account().buyingPower() + " left, " + needed + " needed with the reserve");
    }
  }

  static void optionLevel(OpeningOrder order, Findings findings) {
    int needed = levelNeeded(order.structure());
    int level = order.opening().funds().account().optionLevel();
    if (level < needed) {
      findings.deny(DenialReason.OPTION_LEVEL, "level " + level + ", needed " + needed);
    }
  }

  private static int levelNeeded(Structure structure) {
    boolean sells = hasOption(structure, -1);
    boolean buys = hasOption(structure, 1);
    if (sells) {
      return buys ? SPREADS : COVERED;
    }
    return buys ? LONG_OPTIONS : 0;
  }

  private static boolean hasOption(Structure structure, int sign) {
    List<Leg> legs = structure.legs();
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      if (leg.instrument() instanceof OptionContract && Integer.signum(leg.ratio()) == sign) {
        return true;
      }
    }
    return false;
  }

  static void accountKind(OpeningOrder order, Findings findings) {
    Funds funds = order.opening().funds();
    if (funds.marginAccount()) {
      BigDecimal least = order.limits().exposure().minimumSpreadEquity();
      if (levelNeeded(order.structure()) == SPREADS && funds.equity().compareTo(least) < 0) {
        findings.deny(
            DenialReason.SMALL_MARGIN_ACCOUNT, "equity " + funds.equity() + ", needed " + least);
      }
    } else if (order.hasMaximumLoss() && funds.settledCash().compareTo(order.maximumLoss()) < 0) {
      findings.deny(
          DenialReason.UNSETTLED_FUNDS,
          funds.settledCash() + " settled, " + order.maximumLoss() + " needed");
    }
  }

  static void dayTrading(OpeningOrder order, Findings findings) {
    Funds funds = order.opening().funds();
    DayTrading dayTrading = funds.dayTrading();
    RiskLimits.Exposure limits = order.limits().exposure();
    if (dayTrading.counted()
        && funds.marginAccount()
        && dayTrading.used() >= limits.dayTrades()
        && funds.equity().compareTo(limits.dayTradeEquity()) < 0) {
      findings.deny(DenialReason.DAY_TRADE_LIMIT, dayTrading.used() + " day trades used");
    }
    if (dayTrading.intradayMarginRefused()) {
      findings.deny(DenialReason.INTRADAY_MARGIN, "refused by the broker today");
    }
  }
}
