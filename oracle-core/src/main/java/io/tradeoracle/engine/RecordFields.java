package io.tradeoracle.engine;

import io.tradeoracle.model.Equity;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OccSymbol;
import io.tradeoracle.model.OptionContract;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Turns records into flat maps of field paths to texts and back, so that every event and the state
 * itself are stored by one mechanism. A record's component {@code price} becomes the path {@code
 * price}, a nested one {@code order.price}, a list's second element {@code legs.1}; {@code
 * legs.size} gives a list's length and {@code event.type} which record of a sealed interface it is.
 *
 * <p>Texts are exact and the same on every Java version: what is hashed today must hash the same
 * tomorrow.
 */
final class RecordFields {

  /** Shorter than any OCC symbol, longer than any ticker. */
  private static final int LONGEST_TICKER = 15;

  private static final String SIZE = ".size";
  private static final String TYPE = ".type";
  private static final MathContext DIGITS_17 = new MathContext(17);

  private static final Map<Type, Function<String, ?>> PARSERS =
      Map.ofEntries(
          Map.entry(String.class, text -> text),
          Map.entry(int.class, Integer::valueOf),
          Map.entry(long.class, Long::valueOf),
          Map.entry(boolean.class, Boolean::valueOf),
          Map.entry(double.class, Double::valueOf),
          Map.entry(BigDecimal.class, BigDecimal::new),
          Map.entry(Instant.class, Instant::parse),
          Map.entry(LocalDate.class, LocalDate::parse),
          Map.entry(Instrument.class, RecordFields::instrument),
          Map.entry(OptionContract.class, RecordFields::option),
          Map.entry(Equity.class, Equity::new));

  private RecordFields() {}

  /** Returns the fields of a record. */
  static SortedMap<String, String> encode(Record value) {
    SortedMap<String, String> fields = new TreeMap<>();
    encodeRecord("", value, fields);
    return fields;
  }

  /**
   * Returns the record that has these fields.
   *
   * @throws IllegalArgumentException if a field is missing or does not parse
   */
  static <T> T decode(Class<T> type, Map<String, String> fields) {
    return type.cast(decodeRecord("", type, fields));
  }

  private static void encodeRecord(String prefix, Record value, Map<String, String> fields) {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      String path = prefix.isEmpty() ? component.getName() : prefix + "." + component.getName();
      encode(path, component.getGenericType(), read(component, value), fields);
    }
  }

  private static void encode(String path, Type type, Object value, Map<String, String> fields) {
    if (type instanceof ParameterizedType list && value instanceof List<?> elements) {
      fields.put(path + SIZE, Integer.toString(elements.size()));
      for (int i = 0; i < elements.size(); i++) {
        encode(path + "." + i, list.getActualTypeArguments()[0], elements.get(i), fields);
      }
    } else if (value instanceof Record nested && !PARSERS.containsKey(type)) {
      if (((Class<?>) type).isSealed()) {
        fields.put(path + TYPE, nested.getClass().getSimpleName());
      }
      encodeRecord(path, nested, fields);
    } else {
      fields.put(path, text(value));
    }
  }

  private static String text(Object value) {
    if (value instanceof Double number) {
      return text(number.doubleValue());
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof Instrument instrument) {
      return instrument.symbol();
    }
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }

  /** Seventeen digits tell every double apart; Double.toString changed between Java versions. */
  private static String text(double value) {
    // Decimals have neither a negative zero nor what is no number.
    return Double.isFinite(value) && value != 0
        ? new BigDecimal(value, DIGITS_17).toString()
        : Double.toString(value);
  }

  private static Object read(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static Object decodeRecord(String prefix, Class<?> type, Map<String, String> fields) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      types[i] = components[i].getType();
      values[i] =
          decode(
              prefix.isEmpty() ? name : prefix + "." + name,
              components[i].getGenericType(),
              fields);
    }
    return construct(type, types, values);
  }

  private static Object construct(Class<?> type, Class<?>[] types, Object[] values) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException("stored " + type.getSimpleName() + " is not valid", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type, e);
    }
  }

  private static Object decode(String path, Type type, Map<String, String> fields) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return decodeList(path, (Class<?>) list.getActualTypeArguments()[0], fields);
    }
    Class<?> plain = (Class<?>) type;
    Function<String, ?> parser = PARSERS.get(plain);
    if (parser != null) {
      return parse(path, parser, field(path, fields));
    }
    if (plain.isEnum()) {
      return constant(plain, field(path, fields));
    }
    if (plain.isSealed()) {
      return decodeRecord(path, permitted(plain, field(path + TYPE, fields)), fields);
    }
    return decodeRecord(path, plain, fields);
  }

  private static Object parse(String path, Function<String, ?> parser, String text) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException("stored field " + path + " is not valid: " + text, e);
    }
  }

  private static List<?> decodeList(String path, Class<?> element, Map<String, String> fields) {
    int size = (Integer) parse(path + SIZE, Integer::valueOf, field(path + SIZE, fields));
    List<Object> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(decode(path + "." + i, element, fields));
    }
    return list;
  }

  private static Class<?> permitted(Class<?> sealed, String simpleName) {
    for (Class<?> candidate : sealed.getPermittedSubclasses()) {
      if (candidate.getSimpleName().equals(simpleName)) {
        return candidate;
      }
    }
    throw new IllegalArgumentException("no " + sealed.getSimpleName() + " is called " + simpleName);
  }

  private static Object constant(Class<?> type, String name) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("no " + type.getSimpleName() + " is called " + name);
  }

  private static String field(String path, Map<String, String> fields) {
    String text = fields.get(path);
    if (text == null) {
      throw new IllegalArgumentException("stored record lacks the field " + path);
    }
    return text;
  }

  private static Instrument instrument(String symbol) {
    return symbol.length() > LONGEST_TICKER ? option(symbol) : new Equity(symbol);
  }

  private static OptionContract option(String symbol) {
    return OptionContract.of(OccSymbol.parse(symbol));
  }
}
