package dev.rollcall.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Type;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares the types with the model classes of the Kubernetes Java client, which are generated from
 * the same API by other people on another path. Runs with {@code -Pverify-schemas}, which fetches
 * the releases.
 */
@EnabledIfSystemProperty(
    named = "rollcall.client-java",
    matches = ".+",
    disabledReason =
        "needs the releases of the Java client: mvn -pl schemas verify -Pverify-schemas")
class ClientJavaTest {
  private final SchemaCatalog catalog = SchemaCatalog.bundled();
  private final SortedSet<String> differences = new TreeSet<>();
  private final Map<String, Class<?>> seen = new HashMap<>();
  private int fields;

  @ParameterizedTest
  @CsvSource({
    "18.0.1, 1.25",
    "19.0.3, 1.27",
    "20.0.1, 1.28",
    "21.0.2, 1.30",
    "22.0.1, 1.31",
    "23.0.0, 1.32",
    "24.0.0, 1.33",
    "25.0.0, 1.34",
    "26.0.0, 1.35",
    "27.0.0, 1.36",
  })
  void fieldsTypesAndRequiredAreTheSame(String release, String version, TestReporter reporter)
      throws Exception {
    ApiTypes types = catalog.types(KubernetesVersion.parse(version));
    try (ClientJavaModel client = new ClientJavaModel(jars(release))) {
      for (ApiName name : types.kinds()) {
        ObjectType ours = Objects.requireNonNull(types.find(name.apiVersion(), name.kind()));
        compare(client, ours, client.root(name));
      }
    }
    reporter.publishEntry(
        version, seen.size() + " types, " + fields + " fields, differences " + differences);
    assertEquals(List.of(), List.copyOf(differences));
    assertTrue(seen.size() > 200 && fields > 900, seen.size() + " types, " + fields + " fields");
  }

  private void compare(ClientJavaModel client, ObjectType ours, Class<?> theirs)
      throws ReflectiveOperationException {
    Class<?> known = seen.putIfAbsent(ours.name(), theirs);
    if (known != null) {
      note(ours, "class", known.getName(), theirs.getName());
      return;
    }
    SortedMap<String, Type> fieldsOfTheirs = client.fields(theirs);
    note(ours, "fields", ours.fieldNames().toString(), fieldsOfTheirs.keySet().toString());
    note(ours, "required", ours.required().toString(), client.required(theirs).toString());
    for (Map.Entry<String, Type> entry : fieldsOfTheirs.entrySet()) {
      FieldType field = ours.field(entry.getKey());
      if (field != null) {
        fields++;
        String name = "type of " + entry.getKey();
        note(ours, name, ClientJavaModel.words(field), client.words(entry.getValue()));
        descend(client, field, ClientJavaModel.bottom(entry.getValue()));
      }
    }
  }

  private void descend(ClientJavaModel client, FieldType field, Class<?> theirs)
      throws ReflectiveOperationException {
    if (field instanceof FieldType.ListOf list) {
      descend(client, list.element(), theirs);
    } else if (field instanceof FieldType.MapOf map) {
      descend(client, map.value(), theirs);
    } else if (field instanceof FieldType.Ref ref && client.isModel(theirs)) {
      compare(client, ref.type(), theirs);
    }
  }

  private void note(ObjectType type, String what, String ours, String theirs) {
    if (!ours.equals(theirs)) {
      differences.add(type.name() + ": " + what + " " + ours + ", not " + theirs);
    }
  }

  private static URL[] jars(String release) throws Exception {
    Path directory = Path.of(System.getProperty("rollcall.client-java"));
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> wanted = files.filter(file -> isWanted(file, release)).toList();
      URL[] urls = new URL[wanted.size()];
      for (int i = 0; i < urls.length; i++) {
        urls[i] = wanted.get(i).toUri().toURL();
      }
      return urls;
    }
  }

  private static boolean isWanted(Path file, String release) {
    String name = file.getFileName().toString();
    return !name.startsWith("client-java-api-") || name.contains("-" + release + ".jar");
  }
}
