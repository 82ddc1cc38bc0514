package dev.rollcall.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.model.ModelReader;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas that users bring, in the forms in which they have them. */
final class UserSchemasTest {

  private static final String DEFINITION =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      spec:
        group: example.org
        names: {kind: Probe}
        versions:
        - name: v1
          schema:
            openAPIV3Schema:
              type: object
              required: [spec]
              properties:
                spec:
                  type: object
                  required: [target]
                  properties:
                    target: {type: string}
                    port: {x-kubernetes-int-or-string: true}
                    mode: {type: string, enum: [fast, slow]}
                    labels: {type: object, additionalProperties: {type: string}}
                    free: {type: object, x-kubernetes-preserve-unknown-fields: true}
                    note: {type: string, nullable: true}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9/x.json",
        "https://example.org/x.json",
        "file:///etc/hostname",
        "classpath:META-INF/NOTICE",
        "classpath:dev/rollcall/rules/default-namespace/good.yaml",
        "jar:http://127.0.0.1:9/a.jar!/x",
        "other.json",
        "#/nowhere"
      })
  void readsNothingElseForTheSakeOfASchema(String reference) {
    UserSchemas schemas = new UserSchemas();
    FieldCursor schema = object("properties: {spec: {$ref: '" + reference + "'}}");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> schemas.add("foo_v1.json", schema));
    assertTrue(String.valueOf(e.getMessage()).endsWith("in the same file"));
    assertEquals(0, schemas.size());
  }

  @Test
  void refersWithinAndToTheSchemasOfSchemas() {
    UserSchemas schemas = new UserSchemas();
    schemas.add(
        "foo_v1.json",
        object(
            """
            $defs: {port: {type: integer}}
            properties:
              spec: {properties: {port: {$ref: '#/$defs/port'}}}
              schema: {$ref: 'https://json-schema.org/draft/2020-12/schema'}
            """));
    FieldCursor object = object("{apiVersion: v1, kind: Foo, spec: {port: x}, schema: {type: 7}}");
    List<SchemaProblem> problems = schemas.check(object);
    assertNotNull(problems);
    assertEquals(
        Set.of("spec.port", "schema.type"),
        problems.stream().map(problem -> problem.place().path()).collect(Collectors.toSet()));
  }

  @Test
  void takesWhatADefinitionTakes() {
    assertEquals(
        List.of(),
        check(
            """
            apiVersion: example.org/v1
            kind: Probe
            metadata: {name: a, labels: {x: y}}
            spec: {target: x, port: http, mode: fast, labels: {a: b}, free: {any: 1}, note: null}
            """));
  }

  @Test
  void pointsAtWhatADefinitionRefuses() {
    List<String> said =
        check(
            """
            apiVersion: example.org/v1
            kind: Probe
            metadata: {name: a}
            spec:
              tagret: x
              port: [1]
              mode: medium
            """);
    assertEquals(
        List.of(
            "4: FieldValueRequired spec.target",
            "5: UnknownField spec.tagret",
            "6: FieldValueTypeInvalid spec.port",
            "7: FieldValueNotSupported spec.mode"),
        said);
  }

  @Test
  void saysNothingOfOtherKinds() {
    UserSchemas schemas = new UserSchemas();
    schemas.add("crd.yaml", object(DEFINITION));
    assertNull(schemas.check(object("apiVersion: example.org/v2\nkind: Probe\n")));
    assertEquals(1, schemas.size());
  }

  @Test
  void findsJsonSchemasByTheirName() {
    UserSchemas schemas = new UserSchemas();
    schemas.add("widget_v1.json", object("{\"type\": \"object\", \"required\": [\"size\"]}"));
    List<SchemaProblem> problems = schemas.check(object("apiVersion: acme.io/v1\nkind: Widget\n"));
    assertNotNull(problems);
    assertEquals("size", problems.get(0).place().path());
  }

  private static List<String> check(String manifest) {
    UserSchemas schemas = new UserSchemas();
    schemas.add("crd.yaml", object(DEFINITION));
    List<SchemaProblem> problems = schemas.check(object(manifest));
    assertNotNull(problems);
    return problems.stream()
        .map(p -> p.place().keySpan().line() + ": " + p.reason().id() + " " + p.place().path())
        .sorted()
        .toList();
  }

  private static FieldCursor object(String text) {
    SourceFile file = new SourceFile("t.yaml", text);
    YamlMapping root =
        (YamlMapping) new YamlParser(YamlLimits.DEFAULT).parse(file).documents().get(0).root();
    assertNotNull(root);
    return ModelReader.open(file, root, new ObjectId("", "", "", ""));
  }
}
