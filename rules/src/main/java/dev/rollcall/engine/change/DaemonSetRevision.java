package dev.rollcall.engine.change;

import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.ModelReader;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A pod template that a DaemonSet has or had, as its controller keeps it in a ControllerRevision.
 *
 * @param number the number that {@code kubectl rollout undo --to-revision} takes
 * @param changeCause what the annotation {@code kubernetes.io/change-cause} says, empty if nothing
 *     does
 * @param object the ControllerRevision
 */
public record DaemonSetRevision(long number, String changeCause, GenericObject object) {

  private static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

  /** Returns the revisions of a DaemonSet that the input holds, the oldest first. */
  public static List<DaemonSetRevision> of(DaemonSet daemonSet, Inventory inventory) {
    List<DaemonSetRevision> revisions = new ArrayList<>();
    for (GenericObject object : inventory.ofKind("ControllerRevision")) {
      Long number = object.content().get("revision").integer();
      if (number != null && isOf(daemonSet, object)) {
        String cause = object.meta().annotations().get(CHANGE_CAUSE);
        revisions.add(new DaemonSetRevision(number, cause == null ? "" : cause, object));
      }
    }
    revisions.sort(Comparator.comparingLong(DaemonSetRevision::number));
    return List.copyOf(revisions);
  }

  private static boolean isOf(DaemonSet daemonSet, GenericObject object) {
    if (!object.namespace().equals(daemonSet.namespace())) {
      return false;
    }
    List<FieldCursor> owners = object.content().path("metadata", "ownerReferences").items();
    for (FieldCursor owner : owners) {
      if (owner.get("kind").stringOrEmpty().equals("DaemonSet")
          && owner.get("name").stringOrEmpty().equals(daemonSet.name())) {
        return true;
      }
    }
    return owners.isEmpty() && daemonSet.selector().matches(object.meta().labels());
  }

  /** Returns what the revision keeps: an object whose {@code spec.template} is the pod template. */
  public FieldCursor data() {
    return object.content().get("data");
  }

  /**
   * Returns the state after {@code kubectl rollout undo}: the pod template of the DaemonSet is that
   * of this revision, everything else stays.
   */
  public ClusterReader.ClusterState undo(ClusterReader.ClusterState state, DaemonSet daemonSet) {
    FieldCursor content = state.contents().get(daemonSet);
    YamlNode template = data().path("spec", "template").node();
    if (content == null
        || !(content.node() instanceof YamlMapping root)
        || !(template instanceof YamlMapping kept)) {
      throw new IllegalArgumentException("revision " + number + " holds no pod template");
    }
    YamlMapping spec = with((YamlMapping) value(root, "spec"), "template", withoutPatch(kept));
    FieldCursor changed =
        ModelReader.open(
            daemonSet.origin().file(), with(root, "spec", spec), daemonSet.origin().object());
    if (!(ModelReader.read(changed) instanceof DaemonSet undone)) {
      throw new IllegalStateException("not a DaemonSet: " + daemonSet.origin());
    }
    List<DaemonSet> daemonSets = new ArrayList<>();
    for (DaemonSet other : state.inventory().daemonSets()) {
      daemonSets.add(other == daemonSet ? undone : other);
    }
    Map<DaemonSet, FieldCursor> contents = new IdentityHashMap<>(state.contents());
    contents.put(undone, changed);
    return new ClusterReader.ClusterState(
        state.inventory().withDaemonSets(daemonSets),
        state.findings(),
        contents,
        state.policyObjects(),
        state.skipped(),
        state.unreadable());
  }

  private static YamlNode value(YamlMapping mapping, String name) {
    YamlEntry entry = mapping.entry(name);
    if (entry == null || !(entry.value() instanceof YamlMapping)) {
      throw new IllegalArgumentException("the DaemonSet has no " + name);
    }
    return entry.value();
  }

  private static YamlMapping with(YamlMapping mapping, String name, YamlNode value) {
    List<YamlEntry> entries = new ArrayList<>();
    for (YamlEntry entry : mapping.entries()) {
      entries.add(
          entry.name().equals(name) ? new YamlEntry(entry.key(), value, entry.merged()) : entry);
    }
    return new YamlMapping(entries, mapping.flow(), mapping.span());
  }

  /** The controller stores the template as a patch that replaces another. */
  private static YamlMapping withoutPatch(YamlMapping template) {
    List<YamlEntry> entries = new ArrayList<>(template.entries());
    entries.removeIf(entry -> entry.name().equals("$patch"));
    return new YamlMapping(entries, template.flow(), template.span());
  }
}
