package dev.rollcall.engine.change;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.engine.admission.PolicyReview;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.ModelReader;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.rollout.Assumptions;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
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
public final class TwoStates {

  private static final ObjectId NO_LIST = new ObjectId("", "", "", "");

  private TwoStates() {}

  public static RolloutForecast forecast(String before, String after, Assumptions assumptions) {
    SchemaCatalog catalog = SchemaCatalog.bundled();
    ApiServer admission = new ApiServer(catalog, catalog.preferred());
    return new RolloutForecaster(
            admission, new ClusterPlacer(null, Inventory.EMPTY), assumptions, PolicyReview.NONE)
        .forecast(state(before), state(after));
  }

  private static ClusterReader.ClusterState state(String text) {
    SourceFile file = new SourceFile("state.yaml", text);
    List<Manifest> manifests = new ArrayList<>();
    Map<DaemonSet, FieldCursor> contents = new IdentityHashMap<>();
    for (YamlDocument document : new YamlParser(YamlLimits.DEFAULT).parse(file).documents()) {
      if (document.root() instanceof YamlMapping mapping) {
        FieldCursor object = ModelReader.open(file, mapping, NO_LIST);
        Manifest manifest = Objects.requireNonNull(ModelReader.read(object));
        manifests.add(manifest);
        if (manifest instanceof DaemonSet daemonSet) {
          contents.put(daemonSet, object);
        }
      }
    }
    return new ClusterReader.ClusterState(
        Inventory.of(manifests), List.of(), contents, List.of(), List.of(), List.of());
  }
}
