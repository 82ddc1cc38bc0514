package dev.rollcall.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Gives every target what once broke a promise, what is written to, and some recipes; {@code ./dev
 * fuzz} looks for more.
 */
@Tag("slow")
final class FuzzRegressionTest {

  /** What runs away takes minutes; what other processes on the machine cost is not its fault. */
  private static final Duration MOST = Duration.ofSeconds(20);

  private static final int RECIPES = Integer.getInteger("recipes", 40);
  private static final int MAX_BYTES = 60;

  @TestFactory
  Stream<DynamicTest> everyInputKeepsItsPromise() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (FuzzTarget target : FuzzTarget.values()) {
      List<Path> files = KeptInputs.of(target);
      assertTrue(!files.isEmpty(), "inputs for " + target.id());
      for (Path file : files) {
        byte[] input = Files.readAllBytes(file);
        String name = target.id() + ": " + file.getFileName();
        tests.add(dynamicTest(name, () -> assertTimeout(MOST, () -> target.run(input))));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> everyRecipeKeepsItsPromise() {
    return Stream.of(FuzzTarget.values())
        .filter(FuzzTarget::takesManifests)
        .map(target -> dynamicTest(target.id(), () -> cook(target)));
  }

  private static void cook(FuzzTarget target) throws Exception {
    Random random = new Random(target.ordinal());
    for (int i = 0; i < RECIPES; i++) {
      byte[] input = new byte[2 + random.nextInt(MAX_BYTES)];
      random.nextBytes(input);
      input[0] = (byte) random.nextInt(Recipe.MARK / 2);
      assertTimeout(MOST, () -> target.run(input));
    }
  }
}
