package dev.rollcall.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Lints the manifests of all modules together, once, so that rules across objects see all of them.
 */
@Mojo(
    name = "check-aggregate",
    defaultPhase = LifecyclePhase.VERIFY,
    aggregator = true,
    threadSafe = true)
public final class CheckAggregateMojo extends CheckMojo {

  @Override
  List<MavenModule> modules() {
    List<MavenModule> modules = new ArrayList<>();
    reactor().forEach(project -> modules.add(MavenModule.of(project)));
    return modules;
  }

  /** It looks at all modules at once anyway. */
  @Override
  boolean isForAllModules() {
    return false;
  }

  @Override
  void adviseOnFiltering() {
    if (reactor().size() > 1) {
      getLog()
          .warn(
              "check-aggregate runs with the project that binds it, which for the root is before"
                  + " its modules are built: bind it in the module that is built last, or call"
                  + " \"mvn process-resources "
                  + command("check-aggregate").substring("mvn ".length())
                  + "\"");
    }
  }
}
