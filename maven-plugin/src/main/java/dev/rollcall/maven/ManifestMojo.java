package dev.rollcall.maven;

import dev.rollcall.config.ConfigException;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.rules.BuiltInRules;
import java.io.File;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals that read manifests have in common. */
public abstract class ManifestMojo extends AbstractMojo {

  private static final String COORDINATES = "dev.rollcall:rollcall-maven-plugin";

  /** The project. */
  @Parameter(defaultValue = "${project}", readonly = true)
  private @Nullable MavenProject project;

  /** The modules of the build. */
  @Parameter(defaultValue = "${reactorProjects}", readonly = true)
  private List<MavenProject> reactor = List.of();

  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  private @Nullable MojoExecution execution;

  /** The properties of the command line. */
  @Parameter(defaultValue = "${session.userProperties}", readonly = true)
  private Properties userProperties = new Properties();

  /** The properties of Java, which <code>MAVEN_OPTS</code> may add to. */
  @Parameter(defaultValue = "${session.systemProperties}", readonly = true)
  private Properties systemProperties = new Properties();

  /** The module that is being looked at, null for the project of the goal. */
  private @Nullable MavenModule current;

  /** The directory of the project. */
  @Parameter(defaultValue = "${basedir}", readonly = true)
  private File basedir = new File(".");

  /** Where Maven was started; the names of files are relative to it. */
  @Parameter(defaultValue = "${session.executionRootDirectory}", readonly = true)
  private @Nullable File executionRoot;

