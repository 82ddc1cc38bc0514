package dev.rollcall.engine.reading;

import dev.rollcall.engine.execution.InputError;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.model.ModelReader;
import dev.rollcall.schema.UserSchemas;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the schemas that a user names. */
public final class UserSchemaReader {

  private UserSchemaReader() {}

  /**
   * Returns the schemas in files and directories, null if none are named.
   *
   * @throws UnusableSchemaException where one cannot be read or applied
   */
  static @Nullable public UserSchemas read(List<Path> paths, YamlParser parser, long mostBytes) {
    if (paths.isEmpty()) {
      return null;
    }
    List<String> names = new ArrayList<>();
    paths.forEach(path -> names.add(path.toString()));
    Inputs inputs = new InputFinder(Path.of("")).find(names);
    for (InputError unreadable : inputs.unreadable()) {
      throw failure(unreadable.name(), unreadable.message());
    }
    UserSchemas schemas = new UserSchemas();
    FileInputSource reader = new FileInputSource(InputStream.nullInputStream(), mostBytes);
    for (Input input : inputs.files()) {
      add(input, reader, parser, schemas);
    }
    if (schemas.size() == 0) {
      throw failure(String.join(", ", names), "no schema of a kind is in there");
    }
    return schemas;
  }

  private static void add(
      Input input, FileInputSource reader, YamlParser parser, UserSchemas schemas) {
    SourceFile file;
    try {
      file = reader.read(input);
    } catch (FileInputSource.UnreadableException e) {
      throw failure(input.name(), e.unreadable().message());
    }
    YamlFile parsed = parser.parse(file);
    if (!parsed.problems().isEmpty()) {
      throw failure(input.name(), parsed.problems().get(0).message());
    }
    String name = input.name().substring(input.name().lastIndexOf('/') + 1);
    for (YamlDocument document : parsed.documents()) {
      if (document.root() instanceof YamlMapping mapping) {
        add(schemas, name, ModelReader.open(file, mapping, ObjectId.UNKNOWN));
      }
    }
  }

  private static void add(UserSchemas schemas, String name, FieldCursor document) {
    try {
      schemas.add(name, document);
    } catch (IllegalArgumentException e) {
      throw failure(document.place().origin().file().name(), String.valueOf(e.getMessage()));
    }
  }

  private static UnusableSchemaException failure(String file, String message) {
    return new UnusableSchemaException(
        "schemas: " + file + ": " + message + "; the configuration names it under schemas");
  }
}
