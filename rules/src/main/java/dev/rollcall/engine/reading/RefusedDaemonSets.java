package dev.rollcall.engine.reading;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.engine.execution.BoundedExecutor;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.placement.ClusterFacts;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The DaemonSets of an input that the API server does not take, so that nothing comes of them. */
public final class RefusedDaemonSets {

  /** Fewer are looked at by the time that threads have started. */
  private static final int MANY = 64;

  private RefusedDaemonSets() {}

  /** Returns what a placement has to know of the cluster that the input is for. */
  public static ClusterFacts facts(
      ClusterReader.ClusterState read, SchemaCatalog catalog, LintSettings settings) {
    ApiServer server = new ApiServer(catalog, settings.version());
    List<DaemonSet> daemonSets = read.inventory().daemonSets();
    Map<DaemonSet, List<String>> refused =
        daemonSets.size() < MANY
            ? of(read, server)
            : refused(
                daemonSets,
                new BoundedExecutor(settings.threads(), settings.limits().seconds())
                    .map(
                        daemonSets,
                        daemonSet -> reasons(read, daemonSet, server),
                        (daemonSet, failure) -> reasons(read, daemonSet, server)));
    return new ClusterFacts(settings.version(), settings.complete(), refused);
  }

  /** Returns the DaemonSets that the API server does not create, each with the reasons. */
  public static Map<DaemonSet, List<String>> of(ClusterReader.ClusterState read, ApiServer server) {
    List<DaemonSet> daemonSets = read.inventory().daemonSets();
    List<List<String>> reasons = new ArrayList<>(daemonSets.size());
    for (DaemonSet daemonSet : daemonSets) {
      reasons.add(reasons(read, daemonSet, server));
    }
    return refused(daemonSets, reasons);
  }

  /**
   * Returns the DaemonSets that a cluster has, by {@link DaemonSet#fullName}: what is refused was
   * never there.
   *
   * @param refused what {@link #of} returned for the inventory
   */
  public static Map<String, DaemonSet> taken(
      Inventory inventory, Map<DaemonSet, List<String>> refused) {
    Map<String, DaemonSet> taken = new LinkedHashMap<>();
    for (DaemonSet daemonSet : inventory.daemonSets()) {
      if (!refused.containsKey(daemonSet)) {
        taken.put(daemonSet.fullName(), daemonSet);
      }
    }
    return taken;
  }

  /** In the order of the input, so that every run says the same. */
  private static Map<DaemonSet, List<String>> refused(
      List<DaemonSet> daemonSets, List<List<String>> reasons) {
    Map<DaemonSet, List<String>> refused = new LinkedHashMap<>();
    for (int i = 0; i < daemonSets.size(); i++) {
      if (!reasons.get(i).isEmpty()) {
        refused.put(daemonSets.get(i), reasons.get(i));
      }
    }
    return refused;
  }

  /** Returns why the API server does not create a DaemonSet, nothing if it does. */
  private static List<String> reasons(
      ClusterReader.ClusterState read, DaemonSet daemonSet, ApiServer server) {
    FieldCursor content = read.contents().get(daemonSet);
    return content == null
        ? List.of()
        : messages(refusals(null, daemonSet, content, server).always());
  }

  /**
   * What the API server says to a DaemonSet.
   *
   * @param always what every server refuses
   * @param strict what it refuses where the client asks for strict validation, and drops elsewhere:
   *     unknown and doubled fields
   */
  public record Refusals(List<FieldError> always, List<FieldError> strict) {

    static final Refusals NONE = new Refusals(List.of(), List.of());

    public Refusals {
      always = List.copyOf(always);
      strict = List.copyOf(strict);
    }
  }

  /**
   * Returns why the API server does not put a DaemonSet in the place of another.
   *
   * @param was the one that it has, null if it creates one
   */
  public static Refusals refusals(
      @Nullable FieldCursor was, DaemonSet daemonSet, FieldCursor is, ApiServer server) {
    if (was == null ? isStored(daemonSet, is) : isStoredSince(was, is)) {
      return Refusals.NONE;
    }
    ObjectId id = daemonSet.origin().object();
    List<FieldError> said =
        was == null ? server.review(is, id).refusals() : server.reviewReplacement(was, is, id);
    List<FieldError> strict = new ArrayList<>(said);
    strict.removeIf(refusal -> !refusal.reason().isStrict());
    List<FieldError> always = known(said);
    always.removeAll(strict);
    // What the server would say next counts where it drops what it said.
    boolean goesOn = always.isEmpty() && !said.isEmpty();
    return new Refusals(goesOn ? known(server.review(is, id).next()) : always, strict);
  }

  /** Returns whether the later state is what a server wrote after it wrote the earlier. */
  private static boolean isStoredSince(FieldCursor was, FieldCursor is) {
    String now = is.path("metadata", "resourceVersion").text();
    return now != null && !now.equals(was.path("metadata", "resourceVersion").text());
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