  /** Whether to do nothing. */
  @Parameter(property = "rollcall.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Files and directories with manifests, relative to the project. Where none are given, those of
   * <code>src/main/k8s</code>, <code>src/main/kubernetes</code>, <code>src/main/jkube</code>,
   * <code>k8s</code>, <code>deploy</code> and <code>target/classes/META-INF/jkube</code> that
   * exist.
   */
  @Parameter(property = "rollcall.paths")
  private List<String> paths = List.of();

  /**
   * Patterns of the files to read, such as <code>**&#47;*-daemonset.yaml</code>, relative to the
   * path that they are found in or to the project. Default: all that end in <code>.yaml</code>,
   * <code>.yml</code> or <code>.json</code>.
   */
  @Parameter(property = "rollcall.includes")
  private List<String> includes = List.of();

  /** Patterns of the files not to read. */
  @Parameter(property = "rollcall.excludes")
  private List<String> excludes = List.of();

  /**
   * The nodes for manifests without any: the name of a reference cluster, or a path, relative to
   * the project.
   */
  @Parameter(property = "rollcall.cluster")
  private @Nullable String cluster;

  /** The configuration for all manifests. Default: for each the nearest .rollcall.yaml upwards. */
  @Parameter(property = "rollcall.configFile")
  private @Nullable String configFile;

  /**
   * How manifests without a byte order mark are encoded. Kubernetes itself reads UTF-8, so another
   * encoding makes sense only where something recodes them on their way to the cluster.
   */
  @Parameter(property = "rollcall.encoding", defaultValue = "UTF-8")
  private String encoding = "UTF-8";

  /** Does nothing, and says so, where the goal is skipped. */
  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("skipped, as rollcall.skip says");
      return;
    }
    if (!isForAllModules()) {
      runHere();
      return;
    }
    ModuleFailures failures = new ModuleFailures();
    for (MavenProject one : modulesToVisit()) {
      current = MavenModule.of(one);
      getLog().info("-- " + one.getArtifactId());
      failures.collect(one.getArtifactId(), this::runHere);
    }
    failures.fail();
  }

  private void runHere() throws MojoExecutionException, MojoFailureException {
    try {
      run();
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(ParameterNames.in(String.valueOf(e.getMessage())), e);
    }
  }

  /**
   * Returns whether somebody has typed the goal in the root of several modules: since it needs no
   * project, Maven calls it once, for the root.
   */
  boolean isForAllModules() {
    boolean typed = execution != null && execution.getSource() == MojoExecution.Source.CLI;
    return typed && reactor.size() > 1;
  }

  /** Returns the modules with one of the paths that are named; all where that is none of them. */
  private List<MavenProject> modulesToVisit() {
    List<MavenProject> found = new ArrayList<>();
    for (MavenProject one : reactor) {
      boolean skips = Boolean.parseBoolean(one.getProperties().getProperty("rollcall.skip"));
      if (skips) {
        getLog().info("skipped " + one.getArtifactId() + ", as its rollcall.skip says");
      } else if (paths.isEmpty() || hasPath(one)) {
        found.add(one);
      }
    }
    return found.isEmpty() && !paths.isEmpty() ? List.of(reactor.get(0)) : found;
  }

  private boolean hasPath(MavenProject one) {
    for (String path : paths) {
      if (Files.exists(one.getBasedir().toPath().resolve(path.strip()))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the modules of the build. */
  final List<MavenProject> reactor() {
    return reactor;
  }

  /** Returns how the goal is called, null outside of Maven. */
  final @Nullable MojoExecution execution() {
    return execution;
  }

  /** Does the work of the goal; an {@link IllegalArgumentException} names a wrong parameter. */
  abstract void run() throws MojoExecutionException, MojoFailureException;

  /** Returns the projects whose manifests are read. */
  List<MavenModule> modules() {
    return List.of(module());
  }

  /** Returns the project that the goal runs for. */
  final MavenModule module() {
    MavenModule visited = current;
    if (visited != null) {
      return visited;
    }
    return project == null || project.getFile() == null
        ? MavenModule.withoutPom(basedir.toPath())
        : MavenModule.of(project);
  }

  /** Returns what the names of files are relative to. */
  final Path root() {
    File root = executionRoot == null ? basedir : executionRoot;
    return root.toPath().toAbsolutePath().normalize();
  }

  /** Returns a file that a parameter names; it is relative to the project. */
  final @Nullable Path file(@Nullable String name) {
    return name == null || name.isBlank() ? null : module().basedir().resolve(name);
  }

  /** Finds the manifests, and says where they were looked for. */
  final FoundManifests manifests(boolean filtered) throws MojoExecutionException {
    ManifestFinder finder =
        new ManifestFinder(root(), paths, new FilePatterns(includes, excludes), filtered);
    FoundManifests found = finder.find(modules());
    FoundManifests manifests =
        new FoundManifests(
            withoutBaseline(found.inputs()), found.copies(), found.places(), found.warnings());
    manifests.warnings().forEach(getLog()::warn);
    if (!manifests.warnings().isEmpty()) {
      adviseOnFiltering();
    }
    Inputs inputs = manifests.inputs();
    if (manifests.places().isEmpty()) {
      getLog().info("no manifests: none of " + String.join(", ", ManifestFinder.USUAL) + " exists");
    } else {
      int count = inputs.files().size();
      getLog()
          .info(
              (count == 1 ? "1 file" : count + " files")
                  + " in "
                  + String.join(", ", manifests.places()));
    }
    return manifests;
  }

  /** Says how the goal has to be called so that filtered copies are there. */
  void adviseOnFiltering() {}

  /** Returns the inputs without those that are no manifests. */
  Inputs withoutBaseline(Inputs inputs) {
    return inputs;
  }

  /** Returns the facade that reads these manifests. */
  final Rollcall rollcall(FoundManifests manifests) {
    Charset charset = charset();
    return new Rollcall(
        BuiltInRules.all(),
        root(),
        bytes ->
            new FileInputSource(InputStream.nullInputStream(), bytes, charset, manifests.copies()),
        "rollcall.cluster");
  }

  /** Returns the configuration of all manifests, or null for the nearest of each. */
  final @Nullable Path configFile() {
    return file(configFile);
  }

  private Charset charset() {
    try {
      return Charset.forName(encoding);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "rollcall.encoding \"" + encoding + "\" is no encoding", e);
    }
  }

  /** Returns what a wrong configuration makes of the build. */
  static MojoExecutionException configError(ConfigException e) {
    List<String> lines = new ArrayList<>();
    e.problems().forEach(problem -> lines.add(problem.toString()));
    return new MojoExecutionException(
        "the configuration is wrong:\n" + String.join("\n", lines), e);
  }

  /** A path is relative to the project, not to where Maven was started. */
  final @Nullable String clusterName() {
    if (cluster == null || cluster.isBlank()) {
      return null;
    }
    Path path = module().basedir().resolve(cluster);
    return path.toFile().exists() ? path.toString() : cluster;
  }

  /** Returns all that decides the values of parameters. */
  final String parameterValues() {
    MojoExecution called = execution;
    Properties own = project == null ? new Properties() : project.getProperties();
    return called == null
        ? ""
        : ParameterValues.of(called, List.of(own, systemProperties, userProperties));
  }

  /** Returns the files that are read beside the manifests because a parameter names them. */
  List<Path> namedFiles() {
    List<Path> named = new ArrayList<>();
    for (String name : new String[] {configFile, cluster}) {
      Path file = file(name);
      if (file != null) {
        named.add(file);
      }
    }
    return named;
  }

  /** Returns how a user calls another goal of this plugin here. */
  final String command(String goal) {
    boolean known = project != null && project.getPlugin(COORDINATES) != null;
    return "mvn " + (known ? "rollcall" : COORDINATES) + ":" + goal;
  }
}
