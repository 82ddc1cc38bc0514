package dev.rollcall.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaWriterTest {
  private static final ApiName DAEMON_SET = new ApiName("apps/v1", "DaemonSet");
  private static final String GOOD =
      """
      {"apiVersion": "apps/v1", "kind": "DaemonSet",
       "metadata": {"name": "agent", "labels": {"app": "agent"}, "creationTimestamp": null},
       "spec": {
         "selector": {"matchLabels": {"app": "agent"}},
         "updateStrategy": {"type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": "10%"}},
         "template": {
           "metadata": {"labels": {"app": "agent"}},
           "spec": {
             "tolerations": [{"operator": "Exists", "effect": ""}],
             "containers": [{
               "name": "agent", "image": "agent:1", "imagePullPolicy": null,
               "ports": [{"containerPort": 80, "protocol": "TCP"}],
               "resources": {"limits": {"cpu": 1.5, "memory": "64Mi"}},
               "readinessProbe": {"httpGet": {"port": 80, "scheme": "HTTP"}}}]}}}}
      """;

  private final SchemaCatalog catalog = SchemaCatalog.bundled();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @ParameterizedTest
  @EnumSource
  void aGoodManifestPasses(JsonSchemaWriter.Place place) {
    for (KubernetesVersion version : catalog.versions()) {
      assertEquals(List.of(), validate(place, version, GOOD), version.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'name': 'agent', 'image' | 'name': 'agent', 'imag' | imag",
        "'containerPort': 80 | 'containerPort': 'http' | containerPort",
        "'containerPort': 80 | 'containerPort': 3000000000 | containerPort",
        "'containerPort': 80, | | containerPort",
        "'protocol': 'TCP' | 'protocol': 'tcp' | protocol",
        "'operator': 'Exists' | 'operator': 'Exist' | operator",
        "'kind': 'DaemonSet' | 'kind': 'Deployment' | kind",
        "'apiVersion': 'apps/v1' | 'apiVersion': 'apps/v2' | apiVersion",
        "'app': 'agent'}, 'creation | 'app': true}, 'creation | app",
      })
  void aMistakeIsFound(String line) {
    String[] parts = line.replace('\'', '"').split("\\|");
    String bad = GOOD.replace(parts[0].strip(), parts[1].strip());
    assertFalse(bad.equals(GOOD), parts[0]);
    for (JsonSchemaWriter.Place place : JsonSchemaWriter.Place.values()) {
      List<Error> errors = validate(place, catalog.preferred(), bad);
      assertEquals(1, errors.size(), errors.toString());
      assertTrue(errors.get(0).toString().contains(parts[2].strip()), errors.toString());
    }
  }

  @Test
  void fieldsFollowTheVersion() {
    String newer = GOOD.replace("\"tolerations\"", "\"hostnameOverride\": \"x\", \"tolerations\"");
    JsonSchemaWriter.Place place = JsonSchemaWriter.Place.STANDARD;
    assertEquals(1, validate(place, KubernetesVersion.parse("1.33"), newer).size());
    assertEquals(List.of(), validate(place, KubernetesVersion.parse("1.34"), newer));
  }

  @Test
  void everyKindOfEveryVersionIsAValidSchema() {
    Schema metaSchema =
        registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    JsonSchemaWriter writer = new JsonSchemaWriter(catalog, JsonSchemaWriter.Place.STANDARD);
    for (KubernetesVersion version : List.of(catalog.versions().get(0), catalog.newest())) {
      for (ApiName name : catalog.types(version).kinds()) {
        String schema = writer.write(name, version);
        assertEquals(List.of(), metaSchema.validate(schema, InputFormat.JSON), name.toString());
      }
    }
  }

  @Test
  void theTitleTellsWhichSchemaItReallyIs() {
    JsonSchemaWriter writer = new JsonSchemaWriter(catalog, JsonSchemaWriter.Place.STANDARD);
    String schema = writer.write(DAEMON_SET, KubernetesVersion.parse("1.15"));
    assertTrue(schema.contains("\"title\": \"apps/v1 DaemonSet, Kubernetes 1.25\""));
    assertTrue(schema.endsWith("}\n"));
  }

  @Test
  void unknownKindsAreRefusedWithTheListOfWhatThereIs() {
    JsonSchemaWriter writer = new JsonSchemaWriter(catalog, JsonSchemaWriter.Place.STANDARD);
    ApiName widget = new ApiName("example.org/v1", "Widget");
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> writer.write(widget, catalog.preferred()));
    assertTrue(
        refusal.getMessage().startsWith("no schema for example.org/v1 Widget: there is apps/v1 D"),
        refusal.getMessage());
  }

  private List<Error> validate(
      JsonSchemaWriter.Place place, KubernetesVersion version, String manifest) {
    String text = new JsonSchemaWriter(catalog, place).write(DAEMON_SET, version);
    Schema schema = registry.getSchema(text, InputFormat.JSON);
    return schema.validate(manifest, InputFormat.JSON);
  }
}
