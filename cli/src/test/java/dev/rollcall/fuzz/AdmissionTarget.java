package dev.rollcall.fuzz;

import dev.rollcall.admission.Admission;
import dev.rollcall.admission.Refusal;
import dev.rollcall.admission.Review;
import dev.rollcall.admission.Warning;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Whatever the objects, the API server's answer is about places in the text, and the same twice.
 */
final class AdmissionTarget {

  private static final Admission SERVER =
      new Admission(Subject.CATALOG, Subject.CATALOG.preferred());

  private AdmissionTarget() {}

  static void run(byte[] input) {
    SourceFile file = Subject.file(Recipe.text(input));
    Positions positions = new Positions(file);
    for (Field object : Subject.objects(file)) {
      ObjectId id = object.place().origin().object();
      Review review = SERVER.review(object, id);
      for (Refusal refusal : review.refusals()) {
        positions.hold(refusal.place().location(), refusal);
        Promise.hold(!refusal.message().isBlank(), "a refusal says why", refusal);
      }
      for (Warning warning : review.warnings()) {
        positions.hold(warning.place().location(), warning);
        Promise.hold(!warning.text().isBlank(), "a warning says what of", warning);
      }
      Promise.hold(
          review.refusals().isEmpty() || review.warnings().isEmpty(),
          "what is refused gets no warning");
      Promise.hold(
          told(review).equals(told(SERVER.review(object, id))), "the same object, the same answer");
      replace(object, id, review);
    }
  }

  /** Nothing changes where an object replaces itself. */
  private static void replace(Field object, ObjectId id, Review review) {
    if (id.kind().equals("DaemonSet")) {
      Promise.hold(!SERVER.restarts(object, object), "no change restarts no pod");
      Promise.hold(SERVER.immutable(object, object, id).isEmpty(), "no change is no change");
      boolean taken = SERVER.reviewReplacement(object, object, id).isEmpty();
      Promise.hold(
          taken || !review.refusals().isEmpty(),
          "what can be created can be replaced by itself",
          SERVER.reviewReplacement(object, object, id));
    }
  }

  private static List<String> told(Review review) {
    List<String> told = new ArrayList<>();
    review.refusals().forEach(refusal -> told.add(refusal.path() + ": " + refusal.message()));
    review.warnings().forEach(warning -> told.add(warning.path() + ": " + warning.text()));
    return told;
  }
}
