package dev.rollcall.engine;

import dev.rollcall.admission.Admission;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.ModelReader;
import dev.rollcall.rollout.Assumptions;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.Field;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Forecasts changes between states that tests write as YAML. */
public final class States {

  private static final ObjectId NO_LIST = new ObjectId("", "", "", "");

  private States() {}

  public static Forecast forecast(String before, String after, Assumptions assumptions) {
    SchemaCatalog catalog = SchemaCatalog.bundled();
    Admission admission = new Admission(catalog, catalog.preferred());
    return new Forecaster(admission, new Placer(null, List.of()), assumptions)
        .forecast(state(before), state(after));
  }

  private static Intake.Result state(String text) {
    SourceFile file = new SourceFile("state.yaml", text);
    List<Manifest> manifests = new ArrayList<>();
    Map<DaemonSet, Field> contents = new IdentityHashMap<>();
    for (YamlDocument document : new YamlParser(YamlLimits.DEFAULT).parse(file).documents()) {
      if (document.root() instanceof YamlMapping mapping) {
        Field object = ModelReader.open(file, mapping, NO_LIST);
        Manifest manifest = Objects.requireNonNull(ModelReader.read(object));
        manifests.add(manifest);
        if (manifest instanceof DaemonSet daemonSet) {
          contents.put(daemonSet, object);
        }
      }
    }
    return new Intake.Result(Inventory.of(manifests), List.of(), contents, List.of(), List.of());
  }
}
