package dev.rollcall.cli;

import dev.rollcall.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Says what a word of the command line that nothing knows was probably meant to be. */
final class UnknownArgument {

  private UnknownArgument() {}

  static String describe(String word, @Nullable Command command, List<Command> commands) {
    List<String> known = new ArrayList<>();
    String what = "option";
    if (command != null) {
      CommandSpec spec = CommandSpec.create();
      command.describe(spec);
      Main.addColor(spec);
      for (OptionSpec option : spec.options()) {
        known.add(option.longestName());
      }
      what = word.startsWith("-") ? "option" : "argument";
    } else if (!word.startsWith("-")) {
      commands.forEach(each -> known.add(each.name()));
      what = "command";
    }
    known.add(Main.HELP);
    known.add(Main.VERSION);
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    String question = Spelling.question(Spelling.nearest(name, known));
    return "unknown " + what + " \"" + name + "\"" + question;
  }
}
