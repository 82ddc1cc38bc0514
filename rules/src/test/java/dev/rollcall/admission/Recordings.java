package dev.rollcall.admission;

import dev.rollcall.model.ModelReader;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.Field;
import dev.rollcall.yaml.ParsedFile;
import dev.rollcall.yaml.YamlDocument;
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
final class Recordings {

  private static final Path SHARED = Path.of("../../shared/conformance");
  private static final ObjectId UNKNOWN = new ObjectId("", "", "", "");

  private Recordings() {}

  /** Opens a file beside the project if it is there, and else the copy in the test resources. */
  static Optional<List<Field>> read(String name) throws IOException {
    Path shared = Files.exists(SHARED) ? SHARED : Path.of("../../../shared/conformance");
    Path file = shared.resolve(name + ".jsonl.gz");
    InputStream in =
        Files.exists(file)
            ? Files.newInputStream(file)
            : Recordings.class.getResourceAsStream(name + ".jsonl.gz");
    if (in == null) {
      return Optional.empty();
    }
    List<Field> lines = new ArrayList<>();
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
  static Field parse(String text) {
    SourceFile file = new SourceFile("recording.yaml", text);
    ParsedFile parsed = new YamlParser(YamlLimits.DEFAULT).parse(file);
    if (!parsed.problems().isEmpty()) {
      throw new IllegalStateException(parsed.problems().toString());
    }
    YamlDocument document = parsed.documents().get(0);
    YamlMapping mapping = (YamlMapping) Objects.requireNonNull(document.root());
    return ModelReader.open(file, mapping, UNKNOWN);
  }

  /** Returns an object that is a field of a recording, as if it stood alone. */
  static Field object(Field field) {
    YamlMapping mapping = (YamlMapping) Objects.requireNonNull(field.node());
    return ModelReader.open(field.place().origin().file(), mapping, UNKNOWN);
  }

  static ObjectId id(Field object) {
    return object.place().origin().object();
  }
}
