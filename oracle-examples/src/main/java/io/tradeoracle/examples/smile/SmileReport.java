package io.tradeoracle.examples.smile;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tradeoracle.examples.csv.Decimals;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.volatility.CalendarCheck;
import io.tradeoracle.volatility.SmileQuotes;
import io.tradeoracle.volatility.SsviSurface;
import io.tradeoracle.volatility.SviParameters;
import io.tradeoracle.volatility.SviSlice;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The fitted smiles as text: a row or an object for each expiration. */
public final class SmileReport {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private SmileReport() {}

  /** Returns lines of CSV; a number there is none of is an empty cell. */
  public static String csv(ChainFit fit) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      for (int i = 0; i < fit.expirations().size(); i++) {
        Map<String, Object> fields = fields(fit, i);
        if (i == 0) {
          csv.writeRecord(fields.keySet());
        }
        csv.writeRecord(fields.values().stream().map(SmileReport::cell).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Returns a JSON object; a number there is none of is null. */
  public static String json(ChainFit fit) {
    ObjectNode root = MAPPER.createObjectNode();
    fit.surface().ifPresent(surface -> root.set("surface", surface(surface)));
    ArrayNode expirations = root.putArray("expirations");
    for (int i = 0; i < fit.expirations().size(); i++) {
      ObjectNode expiration = expirations.addObject();
      fields(fit, i).forEach((name, value) -> expiration.putPOJO(name, orNull(value)));
    }
    return root.toPrettyString() + "\n";
  }

  private static ObjectNode surface(SsviSurface surface) {
    ObjectNode node = MAPPER.createObjectNode();
    return node.put("rho", surface.rho()).put("eta", surface.eta()).put("gamma", surface.gamma());
  }

  private static Map<String, Object> fields(ChainFit fit, int index) {
    ExpirationFit one = fit.expirations().get(index);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("yearsToExpiry", one.years());
    fields.put("forward", one.quotes().map(SmileQuotes::forward).orElse(Double.NaN));
    fields.put("rateContinuous", one.carry().map(Carry::rate).orElse(Double.NaN));
    fields.put("dividendYieldContinuous", one.carry().map(Carry::dividendYield).orElse(Double.NaN));
    Optional<SviParameters> svi = one.slice().map(SviSlice::parameters);
    fields.put("a", number(svi, SviParameters::a));
    fields.put("b", number(svi, SviParameters::b));
    fields.put("rho", number(svi, SviParameters::rho));
    fields.put("m", number(svi, SviParameters::m));
    fields.put("sigma", number(svi, SviParameters::sigma));
    fields.put(
        "forwardVolatilityDecimal", number(one.slice(), s -> s.impliedVolatility(s.forward())));
    fields.put("modelFreeVolatilityDecimal", Math.sqrt(one.modelFreeVariance()));
    fields.put("rmsErrorDecimal", one.rootMeanSquareError());
    fields.put("greatestErrorDecimal", one.greatestError());
    fields.put("quotes", one.quotes().map(quotes -> quotes.quotes().size()).orElse(0));
    fields.put("leastDensity", number(svi, parameters -> parameters.butterfly().leastDensity()));
    fields.put("constrained", one.constrained());
    fields.put("leastVarianceIncrease", number(fit.calendar(index), CalendarCheck::leastIncrease));
    fields.put("status", one.status());
    return fields;
  }

  private static <T> double number(Optional<T> source, ToDoubleFunction<T> value) {
    return source.map(value::applyAsDouble).orElse(Double.NaN);
  }

  private static String cell(Object value) {
    if (value instanceof Double number) {
      return number.isNaN() ? "" : Decimals.format(number);
    }
    return value.toString();
  }

  private static @Nullable Object orNull(Object value) {
    return value instanceof Double number && !Double.isFinite(number) ? null : value;
  }
}
