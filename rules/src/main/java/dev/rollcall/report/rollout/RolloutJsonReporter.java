package dev.rollcall.report.rollout;

import dev.rollcall.engine.admission.PolicyRemark;
import dev.rollcall.engine.change.ChangeProblem;
import dev.rollcall.engine.change.LostPod;
import dev.rollcall.engine.change.RolloutForecast;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.report.RunScope;
import dev.rollcall.report.diff.DiffJsonReporter;
import dev.rollcall.report.diff.GroupChangesJson;
import dev.rollcall.rollout.CombinedImpact;
import dev.rollcall.rollout.NodeTrace;
import dev.rollcall.rollout.PeakUnavailability;
import dev.rollcall.rollout.RolloutResult;
import dev.rollcall.rollout.RolloutStrategy;
import dev.rollcall.rollout.RolloutTrace;
import dev.rollcall.rollout.StrategyAlternative;
import dev.rollcall.rollout.StuckPods;
import dev.rollcall.rollout.TimelinePoint;
import dev.rollcall.text.JsonWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the JSON contract of {@code rollout}: fields may be added, never renamed or removed. */
public final class RolloutJsonReporter implements RolloutReporter {

  private final String toolVersion;
  private final String kubernetesVersion;
  private final RunScope scope;

  /** Creates a reporter that says what the run looked at. */
  public RolloutJsonReporter(String toolVersion, String kubernetesVersion, RunScope scope) {
    this.toolVersion = toolVersion;
    this.kubernetesVersion = kubernetesVersion;
    this.scope = scope;
  }

  @Override
  public String report(RolloutForecast forecast) {
    JsonWriter json = new JsonWriter();
    json.object();
    json.field("rollcall", toolVersion);
    json.field("kubernetesVersion", kubernetesVersion);
    json.name("daemonSets").array();
    for (RolloutForecast.Update update : forecast.daemonSets()) {
      update(json, update);
    }
    json.end();
    json.name("removed").array();
    for (DaemonSet daemonSet : forecast.removed()) {
      json.object();
      json.field("namespace", daemonSet.namespace());
      json.field("name", daemonSet.name());
      json.end();
    }
    json.end();
    together(json, forecast.together());
    strings(json, "notes", forecast.notes());
    GroupChangesJson.append(json, forecast.groupChanges());
    ChangeProblem.write(json, forecast.problems());
    scope.append(json);
    json.end();
    return json.toString();
  }

  private static void update(JsonWriter json, RolloutForecast.Update update) {
    DaemonSet daemonSet = update.daemonSet();
    RolloutResult result = update.result();
    RolloutTrace course = result.course();
    json.object();
    json.field("namespace", daemonSet.namespace());
    json.field("name", daemonSet.name());
    json.field("file", daemonSet.origin().file().name());
    json.field("added", update.added());
    json.field("restarts", update.restarts());
    strings(json, "refused", update.refused());
    PolicyRemark.write(json, update.remarks());
    strategy(json, result.plan().terms(), course.desired());
    outcome(json, course, update.finishes());
    json.field("updatedLeast", result.updatedLeast());
    json.field("updatedMost", result.updatedMost());
    json.field("stuckBecause", update.stuckBecause());
    waiting(json, course);
    DiffJsonReporter.configChanges(json, update.configChanges());
    lost(json, update.lost());
    seconds(json, "bestSeconds", result.best());
    seconds(json, "worstSeconds", result.worst());
    strings(json, "assumed", result.plan().paces().assumed());
    peak(json, course.peak());
    strings(json, "oldAndNewTogether", course.nodesWithOldAndNew());
    timeline(json, course.timeline());
    nodes(json, course.nodes());
    alternatives(json, update.alternatives());
    json.end();
  }

  private static void strategy(JsonWriter json, RolloutStrategy terms, int desired) {
    json.name("strategy").object();
    json.field("type", terms.rolling() ? "RollingUpdate" : "OnDelete");
    json.field("maxUnavailable", terms.unavailableCount(desired));
    json.field("maxSurge", terms.surgeCount(desired));
    json.field("minReadySeconds", terms.minReadySeconds());
    json.end();
  }

