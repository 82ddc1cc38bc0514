package dev.rollcall.engine.reading;

import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.model.ModelReader;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads admission policies and what belongs to them: objects of any kind, as they are. */
public final class PolicyObjects {

  private PolicyObjects() {}

  /**
   * Returns whether an object that is none of the model is a policy, a binding or of a custom kind,
   * which may be a parameter.
   */
  static boolean mayMatter(ObjectId id) {
    String group = id.apiVersion();
    return group.startsWith("admissionregistration.k8s.io/")
        || group.indexOf('.') > 0 && !group.contains(".k8s.io/");
  }

  /**
   * Returns the objects of a file; none of one that cannot be read, which is reported elsewhere.
   */
  public static List<FieldCursor> of(Input input, InputSource sources, YamlParser parser) {
    List<FieldCursor> objects = new ArrayList<>();
    try {
      SourceFile file = sources.read(input);
      for (YamlDocument document : parser.parse(file).documents()) {
        add(file, document.root(), objects);
      }
    } catch (FileInputSource.UnreadableException e) {
      return List.of();
    }
    return objects;
  }

  private static void add(SourceFile file, @Nullable YamlNode node, List<FieldCursor> objects) {
    if (!(node instanceof YamlMapping mapping)) {
      return;
    }
    FieldCursor object = ModelReader.open(file, mapping, ObjectId.UNKNOWN);
    if (object.get("items").node() instanceof YamlSequence items
        && object.place().origin().object().kind().endsWith("List")) {
      items.items().forEach(item -> add(file, item, objects));
    } else {
      objects.add(object);
    }
  }
}
