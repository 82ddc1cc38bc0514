package dev.rollcall.report.diff;

import dev.rollcall.engine.change.GroupChange;
import dev.rollcall.placement.nodegroup.GroupAnswer;
import dev.rollcall.text.JsonWriter;
import java.util.List;

/** Writes which groups of nodes gain and lose DaemonSets, as JSON and as data of a page. */
public final class GroupChangesJson {

  private GroupChangesJson() {}

  /** Writes the field {@code nodeGroups} of the JSON contract, where there is any change. */
  public static void append(JsonWriter json, List<GroupChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    json.name("nodeGroups").array();
    for (GroupChange change : changes) {
      GroupAnswer before = change.before();
      GroupAnswer after = change.after();
      json.object();
      json.field("namespace", change.daemonSet().namespace());
      json.field("name", change.daemonSet().name());
      json.field("group", change.group().name());
      if (!change.group().scope().toString().isEmpty()) {
        json.field("cluster", change.group().scope().toString());
      }
      json.field("before", before == null ? null : before.answer().id());
      json.field("after", after == null ? null : after.answer().id());
      json.field("newNodesOnly", change.newNodesOnly());
      json.end();
    }
    json.end();
  }

  /** Writes the same for a page, with the numbers of nodes and the reasons, those alike once. */
  public static void appendRows(JsonWriter json, List<GroupChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    json.name("groupChanges").array();
    for (GroupChangeRow row : GroupChangeRow.of(changes)) {
      json.object();
      json.field("namespace", row.daemonSet().namespace());
      json.field("name", row.daemonSet().name());
      json.field("groups", row.names());
      json.field("before", row.before());
      json.field("after", row.after());
      json.field("why", row.why());
      json.end();
    }
    json.end();
  }
}
