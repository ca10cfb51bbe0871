package io.tradeoracle.examples.http;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The document that describes the server. */
final class OpenApi {

  private static final String NAME = "https://tradeoracle.test/openapi";

  private final JsonNode document;
  private final SchemaRegistry schemas;

  OpenApi() throws IOException {
    Path root = Path.of(System.getProperty("tradeoracle.root", ".."));
    document = new YAMLMapper().readTree(Files.readString(root.resolve("docs/openapi.yaml")));
    schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(NAME, document.toString())));
  }

  /** Returns the templates of all paths that are read. */
  List<String> reads() {
    List<String> paths = new ArrayList<>();
    document
        .get("paths")
        .propertyStream()
        .filter(path -> path.getValue().has("get"))
        .forEach(path -> paths.add(path.getKey()));
    return paths;
  }

  /** Returns the name of the schema of a successful read; empty if it is not JSON. */
  String schemaOf(String template) {
    JsonNode reference = document.get("paths").get(template).at("/get/responses/200/$ref");
    String name = reference.asString("");
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Returns what is wrong with a body; empty if it is as the schema says. */
  List<String> errors(String schema, String body) {
    Schema wanted = schemas.getSchema(SchemaLocation.of(NAME + "#/components/schemas/" + schema));
    return wanted.validate(body, InputFormat.JSON).stream().map(Object::toString).toList();
  }
}
