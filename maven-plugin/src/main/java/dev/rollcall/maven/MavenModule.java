package dev.rollcall.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

/**
 * What of a project matters for finding its manifests.
 *
 * @param buildDirectory {@code target}
 * @param outputDirectory {@code target/classes}
 * @param filtered the directories whose files are copied with placeholders filled in
 */
record MavenModule(
    Path basedir, Path buildDirectory, Path outputDirectory, List<FilteredDirectory> filtered) {

  /** A directory of resources that are filtered, and where they are copied to. */
  record FilteredDirectory(Path source, Path target) {}

  MavenModule {
    filtered = List.copyOf(filtered);
  }

  static MavenModule of(MavenProject project) {
    Path basedir = project.getBasedir().toPath();
    Path output = basedir.resolve(project.getBuild().getOutputDirectory());
    List<FilteredDirectory> filtered = new ArrayList<>();
    for (Resource resource : project.getResources()) {
      if (resource.isFiltering()) {
        String below = resource.getTargetPath();
        Path target = below == null ? output : output.resolve(below);
        Path source = basedir.resolve(resource.getDirectory()).normalize();
        filtered.add(new FilteredDirectory(source, target));
      }
    }
    return new MavenModule(
        basedir, basedir.resolve(project.getBuild().getDirectory()), output, filtered);
  }

  /** Returns a directory without a POM as a project. */
  static MavenModule withoutPom(Path directory) {
    Path basedir = directory.toAbsolutePath().normalize();
    Path build = basedir.resolve("target");
    return new MavenModule(basedir, build, build.resolve("classes"), List.of());
  }
}
