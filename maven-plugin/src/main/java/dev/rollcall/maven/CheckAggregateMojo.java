package dev.rollcall.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Lints the manifests of all modules together, once, so that rules across objects see all of them.
 */
@Mojo(
    name = "check-aggregate",
    defaultPhase = LifecyclePhase.VERIFY,
    aggregator = true,
    threadSafe = true)
public final class CheckAggregateMojo extends CheckMojo {

  @Parameter(defaultValue = "${reactorProjects}", readonly = true)
  private List<MavenProject> reactor = List.of();

  @Override
  List<MavenModule> modules() {
    List<MavenModule> modules = new ArrayList<>();
    reactor.forEach(project -> modules.add(MavenModule.of(project)));
    return modules;
  }
}
