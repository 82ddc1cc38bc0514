package dev.rollcall.fuzz;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.apiserver.field.ApiResponse;
import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * Whatever the objects, the API server's answer is about places in the text, and the same twice.
 */
final class ApiServerTarget {

  private static final ApiServer SERVER =
      new ApiServer(Subject.CATALOG, Subject.CATALOG.preferred());

  private ApiServerTarget() {}

  static void run(byte[] input) {
    SourceFile file = Subject.file(Recipe.text(input));
    Positions positions = new Positions(file);
    for (FieldCursor object : Subject.objects(file)) {
      ObjectId id = object.place().origin().object();
      ApiResponse review = SERVER.review(object, id);
      for (FieldError refusal : review.refusals()) {
        positions.hold(refusal.place().location(), refusal);
        Promise.hold(!refusal.message().isBlank(), "a refusal says why", refusal);
      }
      for (ApiServerWarning warning : review.warnings()) {
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
  private static void replace(FieldCursor object, ObjectId id, ApiResponse review) {
    if (id.kind().equals("DaemonSet")) {
      Promise.hold(!SERVER.changesPodTemplate(object, object), "no change restarts no pod");
      Promise.hold(
          SERVER.changedImmutableFields(object, object, id).isEmpty(), "no change is no change");
      boolean taken = SERVER.reviewReplacement(object, object, id).isEmpty();
      Promise.hold(
          taken || !review.refusals().isEmpty(),
          "what can be created can be replaced by itself",
          SERVER.reviewReplacement(object, object, id));
    }
  }

  private static List<String> told(ApiResponse review) {
    List<String> told = new ArrayList<>();
    review.refusals().forEach(refusal -> told.add(refusal.path() + ": " + refusal.message()));
    review.warnings().forEach(warning -> told.add(warning.path() + ": " + warning.text()));
    return told;
  }
}
