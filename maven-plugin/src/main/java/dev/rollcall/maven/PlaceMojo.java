package dev.rollcall.maven;

import dev.rollcall.config.ConfigException;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.engine.execution.BoundedTask;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.place.PlaceTextReporter;
import dev.rollcall.text.Plural;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Tells on which nodes the pods of each DaemonSet run, and why not on others. */
@Mojo(name = "place", requiresProject = false, threadSafe = true)
public final class PlaceMojo extends ManifestMojo {

  private static final int WIDTH = 100;

  /** Whether to show the nodes against the DaemonSets. */
  @Parameter(property = "rollcall.wide", defaultValue = "false")
  private boolean wide;

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    FoundManifests manifests = manifests(true);
    if (manifests.places().isEmpty()) {
      return;
    }
    Rollcall.Placed placed = placed(manifests);
    refuseUnreadable(placed.read());
    Cluster cluster = placed.cluster();
    List<Placement> placements = new ArrayList<>();
    for (DaemonSet daemonSet : cluster.inventory().daemonSets()) {
      placements.add(cluster.placementOf(daemonSet));
    }
    PlaceTextReporter text = new PlaceTextReporter(AnsiStyle.PLAIN, WIDTH);
    String shown = wide ? text.wide(cluster, placements) : text.report(cluster, placements);
    getLog().info("\n" + ParameterNames.in(shown));
    int errors = errors(placed.read());
    if (errors > 0) {
      throw new MojoFailureException(
          Plural.count(errors, "error") + " in the manifests, so that the answer leaves some out");
    }
  }

  private static int errors(ClusterReader.ClusterState read) {
    int errors = 0;
    for (Finding finding : read.findings()) {
      errors += finding.severity() == Severity.ERROR ? 1 : 0;
    }
    return errors;
  }

  private Rollcall.Placed placed(FoundManifests manifests) throws MojoExecutionException {
    try {
      return rollcall(manifests)
          .prepare(
              manifests.inputs(),
              RunRequest.DEFAULT.withCluster(clusterName()).withConfig(configFile(), false))
          .place();
    } catch (ConfigException e) {
      throw configError(e);
    } catch (BoundedTask.LimitExceededException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private void refuseUnreadable(ClusterReader.ClusterState read) throws MojoExecutionException {
    int unreadable = read.unreadable().size();
    for (Finding finding : read.findings()) {
      String name = finding.location().file().name();
      int line = finding.location().span().line();
      int column = finding.location().span().column();
      getLog().warn(root().resolve(name) + ":[" + line + "," + column + "] " + finding.message());
    }
    read.unreadable().forEach(one -> getLog().error(one.name() + ": " + one.message()));
    if (unreadable > 0) {
      throw new MojoExecutionException(
          unreadable + " of the files could not be read, so the answer would be wrong");
    }
  }
}
