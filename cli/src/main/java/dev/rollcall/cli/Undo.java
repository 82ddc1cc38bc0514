package dev.rollcall.cli;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.engine.change.DaemonSetRevision;
import dev.rollcall.engine.change.RevisionHistory;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.model.DaemonSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The wish to go back to an earlier revision of a DaemonSet.
 *
 * @param revision its number, 0 for the one before the current
 * @param daemonSet whose revision, null if there is only one DaemonSet with revisions
 */
record Undo(long revision, @Nullable String daemonSet) {

  static final Option.Value TO_REVISION =
      new Option.Value(
          "--to-revision",
          "N",
          "Go back to this revision of BEFORE, 0 for the one before the current; see history.");
  private static final Option.Value DAEMONSET =
      new Option.Value(
          DaemonSetNames.OPTION,
          "NAME",
          "Whose revision, NAME or NAMESPACE/NAME, where there are several.");

  static void describe(CommandSyntax syntax) {
    Option.describe(syntax, TO_REVISION, DAEMONSET);
  }

  /** Returns what the arguments ask for, null if they ask for no undo. */
  static @Nullable Undo of(Arguments arguments) throws UsageException {
    String number = TO_REVISION.in(arguments);
    String daemonSet = DAEMONSET.in(arguments);
    if (number == null) {
      if (daemonSet != null) {
        throw new UsageException(
            DAEMONSET.name() + " says whose revision " + TO_REVISION.name() + " N means");
      }
      return null;
    }
    if (!number.matches("[0-9]{1,15}")) {
      throw new UsageException(
          TO_REVISION.name() + " \"" + number + "\" is not a revision's number");
    }
    if (!arguments.parameter(1).isEmpty()) {
      throw new UsageException(TO_REVISION.name() + " says what comes after; leave AFTER out");
    }
    return new Undo(Long.parseLong(number), daemonSet);
  }

  /** Returns what the state after the undo is called. */
  String describe(String state) {
    return (revision == 0 ? "the revision before" : "revision " + revision) + " of " + state;
  }

  /** Returns the state after the undo. */
  ClusterReader.ClusterState apply(ClusterReader.ClusterState state, ApiServer server)
      throws UsageException {
    DaemonSet wanted = daemonSet(state);
    RevisionHistory history =
        RevisionHistory.of(
            wanted,
            Objects.requireNonNull(state.contents().get(wanted)),
            state.inventory(),
            server);
    DaemonSetRevision found = null;
    for (RevisionHistory.Entry entry : history.entries()) {
      boolean previous = revision == 0 && !entry.current();
      if (previous || entry.revision().number() == revision) {
        found = entry.revision();
      }
    }
    if (found == null) {
      throw new UsageException(
          "there is no revision "
              + revision
              + " of "
              + wanted.fullName()
              + "; there are "
              + history.undoable());
    }
    try {
      return found.undo(state, wanted);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private DaemonSet daemonSet(ClusterReader.ClusterState state) throws UsageException {
    List<DaemonSet> all = state.inventory().daemonSets();
    if (daemonSet != null) {
      return DaemonSetNames.find(daemonSet, all);
    }
    List<DaemonSet> revised = new ArrayList<>();
    for (DaemonSet one : all) {
      if (!DaemonSetRevision.of(one, state.inventory()).isEmpty()) {
        revised.add(one);
      }
    }
    if (revised.size() != 1) {
      throw new UsageException(
          revised.isEmpty()
              ? "no DaemonSet of the input has ControllerRevisions; dump them as well"
              : "several DaemonSets have revisions; say which with "
                  + DAEMONSET.name()
                  + " NAMESPACE/NAME");
    }
    return revised.get(0);
  }
}