  private static void outcome(JsonWriter json, RolloutTrace course, boolean finishes) {
    json.field("finished", finishes);
    json.name("seconds").value(course.seconds());
    json.field("waves", course.waves());
    json.field("desired", course.desired());
    json.field("mostUnavailable", course.mostUnavailable());
    json.field("mostOnOneNode", course.maxPodsPerNode());
    json.field("mostPodsAtOnce", course.mostPodsAtOnce());
    json.field("updated", course.updated());
    json.field("available", course.available());
    json.field("pending", course.pending());
  }

  /** Writes a duration, null if it never ends. */
  private static void seconds(JsonWriter json, String name, RolloutTrace course) {
    number(json, name, course.finished() ? course.seconds() : null);
  }

  private static void number(JsonWriter json, String name, @Nullable Double value) {
    if (value == null) {
      json.field(name, (String) null);
    } else {
      json.name(name).value(value.doubleValue());
    }
  }

  private static void waiting(JsonWriter json, RolloutTrace course) {
    json.name("waiting").array();
    for (StuckPods waiting : course.waiting()) {
      json.object();
      json.field("cause", waiting.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      json.field("pods", waiting.what());
      strings(json, "nodes", waiting.nodes());
      json.field("waitsFor", waiting.waitsFor());
      json.end();
    }
    json.end();
  }

  private static void lost(JsonWriter json, List<LostPod> lost) {
    json.name("lost").array();
    for (LostPod pod : lost) {
      json.object();
      json.field("node", pod.node());
      json.field("reason", pod.reason());
      json.end();
    }
    json.end();
  }

  private static void peak(JsonWriter json, PeakUnavailability peak) {
    json.name("worstMoment").object();
    json.name("seconds").value(peak.seconds());
    strings(json, "nodes", peak.nodes());
    json.name("zones").object();
    peak.zones().forEach((zone, count) -> json.field(zone, count));
    json.end();
    json.end();
    json.name("worstZone").object();
    json.field("name", peak.worstZone());
    json.field("unavailable", peak.mostInWorstZone());
    json.field("desired", peak.sizeOfWorstZone());
    json.end();
  }

  private static void timeline(JsonWriter json, List<TimelinePoint> timeline) {
    json.name("timeline").array();
    for (TimelinePoint moment : timeline) {
      json.object();
      json.name("seconds").value(moment.seconds());
      json.field("old", moment.old());
      json.field("terminating", moment.terminating());
      json.field("starting", moment.starting());
      json.field("pending", moment.pending());
      json.field("updated", moment.updated());
      json.field("available", moment.available());
      json.field("done", moment.done());
      json.field("unavailable", moment.unavailable());
      json.end();
    }
    json.end();
  }

  private static void nodes(JsonWriter json, List<NodeTrace> runs) {
    json.name("nodes").array();
    for (NodeTrace run : runs) {
      json.object();
      json.field("name", run.node());
      number(json, "deleted", run.deleted());
      number(json, "gone", run.gone());
      number(json, "created", run.created());
      number(json, "ready", run.ready());
      number(json, "available", run.available());
      json.field("end", run.end());
      json.end();
    }
    json.end();
  }

  private static void alternatives(JsonWriter json, List<StrategyAlternative> alternatives) {
    json.name("alternatives").array();
    for (StrategyAlternative alternative : alternatives) {
      RolloutTrace course = alternative.course();
      json.object();
      json.field("setting", alternative.setting());
      json.field("value", alternative.value().toString());
      json.field("pods", alternative.pods());
      json.field("current", alternative.current());
      json.field("finished", course.finished());
      json.name("seconds").value(course.seconds());
      json.field("waves", course.waves());
      json.field("mostUnavailable", course.mostUnavailable());
      json.field("mostPodsAtOnce", course.mostPodsAtOnce());
      json.end();
    }
    json.end();
  }

  private static void together(JsonWriter json, CombinedImpact together) {
    json.name("together").object();
    json.field("finished", together.finished());
    json.name("seconds").value(together.seconds());
    json.field("mostUnavailable", together.mostUnavailable());
    json.field("mostOnOneNode", together.mostOnOneNode());
    strings(json, "nodes", together.nodes());
    json.end();
  }

  private static void strings(JsonWriter json, String name, List<String> values) {
    json.name(name).array();
    values.forEach(json::value);
    json.end();
  }
}
