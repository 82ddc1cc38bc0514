package dev.rollcall.engine.reading;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.apiserver.field.ApiResponse;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.ClusterFacts;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The DaemonSets of an input that the API server does not take, so that nothing comes of them. */
public final class RefusedDaemonSets {

  private RefusedDaemonSets() {}

  /** Returns what a placement has to know of the cluster that the input is for. */
  public static ClusterFacts facts(
      ClusterReader.ClusterState read, SchemaCatalog catalog, LintSettings settings) {
    ApiServer server = new ApiServer(catalog, settings.version());
    return new ClusterFacts(settings.version(), settings.complete(), of(read, server));
  }

  /** Returns the DaemonSets that the API server does not create, each with the reasons. */
  public static Map<DaemonSet, List<String>> of(ClusterReader.ClusterState read, ApiServer server) {
    // In the order of the input, so that every run says the same.
    Map<DaemonSet, List<String>> refused = new LinkedHashMap<>();
    for (DaemonSet daemonSet : read.inventory().daemonSets()) {
      FieldCursor content = read.contents().get(daemonSet);
      if (content == null || isStored(daemonSet, content)) {
        continue;
      }
      ApiResponse response = server.review(content, daemonSet.origin().object());
      List<String> messages = messages(withoutStrict(response));
      if (!messages.isEmpty()) {
        refused.put(daemonSet, messages);
      }
    }
    return refused;
  }

  /**
   * Returns what every server refuses: unknown and doubled fields are refused where the client asks
   * for strict validation, and dropped elsewhere.
   */
  private static List<FieldError> withoutStrict(ApiResponse response) {
    List<FieldError> refusals = known(response.refusals());
    refusals.removeIf(refusal -> refusal.reason().isStrict());
    return refusals.isEmpty() ? known(response.next()) : refusals;
  }

  /** Returns refusals without those of values that another tool fills in later. */
  private static List<FieldError> known(List<FieldError> refusals) {
    List<FieldError> known = new ArrayList<>();
    for (FieldError refusal : refusals) {
      if (!UnresolvedPlaces.concern(refusal)) {
        known.add(refusal);
      }
    }
    return known;
  }

  /** Returns the texts of refusals, each with the path of the field. */
  public static List<String> messages(List<FieldError> refusals) {
    List<String> messages = new ArrayList<>();
    for (FieldError refusal : refusals) {
      messages.add(refusal.path() + ": " + refusal.message());
    }
    return messages;
  }

  /** Returns whether a server has written a DaemonSet, so that one has taken it. */
  public static boolean isStored(DaemonSet daemonSet, FieldCursor content) {
    FieldCursor metadata = content.get("metadata");
    return daemonSet.status().isGiven()
        || metadata.get("uid").isPresent()
        || metadata.get("resourceVersion").isPresent();
  }
}
