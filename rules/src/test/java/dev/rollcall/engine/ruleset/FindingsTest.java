package dev.rollcall.engine.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.source.Location;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FindingsTest {

  private static Finding finding(int number) {
    SourceFile file = new SourceFile("file-" + number % 7 + ".yaml", "");
    int line = 1 + number / 7 % 50;
    return new Finding(
        "rule",
        Category.PRACTICE,
        Severity.values()[number % Severity.values().length],
        "message " + number % 3,
        new Location(file, new Span(line, 1, line, 2)),
        "spec",
        null,
        null,
        List.of(),
        null,
        List.of(),
        null);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 999, 1000, 5000})
  void sortsAFewAndManyAlike(int count) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      findings.add(finding(i));
    }
    Collections.shuffle(findings, new Random(1));
    assertEquals(findings.stream().distinct().sorted().toList(), Findings.sortedDistinct(findings));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 500, 999, 1000})
  void joinsWhatIsInOrderWithOthers(int others) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      findings.add(finding(i * 3));
    }
    Collections.shuffle(findings, new Random(2));
    FindingsByFile found = new FindingsByFile();
    found.addAll(findings.subList(0, others / 2));
    for (String file : List.of("file-0.yaml", "file-3.yaml")) {
      found.addInOrder(Findings.sortedDistinct(ofFile(file, findings.subList(others, 1000))));
    }
    found.addInOrder(Findings.sortedDistinct(findings.subList(others, 1000)));
    found.addInOrder(List.of());
    found.addAll(findings.subList(others / 2, others));
    assertEquals(Findings.sortedDistinct(findings), found.all());
  }

  private static List<Finding> ofFile(String name, List<Finding> findings) {
    return findings.stream().filter(each -> each.location().file().name().equals(name)).toList();
  }
}
