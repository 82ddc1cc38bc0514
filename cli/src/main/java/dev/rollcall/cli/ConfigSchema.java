package dev.rollcall.cli;

import dev.rollcall.config.Config;
import dev.rollcall.config.Limits;
import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rule.RuleOption;
import dev.rollcall.text.JsonWriter;
import java.util.List;

/** Writes the JSON schema of the configuration file, the rules and their options included. */
final class ConfigSchema {

  private ConfigSchema() {}

  static String write(List<Rule> rules) {
    JsonWriter json = new JsonWriter().object();
    json.field("$schema", "http://json-schema.org/draft-07/schema#");
    json.field("title", Config.FILE_NAME);
    json.field("type", "object").field("additionalProperties", false);
    json.name("properties").object();
    json.name("kubernetesVersion").object().field("type", "string");
    json.field("description", "The Kubernetes to judge for").end();
    reference(json, "profile");
    json.name("cluster").object().field("type", "string");
    json.field("description", "The reference cluster for input without nodes, or a path").end();
    clusters(json);
    json.name("complete").object().field("type", "boolean");
    json.field("description", "Whether the input holds all that the cluster has").end();
    json.name("failOn").object();
    values(json, Config.FailOn.WORDS.toArray(String[]::new)).end();
    reference(json, "schemas", "texts");
    reference(json, "policies", "texts");
    limits(json);
    json.name("baseline").object().field("type", "string").end();
    reference(json, "exclude", "texts");
    render(json);
    reference(json, "rules");
    overlays(json);
    ignores(json);
    json.end();
    definitions(json, rules);
    return json.end().toString();
  }

  private static void clusters(JsonWriter json) {
    json.name("clusters").object();
    json.field("description", "Which files are for which cluster, where there are several");
    json.name("anyOf").array();
    json.object().field("type", "object").name("additionalProperties").object();
    json.field("$ref", "#/definitions/texts").end().end();
    json.object().field("type", "array").name("items").object();
    json.field("type", "object").field("additionalProperties", false);
    json.name("required").array().value("name").value("paths").end();
    json.name("properties").object();
    json.name("name").object().field("type", "string").end();
    reference(json, "paths", "texts");
    json.end().end().end().end().end();
  }

  private static void limits(JsonWriter json) {
    json.name("limits").object().field("type", "object").field("additionalProperties", false);
    json.name("properties").object();
    for (String name : Limits.NAMES) {
      json.name(name).object().field("type", "integer").field("minimum", 1);
      json.field("maximum", Limits.most(name)).end();
    }
    json.end().end();
  }

  private static void render(JsonWriter json) {
    json.name("render").object();
    json.field("description", "How charts and kustomizations are rendered, for all or by path");
    json.name("anyOf").array();
    json.object().field("$ref", "#/definitions/rendering").end();
    json.object().field("type", "array").name("items").object();
    json.field("$ref", "#/definitions/rendering").end().end().end().end();
  }

  private static void rendering(JsonWriter json) {
    json.name("rendering").object();
    json.field("type", "object").field("additionalProperties", false);
    json.name("properties").object();
    for (String name : List.of("enabled", "enableHelm")) {
      json.name(name).object().field("type", "boolean").end();
    }
    for (String name : List.of("paths", "values", "eachValues", "set")) {
      reference(json, name, "texts");
    }
    for (String name : List.of("namespace", "releaseName")) {
      json.name(name).object().field("type", "string").end();
    }
    json.end().end();
  }

  private static JsonWriter values(JsonWriter json, String... values) {
    json.name("enum").array();
    for (String value : values) {
      json.value(value);
    }
    return json.end();
  }

  private static void reference(JsonWriter json, String name) {
    reference(json, name, name);
  }

  private static void reference(JsonWriter json, String name, String definition) {
    json.name(name).object().field("$ref", "#/definitions/" + definition).end();
  }

  private static void overlays(JsonWriter json) {
    json.name("overlays").object().field("type", "array").name("items").object();
    json.field("type", "object").field("additionalProperties", false);
    json.name("required").array().value("paths").end();
    json.name("properties").object();
    reference(json, "paths", "texts");
    reference(json, "profile");
    reference(json, "rules");
    json.end().end().end();
  }

  private static void ignores(JsonWriter json) {
    json.name("ignores").object().field("type", "array").name("items").object();
    json.field("type", "object").field("additionalProperties", false);
    json.name("required").array().value("rules").end();
    json.name("properties").object();
    json.name("rules").object().name("anyOf").array();
    json.object().field("$ref", "#/definitions/ignorable").end();
    json.object().field("type", "array").name("items").object();
    json.field("$ref", "#/definitions/ignorable").end().end().end().end();
    for (String name : List.of("kind", "name", "namespace", "path")) {
      reference(json, name, "texts");
    }
    json.name("reason").object().field("type", "string").end();
    json.name("until").object().field("type", "string");
    json.field("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$").end();
    json.end().end().end();
  }

  private static void definitions(JsonWriter json, List<Rule> rules) {
    json.name("definitions").object();
    json.name("profile").object();
    values(json, "default", "strict").end();
    json.name("texts").object().name("anyOf").array();
    json.object().field("type", "string").end();
    json.object().field("type", "array").name("items").object().field("type", "string");
    json.end().end().end().end();
    rendering(json);
    json.name("ignorable").object().name("anyOf").array().object().name("enum").array();
    for (Rule rule : rules) {
      if (rule.info().ignorable()) {
        json.value(rule.info().id());
      }
    }
    json.end().end();
    // One policy, or one validation of it.
    json.object().field("type", "string").field("pattern", "^policy-[a-z-]+/[^/]+$").end();
    json.end().end();
    json.name("rules").object().field("type", "object").field("additionalProperties", false);
    json.name("properties").object();
    rules.forEach(rule -> rule(json, rule.info()));
    json.end();
    json.name("patternProperties").object().name("^policy-[a-z-]+/.").object();
    json.field("description", "Of one admission policy, or of one validation of it");
    setting(json, List.of()).end().end().end().end();
  }

  private static void rule(JsonWriter json, RuleInfo rule) {
    json.name(rule.id()).object().field("description", rule.summary());
    setting(json, rule.options()).end();
  }

  private static JsonWriter setting(JsonWriter json, List<RuleOption<?>> options) {
    json.name("anyOf").array();
    json.object().name("enum").array();
    json.value("on").value("off").value(true).value(false);
    json.value("error").value("warning").value("info").end().end();
    json.object().field("type", "object").field("additionalProperties", false);
    json.name("properties").object();
    json.name("enabled").object().field("type", "boolean").end();
    json.name("severity").object();
    values(json, "error", "warning", "info").end();
    json.name("options").object().field("type", "object").field("additionalProperties", false);
    json.name("properties").object();
    options.forEach(option -> option(json, option));
    json.end().end().end().end();
    return json.end();
  }

  private static void option(JsonWriter json, RuleOption<?> option) {
    Object fallback = option.fallback();
    json.name(option.name()).object().field("description", option.summary());
    if (fallback instanceof List) {
      json.field("type", "array").name("items").object().field("type", "string").end();
    } else {
      String type =
          fallback instanceof Long ? "integer" : fallback instanceof Boolean ? "boolean" : "string";
      json.field("type", type);
    }
    json.end();
  }
}
