package dev.rollcall.maven;

import dev.rollcall.engine.input.Inputs;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The manifests of one or several projects.
 *
 * @param copies the filtered copies that are read in place of files
 * @param places where they were looked for
 * @param warnings what a user should know of how they were found
 */
record FoundManifests(
    Inputs inputs, Map<Path, Path> copies, List<String> places, List<String> warnings) {

  FoundManifests {
    copies = Collections.unmodifiableMap(copies);
    places = List.copyOf(places);
    warnings = List.copyOf(warnings);
  }
}
