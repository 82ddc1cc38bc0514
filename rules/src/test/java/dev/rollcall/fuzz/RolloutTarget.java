package dev.rollcall.fuzz;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.engine.admission.PolicyReview;
import dev.rollcall.engine.change.RolloutForecast;
import dev.rollcall.engine.change.RolloutForecaster;
import dev.rollcall.model.Inventory;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.ComparedStates;
import dev.rollcall.report.RunScope;
import dev.rollcall.report.rollout.RolloutHtmlReporter;
import dev.rollcall.report.rollout.RolloutJsonReporter;
import dev.rollcall.report.rollout.RolloutTextReporter;
import dev.rollcall.rollout.Assumptions;
import dev.rollcall.rollout.RolloutResult;
import dev.rollcall.rollout.RolloutTrace;
import dev.rollcall.rollout.TimelinePoint;

/** Whatever the two states, a rollout ends, and every moment of it adds up. */
final class RolloutTarget {

  private static final ApiServer SERVER =
      new ApiServer(Subject.CATALOG, Subject.CATALOG.preferred());
  private static final String VERSION = "1.2.3";

  private RolloutTarget() {}

  static void run(byte[] input) throws Exception {
    Pair states = Pair.of(input);
    RolloutForecast forecast =
        new RolloutForecaster(
                SERVER,
                new ClusterPlacer(null, Inventory.EMPTY),
                Assumptions.none(),
                PolicyReview.NONE)
            .forecast(Subject.read(states.first()), Subject.read(states.second()));
    for (RolloutForecast.Update update : forecast.daemonSets()) {
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
    ReportFormats.text(new RolloutTextReporter(AnsiStyle.PLAIN, 80).report(forecast));
    ReportFormats.coloured(new RolloutTextReporter(AnsiStyle.COLOUR, 80).report(forecast));
    ReportFormats.json(
        new RolloutJsonReporter(VERSION, "1.36", new RunScope(2, 2, 0, "1.36", forecast.cluster()))
            .report(forecast));
    ReportFormats.html(
        new RolloutHtmlReporter(VERSION, "1.36", new ComparedStates("a", "b")).report(forecast));
  }

  private static void check(RolloutTrace course) {
    if (course.finished()) {
      Promise.hold(course.updated() == course.desired(), "finished is updated", course);
      Promise.hold(course.available() == course.desired(), "finished is available", course);
      Promise.hold(course.waiting().isEmpty(), "finished waits for nothing", course);
    } else {
      Promise.hold(!course.waiting().isEmpty(), "unfinished waits for something", course);
    }
    double last = -1;
    for (TimelinePoint moment : course.timeline()) {
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
