package dev.rollcall.cli;

import dev.rollcall.rule.Rule;
import dev.rollcall.rules.BuiltInRules;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Model.OptionSpec;

/** Writes what shells need to complete command lines, from what the commands say of themselves. */
final class CompletionScripts {

  private final List<Command> commands;

  CompletionScripts(List<Command> commands) {
    this.commands = List.copyOf(commands);
  }

  private static List<OptionSpec> options(Command command) {
    return CommandSyntax.of(command).optionSpecs();
  }

  /** Returns the values that an option takes, none where it takes any. */
  private static List<String> values(OptionSpec option) {
    if (option.completionCandidates() != null) {
      List<String> values = new ArrayList<>();
      option.completionCandidates().forEach(values::add);
      return values;
    }
    return option.paramLabel().equals("ID") ? ruleIds() : List.of();
  }

  private static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  private static List<String> ruleIds() {
    TreeSet<String> ids = new TreeSet<>();
    for (Rule rule : BuiltInRules.all()) {
      ids.add(rule.info().id());
    }
    return List.copyOf(ids);
  }

  private static String description(OptionSpec option) {
    return String.join(" ", option.description());
  }

  String bash() {
    StringBuilder out = new StringBuilder("# bash completion for rollcall\n_rollcall() {\n");
    out.append("  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n");
    out.append("  local command=${COMP_WORDS[1]}\n  COMPREPLY=()\n");
    out.append("  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W \"");
    commands.forEach(command -> out.append(command.name()).append(' '));
    out.append("--help --version\" -- \"$cur\"))\n    return\n  fi\n  case $command in\n");
    for (Command command : commands) {
      out.append("    ").append(command.name()).append(")\n      case $prev in\n");
      StringBuilder names = new StringBuilder(Main.HELP);
      for (OptionSpec option : options(command)) {
        names.append(' ').append(option.longestName());
        if (takesValue(option)) {
          out.append("        ").append(option.longestName()).append(") COMPREPLY=($(compgen ");
          String words = String.join(" ", values(option));
          out.append(words.isEmpty() ? "-f" : "-W \"" + words + "\"");
          out.append(" -- \"$cur\")); return ;;\n");
        }
      }
      out.append("      esac\n      case $cur in\n        -*) COMPREPLY=($(compgen -W \"");
      out.append(names).append("\" -- \"$cur\")); return ;;\n      esac\n");
      if (command.name().equals("explain")) {
        out.append("      COMPREPLY=($(compgen -W \"").append(String.join(" ", ruleIds()));
        out.append("\" -- \"$cur\"))\n      return\n");
      }
      out.append("      ;;\n");
    }
    out.append("  esac\n  COMPREPLY=($(compgen -f -- \"$cur\"))\n}\n");
    return out.append("complete -o filenames -F _rollcall rollcall\n").toString();
  }

  String zsh() {
    StringBuilder out = new StringBuilder("#compdef rollcall\n_rollcall() {\n");
    out.append("  local -a commands\n  commands=(\n");
    for (Command command : commands) {
      String entry = command.name() + ":" + command.summary();
      out.append("    '").append(quoted(entry)).append("'\n");
    }
    out.append("  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n");
    out.append("    return\n  fi\n  case $words[2] in\n");
    for (Command command : commands) {
      out.append("    ").append(command.name()).append(")\n");
      out.append("      shift words; (( CURRENT-- ))\n      _arguments '--help[Show the help.]'");
      for (OptionSpec option : options(command)) {
        String text = description(option).replace("[", "\\[").replace("]", "\\]");
        String spec = "*" + option.longestName() + (takesValue(option) ? "=" : "");
        out.append(" \\\n        '").append(quoted(spec + "[" + text.replace(":", "\\:") + "]"));
        if (takesValue(option)) {
          List<String> values = values(option);
          String action = values.isEmpty() ? "_files" : "(" + String.join(" ", values) + ")";
          out.append(':').append(quoted(option.paramLabel())).append(':').append(action);
        }
        out.append('\'');
      }
      boolean rules = command.name().equals("explain");
      String action = rules ? "(" + String.join(" ", ruleIds()) + ")" : "_files";
      out.append(" \\\n        '*:argument:").append(action).append("'\n      ;;\n");
    }
    return out.append("  esac\n}\ncompdef _rollcall rollcall\n").toString();
  }

  String fish() {
    StringBuilder out = new StringBuilder("# fish completion for rollcall\n");
    String none = "complete -c rollcall -n __fish_use_subcommand ";
    out.append(none).append("-f -l version -d 'Print the version'\n");
    for (Command command : commands) {
      out.append(none).append("-f -a ").append(command.name());
      out.append(" -d '").append(escaped(command.summary())).append("'\n");
    }
    for (Command command : commands) {
      String seen = "complete -c rollcall -n '__fish_seen_subcommand_from " + command.name() + "' ";
      for (OptionSpec option : options(command)) {
        out.append(seen).append("-l ").append(option.longestName().substring(2));
        List<String> values = values(option);
        if (takesValue(option)) {
          out.append(values.isEmpty() ? " -r" : " -xa '" + String.join(" ", values) + "'");
        }
        out.append(" -d '").append(escaped(description(option))).append("'\n");
      }
      if (command.name().equals("explain")) {
        out.append(seen).append("-fa '").append(String.join(" ", ruleIds())).append("'\n");
      }
    }
    return out.toString();
  }

  private static String quoted(String text) {
    return text.replace("'", "'\\''");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }

  /** Returns the manual page, in the language of man. */
  String man(String version) {
    StringBuilder out = new StringBuilder();
    out.append(".TH ROLLCALL 1 \"\" \"rollcall ").append(roff(version)).append("\"\n");
    out.append(".SH NAME\nrollcall \\- say what a cluster will make of DaemonSets and Nodes\n");
    out.append(
        ".SH SYNOPSIS\n.B rollcall\n.I COMMAND\n[\n.I OPTION\n\\&... ] [\n.I PATH\n\\&... ]\n");
    out.append(".SH COMMANDS\n");
    for (Command command : commands) {
      out.append(".SS rollcall ").append(command.name()).append('\n');
      out.append(roff(command.summary())).append('\n');
      for (OptionSpec option : options(command)) {
        out.append(".TP\n.B ").append(roff(option.longestName()));
        out.append(takesValue(option) ? " " + roff(option.paramLabel()) : "").append('\n');
        out.append(roff(description(option))).append('\n');
      }
      for (UsageExample example : command.examples()) {
        out.append(".PP\n.EX\n").append(roff(example.command())).append("\n.EE\n");
        out.append(roff(example.meaning())).append('\n');
      }
    }
    out.append(".SH EXIT STATUS\n");
    out.append("0 nothing at or over --fail-on; 1 findings; 2 wrong usage or configuration; ");
    return out.append("3 an input could not be read.\n").toString();
  }

  private static String roff(String text) {
    String safe = text.replace("\\", "\\e").replace("-", "\\-");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }
}
