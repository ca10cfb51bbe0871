package io.tradeoracle.examples.http.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

/** JSON as this server speaks it: times as ISO-8601 texts, unknown fields refused. */
public final class Json {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(LocalDate.class, ToStringSerializer.instance)
                  .addDeserializer(LocalDate.class, new Dates()))
          .build();

  private Json() {}

  private static final class Dates extends FromStringDeserializer<LocalDate> {
    private static final long serialVersionUID = 1;

    Dates() {
      super(LocalDate.class);
    }

    @Override
    protected LocalDate _deserialize(
        String text, com.fasterxml.jackson.databind.DeserializationContext context) {
      return LocalDate.parse(text);
    }
  }

  public static byte[] bytes(Object body) {
    try {
      return MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON can be made of a " + body.getClass(), e);
    }
  }

  public static String text(Object body) {
    try {
      return MAPPER.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON can be made of a " + body.getClass(), e);
    }
  }

  /**
   * Returns what a client sent.
   *
   * @throws Problem 400 if it is no such object, naming a field that is unknown
   */
  public static <T> T read(Class<T> type, byte[] json) {
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw Problem.badRequest("the body must be a JSON object");
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw Problem.badRequest("unknown field: " + e.getPropertyName());
    } catch (IOException e) {
      throw Problem.badRequest("the body is not the JSON object expected here");
    }
  }

  /** Returns what {@link #text} wrote. */
  public static <T> T own(Class<T> type, String json) {
    JavaType wanted = MAPPER.constructType(type);
    try {
      return MAPPER.readValue(json, wanted);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON of a " + type, e);
    }
  }
}
