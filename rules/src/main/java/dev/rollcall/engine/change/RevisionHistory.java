package dev.rollcall.engine.change;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be undone of a DaemonSet.
 *
 * @param daemonSet the DaemonSet as it is
 * @param entries the revisions of the input, the oldest first
 */
public record RevisionHistory(DaemonSet daemonSet, List<Entry> entries) {

  /**
   * One revision.
   *
   * @param current whether the DaemonSet has this pod template
   * @param dropped whether the next update makes the controller delete it, for the sake of {@code
   *     revisionHistoryLimit}
   * @param changes what differs from the revision before; none for the first
   */
  public record Entry(
      DaemonSetRevision revision, boolean current, boolean dropped, List<FieldChange> changes) {

    public Entry {
      changes = List.copyOf(changes);
    }
  }

  public RevisionHistory {
    entries = List.copyOf(entries);
  }

  /**
   * Reads the history of a DaemonSet.
   *
   * @param content the text of the DaemonSet as a tree
   */
  public static RevisionHistory of(
      DaemonSet daemonSet, FieldCursor content, Inventory inventory, ApiServer server) {
    List<DaemonSetRevision> revisions = DaemonSetRevision.of(daemonSet, inventory);
    int current = -1;
    for (int i = 0; i < revisions.size(); i++) {
      if (!server.changesPodTemplate(revisions.get(i).data(), content)) {
        current = i;
      }
    }
    // After the next update the current revision is an old one as well: cleanupHistory.
    long kept = daemonSet.revisionHistoryLimit().get();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < revisions.size(); i++) {
      List<FieldChange> changes =
          i == 0
              ? List.of()
              : FieldChange.between(
                  "spec.template", template(revisions, i - 1), template(revisions, i));
      boolean dropped = revisions.size() - i > kept;
      entries.add(new Entry(revisions.get(i), i == current, dropped, changes));
    }
    return new RevisionHistory(daemonSet, entries);
  }

  private static FieldCursor template(List<DaemonSetRevision> revisions, int index) {
    return revisions.get(index).data().path("spec", "template");
  }

  /** Returns the numbers of the revisions that an undo can go back to. */
  public List<Long> undoable() {
    List<Long> numbers = new ArrayList<>();
    for (Entry entry : entries) {
      if (!entry.current()) {
        numbers.add(entry.revision().number());
      }
    }
    return numbers;
  }
}
