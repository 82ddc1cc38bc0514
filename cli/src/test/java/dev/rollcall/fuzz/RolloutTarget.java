package dev.rollcall.fuzz;

import dev.rollcall.admission.Admission;
import dev.rollcall.engine.Forecast;
import dev.rollcall.engine.Forecaster;
import dev.rollcall.engine.Placer;
import dev.rollcall.report.RolloutHtml;
import dev.rollcall.report.RolloutJsonReporter;
import dev.rollcall.report.RolloutTextReporter;
import dev.rollcall.report.Style;
import dev.rollcall.rollout.Assumptions;
import dev.rollcall.rollout.Course;
import dev.rollcall.rollout.Moment;
import dev.rollcall.rollout.RolloutResult;
import java.util.List;

/** Whatever the two states, a rollout ends, and every moment of it adds up. */
final class RolloutTarget {

  private static final Admission SERVER =
      new Admission(Subject.CATALOG, Subject.CATALOG.preferred());
  private static final String VERSION = "1.2.3";

  private RolloutTarget() {}

  static void run(byte[] input) throws Exception {
    Pair states = Pair.of(input);
    Forecast forecast =
        new Forecaster(SERVER, new Placer(null, List.of()), Assumptions.none())
            .forecast(Subject.read(states.first()), Subject.read(states.second()));
    for (Forecast.Update update : forecast.daemonSets()) {
      RolloutResult result = update.result();
      check(result.course());
      check(result.best());
      check(result.worst());
      Promise.hold(
          result.updatedLeast() <= result.course().updated()
              && result.course().updated() <= result.updatedMost(),
          "what happens lies between the least and the most",
          result.course());
      Promise.hold(
          result.finished() == (result.stuckBecause() == null), "what hangs says why", result);
    }
    Outputs.text(new RolloutTextReporter(Style.PLAIN, 80).report(forecast));
    Outputs.coloured(new RolloutTextReporter(Style.COLOUR, 80).report(forecast));
    Outputs.json(new RolloutJsonReporter(VERSION, "1.36").report(forecast));
    Outputs.html(new RolloutHtml(VERSION, "1.36").report(forecast));
  }

  private static void check(Course course) {
    if (course.finished()) {
      Promise.hold(course.updated() == course.desired(), "finished is updated", course);
      Promise.hold(course.available() == course.desired(), "finished is available", course);
      Promise.hold(course.waiting().isEmpty(), "finished waits for nothing", course);
    } else {
      Promise.hold(!course.waiting().isEmpty(), "unfinished waits for something", course);
    }
    double last = -1;
    for (Moment moment : course.timeline()) {
      Promise.hold(moment.seconds() > last, "time goes on", course);
      last = moment.seconds();
      Promise.hold(
          course.desired() == moment.available() + moment.unavailable(),
          "DESIRED is what is available and what is missing",
          moment);
      Promise.hold(
          moment.done() <= Math.min(moment.available(), moment.updated()),
          "done is available and updated",
          moment);
      Promise.hold(moment.unavailable() <= course.mostUnavailable(), "most is most", moment);
    }
  }
}
