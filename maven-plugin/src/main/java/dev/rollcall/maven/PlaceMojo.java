package dev.rollcall.maven;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.Intake;
import dev.rollcall.engine.Loader;
import dev.rollcall.engine.Placer;
import dev.rollcall.engine.Settings;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.ReferenceClusters;
import dev.rollcall.report.PlaceText;
import dev.rollcall.report.Style;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.SchemaCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Tells on which nodes the pods of each DaemonSet run, and why not on others. */
@Mojo(name = "place", requiresProject = false, threadSafe = true)
public final class PlaceMojo extends ManifestMojo {

  private static final int WIDTH = 100;

  /**
   * The nodes for manifests without any: the name of a reference cluster, or a path, relative to
   * the project.
   */
  @Parameter(property = "rollcall.cluster")
  private @Nullable String cluster;

  /** Whether to show the nodes against the DaemonSets. */
  @Parameter(property = "rollcall.wide", defaultValue = "false")
  private boolean wide;

  @Override
  void run() throws MojoExecutionException {
    Manifests manifests = manifests(true);
    if (manifests.places().isEmpty()) {
      return;
    }
    Settings settings = Settings.of(SchemaCatalog.bundled().preferred());
    Intake intake = new Intake(BuiltInRules.all(), settings, reader(manifests));
    Intake.Result read = intake.read(manifests.inputs());
    refuseUnreadable(read);
    Cluster placed = placer(intake).place(read.inventory());
    List<Placement> placements = new ArrayList<>();
    for (DaemonSet daemonSet : placed.inventory().daemonSets()) {
      placements.add(placed.placementOf(daemonSet));
    }
    PlaceText text = new PlaceText(Style.PLAIN, WIDTH);
    String shown = wide ? text.wide(placed, placements) : text.report(placed, placements);
    getLog().info("\n" + shown);
  }

  private void refuseUnreadable(Intake.Result read) throws MojoExecutionException {
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

  private Placer placer(Intake intake) {
    if (cluster == null || cluster.isBlank() || ReferenceClusters.has(cluster)) {
      return new Placer(cluster == null || cluster.isBlank() ? null : cluster, List.of());
    }
    Path path = module().basedir().resolve(cluster);
    List<Node> nodes =
        Files.exists(path)
            ? intake.read(new Loader(root()).find(List.of(path.toString()))).inventory().nodes()
            : List.of();
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException(
          "rollcall.cluster \""
              + cluster
              + "\" is no path that holds a Node and none of "
              + String.join(", ", ReferenceClusters.names()));
    }
    return new Placer(null, nodes);
  }
}
