package dev.rollcall.engine.reading;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.input.SkipCounter;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.engine.suppression.Ignore;
import dev.rollcall.model.Manifest;
import dev.rollcall.source.Location;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one file came to.
 *
 * @param name the name of the input
 * @param manifests the objects that rules look at
 * @param daemonSets the content of the DaemonSets among them, in the same order
 * @param policyObjects what admission policies need of it, where it is kept: the policies, their
 *     bindings, what may be parameters, and in a run that asks them the objects to ask about
 * @param objects how many objects it has, those of other kinds included
 * @param findings what was said while reading it
 * @param skipped what was not looked at
 * @param ignores the ignores in its comments and annotations
 * @param unreadable whether the input, or some of it, could not be read
 */
public record ManifestFile(
    String name,
    List<Manifest> manifests,
    List<FieldCursor> daemonSets,
    List<FieldCursor> policyObjects,
    int objects,
    List<Finding> findings,
    List<SkippedInput> skipped,
    List<Ignore> ignores,
    boolean unreadable) {

  public ManifestFile {
    manifests = List.copyOf(manifests);
    daemonSets = List.copyOf(daemonSets);
    policyObjects = List.copyOf(policyObjects);
    findings = List.copyOf(findings);
    skipped = List.copyOf(skipped);
    ignores = List.copyOf(ignores);
  }

  /** Returns whether all of it could be read. */
  boolean isSound() {
    for (Finding finding : findings) {
      if (finding.rule().equals("yaml-syntax") || finding.rule().equals("unreadable-dump")) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether every object in it has been taken by a server. */
  boolean isPrinted() {
    for (Manifest manifest : manifests) {
      if (manifest.meta().uid().isEmpty()) {
        return false;
      }
    }
    return !manifests.isEmpty();
  }

  /** Returns what a file comes to that is left out. */
  public static ManifestFile skipped(String name, String reason) {
    List<SkippedInput> skipped = List.of(new SkippedInput(name, reason, 1));
    return new ManifestFile(
        name, List.of(), List.of(), List.of(), 0, List.of(), skipped, List.of(), false);
  }

  /** Joins what the stretches of one file came to. */
  static ManifestFile join(List<ManifestFile> parts) {
    List<Manifest> manifests = new ArrayList<>();
    List<FieldCursor> daemonSets = new ArrayList<>();
    List<FieldCursor> policyObjects = new ArrayList<>();
    int objects = 0;
    List<Finding> findings = new ArrayList<>();
    SkipCounter skips = new SkipCounter();
    List<Ignore> ignores = new ArrayList<>();
    Set<String> inferred = new HashSet<>();
    for (ManifestFile part : parts) {
      manifests.addAll(part.manifests);
      daemonSets.addAll(part.daemonSets);
      policyObjects.addAll(part.policyObjects);
      objects += part.objects;
      for (Finding finding : part.findings) {
        if (!finding.rule().equals("kind-inferred") || inferred.add(finding.message())) {
          findings.add(finding);
        }
      }
      part.skipped.forEach(skips::add);
      ignores.addAll(part.ignores);
    }
    String name = parts.get(0).name;
    return new ManifestFile(
        name,
        manifests,
        daemonSets,
        policyObjects,
        objects,
        findings,
        skips.of(name),
        ignores,
        false);
  }

  /** Returns the same file with other objects, the same DaemonSets among them. */
  ManifestFile withManifests(List<Manifest> others) {
    return new ManifestFile(
        name, others, daemonSets, policyObjects, objects, findings, skipped, ignores, unreadable);
  }

  /**
   * Returns the same file without some of its objects, of which others hold a newer state.
   *
   * @param count how many
   * @param kept the objects that remain
   * @param trees the content of the DaemonSets that remain
   * @param gone where the others stand
   */
  ManifestFile without(
      int count, List<Manifest> kept, List<FieldCursor> trees, List<Location> gone) {
    List<SkippedInput> more = new ArrayList<>(skipped);
    more.add(new SkippedInput(name, "repeated-object", count));
    List<Finding> others = new ArrayList<>(findings);
    List<Ignore> heeded = new ArrayList<>(ignores);
    List<FieldCursor> asked = new ArrayList<>(policyObjects);
    for (Location extent : gone) {
      asked.removeIf(object -> isWithin(object.place().location(), extent));
      others.removeIf(finding -> isWithin(finding.location(), extent));
      heeded.removeIf(ignore -> isWithin(ignore.location(), extent));
    }
    return new ManifestFile(
        name, kept, trees, asked, objects - count, others, more, heeded, unreadable);
  }

  private static boolean isWithin(Location place, Location extent) {
    Span at = Span.at(place.span().line(), place.span().column());
    Span start = extent.span();
    Span end = Span.at(start.endLine(), start.endColumn());
    return at.compareTo(Span.at(start.line(), start.column())) >= 0 && at.compareTo(end) < 0;
  }
}
