package dev.rollcall.cli;

import dev.rollcall.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what a word of the command line that nothing knows was probably meant to be. */
final class UnknownArgument {

  /** What other tools call their commands, and what people ask. */
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("check", "lint"),
          Map.entry("scan", "lint"),
          Map.entry("validate", "lint"),
          Map.entry("fix", "lint --fix"),
          Map.entry("watch", "lint --watch"),
          Map.entry("ignore", "lint --help"),
          Map.entry("why", "place --daemonset NAME"),
          Map.entry("get", "place"),
          Map.entry("describe", "place --daemonset NAME"),
          Map.entry("taint", "place --taint NODE=KEY=VALUE:EFFECT"),
          Map.entry("label", "place --label NODE=KEY=VALUE"),
          Map.entry("cordon", "place --cordon NODE"),
          Map.entry("compare", "diff BEFORE AFTER"),
          Map.entry("simulate", "rollout BEFORE AFTER"),
          Map.entry("update", "rollout BEFORE AFTER"));

  private UnknownArgument() {}

  static String describe(String word, @Nullable Command command, List<Command> commands) {
    List<String> known = new ArrayList<>();
    String what = "option";
    if (command != null) {
      for (Option option : CommandSyntax.of(command).options()) {
        known.add(option.name());
      }
      what = word.startsWith("-") ? "option" : "argument";
    } else if (!word.startsWith("-")) {
      commands.forEach(each -> known.add(each.name()));
      what = "command";
    }
    known.add(Main.HELP);
    known.add(Main.VERSION);
    if (command == null && word.equals("-v")) {
      return "unknown option \"-v\"" + Spelling.question(Main.VERSION);
    }
    if (what.equals("command") && MEANT.containsKey(word)) {
      return "unknown command \"" + word + "\"; that is \"rollcall " + MEANT.get(word) + "\"";
    }
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    String question = Spelling.question(Spelling.nearest(name, known));
    return "unknown " + what + " \"" + name + "\"" + question;
  }
}
