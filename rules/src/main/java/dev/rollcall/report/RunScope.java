package dev.rollcall.report;

import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.placement.Cluster;
import dev.rollcall.text.JsonWriter;
import dev.rollcall.text.Plural;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;

/**
 * What a run looked at.
 *
 * @param files how many files were read, 0 if another line says so
 * @param objects how many objects they hold
 * @param policies how many files with admission policies were asked
 * @param kubernetes the version
 * @param cluster the nodes, or the groups of nodes, that the DaemonSets were placed on
 */
public record RunScope(int files, int objects, int policies, String kubernetes, Cluster cluster) {

  /** Returns what a run of rules looked at beside the files and objects of its summary. */
  public static RunScope of(RunResult result) {
    return new RunScope(0, 0, result.policies(), "", result.cluster());
  }

  /** Returns the line at the end of a run, empty if there is nothing to tell. */
  public String line(int width) {
    String place = place();
    int daemonSets = cluster.inventory().daemonSets().size();
    // The summary of a run of rules names the files that nodes and groups are from.
    boolean told = cluster.reference() == null || daemonSets == 0;
    if (files == 0 && told && policies == 0) {
      return "";
    }
    StringBuilder line = new StringBuilder();
    if (files > 0 || !told) {
      line.append("checked ").append(Plural.count(daemonSets, "DaemonSet"));
      line.append(place.isEmpty() ? "" : " on ").append(place);
    }
    if (policies > 0) {
      line.append(line.isEmpty() ? "asked" : ",").append(" the policies of ");
      line.append(Plural.count(policies, "file"));
    }
    if (files > 0) {
      line.append(" in ").append(Plural.count(objects, "object"));
      line.append(" of ").append(Plural.count(files, "file"));
      line.append(" for Kubernetes ").append(kubernetes);
    }
    StringBuilder out = new StringBuilder(files > 0 ? "\n" : "");
    WordWrap.append(out, TextSanitizer.text(line.toString()), 0, 2, width);
    return out.append('\n').toString();
  }

  private String place() {
    String reference = cluster.reference();
    if (reference != null) {
      return "the reference cluster " + reference;
    }
    int groups = cluster.groups().all().size();
    int nodes = cluster.nodes().size();
    if (cluster.isByGroups() || cluster.isByPatches()) {
      return Plural.count(groups, "group") + " of nodes";
    }
    return nodes == 0 ? "" : Plural.count(nodes, "node");
  }

  /** Writes the fields into the object that is open. */
  public void append(JsonWriter json) {
    json.name("checked").object();
    if (files > 0) {
      json.field("files", files);
      json.field("objects", objects);
      json.field("kubernetesVersion", kubernetes);
    }
    place(json, cluster);
    json.field("policyFiles", policies);
    json.end();
  }

  private static void place(JsonWriter json, Cluster cluster) {
    json.field("daemonSets", cluster.inventory().daemonSets().size());
    json.field("nodes", cluster.nodes().size());
    json.field("nodeGroups", cluster.groups().all().size());
    json.field("referenceCluster", cluster.reference());
  }
}
