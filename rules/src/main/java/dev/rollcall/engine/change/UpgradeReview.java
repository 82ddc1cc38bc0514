package dev.rollcall.engine.change;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.apiserver.strategy.DroppedField;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.schemas.VersionRange;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the upgrade of a cluster changes for manifests: the difference between what the first
 * and the last minor make of them, each with the minor on the way that begins it.
 */
public final class UpgradeReview {

  private static final String DROPPED = "field-dropped";

  /** Rules that know from which minor on nodes have other labels and taints. */
  private static final Set<String> OF_NODES =
      Set.of("legacy-master-selector", "legacy-master-toleration");

  private final VersionRange range;
  private final List<ApiServer> servers = new ArrayList<>();
  private final List<UpgradeChange> changes = new ArrayList<>();

  private UpgradeReview(SchemaCatalog catalog, VersionRange range) {
    this.range = range;
    for (KubernetesVersion version : range.versions()) {
      servers.add(new ApiServer(catalog, version));
    }
  }

  /**
   * Returns the changes, sorted by kind and place.
   *
   * @param findings what the minors of the range found, each with the minors that it holds for
   * @param contents the DaemonSets of the input as they are written
   */
  public static List<UpgradeChange> changes(
      SchemaCatalog catalog,
      VersionRange range,
      List<Finding> findings,
      Map<DaemonSet, FieldCursor> contents) {
    UpgradeReview review = new UpgradeReview(catalog, range);
    findings.forEach(review::finding);
    contents.values().forEach(review::daemonSet);
    review.changes.sort(
        Comparator.comparing(UpgradeChange::kind)
            .thenComparing(UpgradeChange::location)
            .thenComparing(UpgradeChange::path));
    return List.copyOf(review.changes);
  }

  private void finding(Finding finding) {
    boolean before = finding.minors().contains(range.first().toString());
    boolean after = finding.minors().contains(range.last().toString());
    UpgradeChange.Kind kind = before == after ? null : kind(finding, after);
    if (kind != null) {
      changes.add(
          new UpgradeChange(
              kind,
              since(finding, after),
              finding.message(),
              finding.location(),
              finding.path(),
              finding.apiReason(),
              finding.object(),
              finding.rule()));
    }
  }

  /** Returns null for what is told otherwise, or only goes. */
  private static UpgradeChange.@Nullable Kind kind(Finding finding, boolean after) {
    if (finding.category() == Category.REJECTED) {
      return after ? UpgradeChange.Kind.REFUSED : UpgradeChange.Kind.ACCEPTED;
    }
    if (finding.rule().equals(DROPPED)) {
      boolean told = finding.object() != null && finding.object().kind().equals("DaemonSet");
      return told ? null : after ? UpgradeChange.Kind.DROPPED : UpgradeChange.Kind.KEPT;
    }
    if (!after) {
      return null;
    }
    return OF_NODES.contains(finding.rule()) ? UpgradeChange.Kind.NODES : UpgradeChange.Kind.WARNED;
  }

  /** Returns the minor that begins what holds in the end. */
  private KubernetesVersion since(Finding finding, boolean after) {
    KubernetesVersion since = range.last();
    for (int minor = range.last().minor(); minor > range.first().minor(); minor--) {
      KubernetesVersion version = new KubernetesVersion(minor);
      if (finding.minors().contains(version.toString()) != after) {
        break;
      }
      since = version;
    }
    return since;
  }

  /** Compares what each minor drops from a template, and fills in where its pods are created. */
  private void daemonSet(FieldCursor daemonSet) {
    List<Map<String, DroppedField>> dropped = new ArrayList<>();
    List<Map<String, FieldCursor>> filledIn = new ArrayList<>();
    FieldCursor template = daemonSet.path("spec", "template");
    for (ApiServer server : servers) {
      Map<String, DroppedField> fields = new LinkedHashMap<>();
      server
          .withoutDisabledFields(daemonSet, daemonSet.place().origin().object())
          .dropped()
          .forEach(field -> fields.put(field.place().path(), field));
      dropped.add(fields);
      filledIn.add(AddedFields.of(template, server.preparedPod(template)));
    }
    dropped(dropped);
    defaulted(filledIn);
  }

  private void dropped(List<Map<String, DroppedField>> byMinor) {
    Map<String, DroppedField> all = new LinkedHashMap<>();
    byMinor.forEach(all::putAll);
    all.forEach(
        (path, field) -> {
          int since = since(byMinor, path);
          if (since < 0) {
            return;
          }
          boolean after = byMinor.get(since).containsKey(path);
          String gate = "its feature gate " + field.gate().gate();
          add(
              after ? UpgradeChange.Kind.DROPPED : UpgradeChange.Kind.KEPT,
              since,
              after
                  ? path + " is dropped without a word: " + gate + " is off by default"
                  : path + " does what it says: so far it is dropped, because " + gate + " is off",
              new FieldCursor(field.place(), null));
        });
  }

  private void defaulted(List<Map<String, FieldCursor>> byMinor) {
    Map<String, FieldCursor> all = new HashMap<>();
    byMinor.forEach(all::putAll);
    all.forEach(
        (path, field) -> {
          int since = since(byMinor, path);
          if (since >= 0 && byMinor.get(since).containsKey(path)) {
            String value = field.text() == null ? "" : " of " + field.text();
            add(
                UpgradeChange.Kind.DEFAULTED,
                since,
                "pods get " + path.substring("spec.template.".length()) + value,
                field);
          }
        });
  }

  /** Returns the number of the minor that begins a difference, -1 where both ends are the same. */
  private static int since(List<? extends Map<String, ?>> byMinor, String path) {
    int last = byMinor.size() - 1;
    boolean after = byMinor.get(last).containsKey(path);
    if (byMinor.get(0).containsKey(path) == after) {
      return -1;
    }
    int since = last;
    while (byMinor.get(since - 1).containsKey(path) == after) {
      since--;
    }
    return since;
  }

  private void add(UpgradeChange.Kind kind, int since, String message, FieldCursor field) {
    changes.add(
        new UpgradeChange(
            kind,
            range.versions().get(since),
            message,
            field.place().location(),
            field.place().path(),
            null,
            field.place().origin().object(),
            null));
  }
}
