package dev.rollcall.apiserver;

import dev.rollcall.model.ModelReader;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** What a real API server said, as recorded: one JSON object a line. */
final class RecordedResponses {

  private static final Path SHARED = Path.of("../../shared/conformance");
  private static final ObjectId UNKNOWN = new ObjectId("", "", "", "");

  private RecordedResponses() {}

  /** Opens a file beside the project if it is there, and else the copy in the test resources. */
  static Optional<List<FieldCursor>> read(String name) throws IOException {
    Path shared = Files.exists(SHARED) ? SHARED : Path.of("../../../shared/conformance");
    Path file = shared.resolve(name + ".jsonl.gz");
    InputStream in =
        Files.exists(file)
            ? Files.newInputStream(file)
            : RecordedResponses.class.getResourceAsStream(name + ".jsonl.gz");
    if (in == null) {
      return Optional.empty();
    }
    List<FieldCursor> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(parse(line));
      }
    }
    return Optional.of(lines);
  }

  /** Parses the only object of a text. */
  static FieldCursor parse(String text) {
    SourceFile file = new SourceFile("recording.yaml", text);
    YamlFile parsed = new YamlParser(YamlLimits.DEFAULT).parse(file);
    if (!parsed.problems().isEmpty()) {
      throw new IllegalStateException(parsed.problems().toString());
    }
    YamlDocument document = parsed.documents().get(0);
    YamlMapping mapping = (YamlMapping) Objects.requireNonNull(document.root());
    return ModelReader.open(file, mapping, UNKNOWN);
  }

  /** Returns an object that is a field of a recording, as if it stood alone. */
  static FieldCursor object(FieldCursor field) {
    YamlMapping mapping = (YamlMapping) Objects.requireNonNull(field.node());
    return ModelReader.open(field.place().origin().file(), mapping, UNKNOWN);
  }

  static ObjectId id(FieldCursor object) {
    return object.place().origin().object();
  }
}
