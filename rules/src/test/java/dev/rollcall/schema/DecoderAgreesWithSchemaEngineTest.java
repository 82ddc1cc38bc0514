package dev.rollcall.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.model.ModelReader;
import dev.rollcall.schemas.ApiName;
import dev.rollcall.schemas.JsonSchemaWriter;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds our own decoding to the schema engine: over the same documents both find the same unknown
 * fields, or none.
 */
final class DecoderAgreesWithSchemaEngineTest {

  private static final KubernetesVersion VERSION = new KubernetesVersion(36);

  @Test
  void bothFindTheSameUnknownFields() throws IOException {
    SchemaCatalog catalog = SchemaCatalog.bundled();
    ApiServer admission = new ApiServer(catalog, VERSION);
    UserSchemas schemas = new UserSchemas();
    ApiName name = new ApiName("apps/v1", "DaemonSet");
    String schema =
        new JsonSchemaWriter(catalog, JsonSchemaWriter.Place.STANDARD).write(name, VERSION);
    schemas.add("daemonset_v1.json", object("schema.json", schema));
    int compared = 0;
    List<String> differing = new ArrayList<>();
    for (Path file : manifests()) {
      for (String text : List.of(Files.readString(file), misspelt(Files.readString(file)))) {
        for (FieldCursor object : daemonSets(text)) {
          compared++;
          TreeSet<String> ours = new TreeSet<>();
          for (FieldError refusal :
              admission.review(object, object.place().origin().object()).refusals()) {
            if (refusal.reason() == CauseType.UNKNOWN_FIELD) {
              ours.add(refusal.path());
            }
          }
          TreeSet<String> theirs = new TreeSet<>();
          List<SchemaProblem> problems = schemas.check(object);
          assertNotNull(problems);
          for (SchemaProblem problem : problems) {
            if (problem.reason() == CauseType.UNKNOWN_FIELD) {
              theirs.add(problem.place().path());
            }
          }
          if (!ours.equals(theirs)) {
            differing.add(file + ": we say " + ours + ", the engine " + theirs);
          }
        }
      }
    }
    assertEquals(List.of(), differing);
    assertTrue(compared > 100, () -> "too few documents to say anything");
  }

  /** The bad examples of the rules: small, and each with something odd. */
  private static List<Path> manifests() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/dev/rollcall/rules"))) {
      return files
          .filter(file -> file.getFileName().toString().equals("bad.yaml"))
          .sorted()
          .toList();
    }
  }

  private static String misspelt(String text) {
    return text.replace("image:", "imgae:").replace("selector:", "Selector:");
  }

  private static List<FieldCursor> daemonSets(String text) {
    SourceFile file = new SourceFile("t.yaml", text);
    YamlFile parsed = new YamlParser(YamlLimits.DEFAULT).parse(file);
    List<FieldCursor> found = new ArrayList<>();
    parsed
        .documents()
        .forEach(
            document -> {
              if (document.root() instanceof YamlMapping mapping) {
                FieldCursor object = ModelReader.open(file, mapping, new ObjectId("", "", "", ""));
                ObjectId id = object.place().origin().object();
                if (id.kind().equals("DaemonSet") && id.apiVersion().equals("apps/v1")) {
                  found.add(object);
                }
              }
            });
    return found;
  }

  private static FieldCursor object(String name, String text) {
    SourceFile file = new SourceFile(name, text);
    YamlMapping root =
        (YamlMapping) new YamlParser(YamlLimits.DEFAULT).parse(file).documents().get(0).root();
    assertNotNull(root);
    return ModelReader.open(file, root, new ObjectId("", "", "", ""));
  }
}
