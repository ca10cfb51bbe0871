package io.tradeoracle.bench.pricing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What JMH wrote of one run.
 *
 * @param java the version that ran it
 */
record Measured(String java, List<Figure> figures) {

  /**
   * One benchmark's result.
   *
   * @param row class and parameter, which is a row of the table: {@code
   *     ImpliedVolatilityBenchmark.extreme}
   * @param column its method
   * @param nanos per option
   * @param error half the width of the interval with 99.9 % confidence, nanoseconds
   * @param bytes allocated per option
   */
  record Figure(String row, String column, double nanos, double error, double bytes) {}

  static Measured read(Path json) throws IOException {
    JsonNode runs = new ObjectMapper().readTree(json.toFile());
    List<Figure> figures = new ArrayList<>();
    runs.forEach(run -> figures.add(figure(run)));
    return new Measured(runs.path(0).path("jdkVersion").asText(), figures);
  }

  private static Figure figure(JsonNode run) {
    List<String> name = List.of(run.path("benchmark").asText().split("\\.", -1));
    JsonNode kind = run.path("params").path("kind");
    JsonNode accuracy = run.path("params").path("accuracy");
    JsonNode parameter = kind.isMissingNode() ? accuracy : kind;
    String row = name.get(name.size() - 2);
    return new Figure(
        parameter.isMissingNode() ? row : row + "." + parameter.asText(),
        name.get(name.size() - 1),
        run.path("primaryMetric").path("score").asDouble(),
        run.path("primaryMetric").path("scoreError").asDouble(),
        run.path("secondaryMetrics").path("gc.alloc.rate.norm").path("score").asDouble());
  }

  Optional<Figure> figure(String row, String column) {
    return figures.stream()
        .filter(figure -> figure.row().equals(row) && figure.column().equals(column))
        .findFirst();
  }
}
