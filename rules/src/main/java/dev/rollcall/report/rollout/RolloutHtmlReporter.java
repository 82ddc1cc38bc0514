package dev.rollcall.report.rollout;

import dev.rollcall.engine.change.RolloutForecast;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.ComparedStates;
import dev.rollcall.report.HtmlPage;
import dev.rollcall.report.diff.GroupChangesJson;
import dev.rollcall.rollout.CombinedImpact;
import dev.rollcall.rollout.RolloutResult;
import dev.rollcall.rollout.RolloutStrategy;
import dev.rollcall.rollout.RolloutTrace;
import dev.rollcall.rollout.StrategyAlternative;
import dev.rollcall.rollout.StuckPods;
import dev.rollcall.rollout.TimelinePoint;
import dev.rollcall.text.JsonWriter;
import java.util.List;

/** Writes updates as a page: time under a slider, what every node does then, other budgets. */
public final class RolloutHtmlReporter implements RolloutReporter {

  private final String toolVersion;
  private final String kubernetesVersion;
  private final ComparedStates states;

  /** Creates a reporter of the updates from one state to another. */
  public RolloutHtmlReporter(String toolVersion, String kubernetesVersion, ComparedStates states) {
    this.toolVersion = toolVersion;
    this.kubernetesVersion = kubernetesVersion;
    this.states = states;
  }

  @Override
  public String report(RolloutForecast forecast) {
    JsonWriter json = new JsonWriter().object();
    json.field("command", "rollout").field("rollcall", toolVersion);
    json.field("kubernetes", kubernetesVersion);
    states.append(json);
    NodeCourses courses = new NodeCourses();
    json.name("updates").array();
    forecast.daemonSets().forEach(update -> update(json, update, courses));
    json.end();
    courses.appendNames(json);
    json.name("removed").array();
    for (DaemonSet daemonSet : forecast.removed()) {
      json.value(daemonSet.fullName());
    }
    json.end();
    CombinedImpact together = forecast.together();
    json.name("together").object();
    json.field("finished", together.finished());
    json.name("seconds").value(together.seconds());
    json.field("mostUnavailable", together.mostUnavailable());
    json.field("mostOnOneNode", together.mostOnOneNode());
    strings(json, "nodes", together.nodes().subList(0, Math.min(6, together.nodes().size())));
    json.end();
    strings(json, "notes", forecast.notes());
    json.field("byGroups", forecast.cluster().isByGroups());
    GroupChangesJson.appendRows(json, forecast.groupChanges());
    return HtmlPage.of("rollcall rollout", json.end().toString());
  }

  private static void update(JsonWriter json, RolloutForecast.Update update, NodeCourses courses) {
    RolloutResult result = update.result();
    RolloutTrace course = result.course();
    RolloutTextReporter words = new RolloutTextReporter(AnsiStyle.PLAIN, Integer.MAX_VALUE);
    json.object();
    json.field("namespace", update.daemonSet().namespace());
    json.field("name", update.daemonSet().name());
    json.field("file", update.daemonSet().origin().file().name());
    json.field("what", RolloutTextReporter.what(update));
    boolean moves = update.refused().isEmpty() && update.isChange() && !course.nodes().isEmpty();
    json.field("moves", moves);
    json.field("ending", moves ? words.ending(result) : null);
    json.field("worst", moves && course.mostUnavailable() > 0 ? words.worst(course) : null);
    json.field("finished", course.finished());
    json.field("waves", course.waves());
    boolean absent = update.added() && !update.refused().isEmpty();
    json.field("desired", absent ? 0 : course.desired());
    json.name("seconds").value(course.seconds());
    json.field("updated", course.updated());
    json.field("mostUnavailable", course.mostUnavailable());
    json.field("lost", update.lost().size());
    json.field("added", update.added());
    RolloutStrategy terms = result.plan().terms();
    json.field("surges", terms.surgeCount(course.desired()) > 0);
    strings(json, "refused", update.refused());
    json.field("together", course.nodesWithOldAndNew().size());
    strings(json, "assumed", result.plan().paces().assumed());
    json.name("waiting").array();
    for (StuckPods waiting : course.waiting()) {
      json.value(waiting.sentence());
    }
    json.end();
    timeline(json, PickedMoments.of(course.timeline()));
    courses.append(json, course);
    alternatives(json, update.alternatives());
    json.end();
  }

  /** One string a moment: a rollout over thousands of nodes has tens of thousands. */
  private static void timeline(JsonWriter json, List<TimelinePoint> timeline) {
    json.name("timeline").array();
    for (TimelinePoint moment : timeline) {
      json.value(
          NodeCourses.number(moment.seconds())
              + " "
              + moment.done()
              + " "
              + moment.unavailable()
              + " "
              + (moment.available() - moment.done())
              + " "
              + moment.terminating()
              + " "
              + moment.starting()
              + " "
              + moment.pending()
              + " "
              + moment.updated());
    }
    json.end();
  }

  private static void alternatives(JsonWriter json, List<StrategyAlternative> alternatives) {
    json.name("alternatives").array();
    for (StrategyAlternative alternative : alternatives) {
      RolloutTrace course = alternative.course();
      boolean onDelete = alternative.setting().equals("OnDelete");
      json.object();
      json.field("setting", alternative.setting() + (onDelete ? "" : " " + alternative.value()));
      json.field("pods", onDelete ? "-" : Integer.toString(alternative.pods()));
      json.field("current", alternative.current());
      json.field("time", course.finished() ? DurationFormat.text(course.seconds()) : "never ends");
      json.field("updated", course.updated());
      json.field("mostUnavailable", course.mostUnavailable());
      json.field("mostPods", course.mostPodsAtOnce());
      json.end();
    }
    json.end();
  }

  private static void strings(JsonWriter json, String name, List<String> values) {
    json.name(name).array();
    values.forEach(json::value);
    json.end();
  }
}
