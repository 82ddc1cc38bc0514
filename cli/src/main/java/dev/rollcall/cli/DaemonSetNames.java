package dev.rollcall.cli;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.text.Spelling;
import java.util.ArrayList;
import java.util.List;

/** Finds the DaemonSet that a user names. */
final class DaemonSetNames {

  /** The name of the option that names a DaemonSet. */
  static final String OPTION = "--daemonset";

  private DaemonSetNames() {}

  /**
   * Returns the one DaemonSet of a name.
   *
   * @param wanted {@code NAME} or {@code NAMESPACE/NAME}
   */
  static DaemonSet find(String wanted, List<DaemonSet> all) throws UsageException {
    List<DaemonSet> found = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (DaemonSet daemonSet : all) {
      String full = daemonSet.fullName();
      names.add(wanted.indexOf('/') < 0 ? daemonSet.name() : full);
      if (wanted.equals(daemonSet.name()) || wanted.equals(full)) {
        found.add(daemonSet);
      }
    }
    if (found.isEmpty()) {
      throw new UsageException(
          "there is no DaemonSet \"" + wanted + "\"" + Spelling.advice(wanted, names));
    }
    if (found.size() > 1) {
      throw new UsageException(
          "there are " + found.size() + " DaemonSets \"" + wanted + "\"; write NAMESPACE/NAME");
    }
    return found.get(0);
  }
}
