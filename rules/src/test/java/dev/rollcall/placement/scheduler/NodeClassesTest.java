package dev.rollcall.placement.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes are of one kind where all their columns are equal, however many values there are. */
class NodeClassesTest {

  private static final int NODES = 2_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 30, 1_000})
  void areWhatAllColumnsSay(int values) {
    Random random = new Random(values);
    int[] one = random.ints(NODES, 0, values).toArray();
    int[] other = random.ints(NODES, 0, values).toArray();
    NodeClasses kinds =
        NodeClasses.by(new NodeClasses.Column(one, values))
            .refine(new NodeClasses.Column(other, values));
    Map<String, Integer> firsts = new LinkedHashMap<>();
    for (int node = 0; node < NODES; node++) {
      String pair = one[node] + "," + other[node];
      firsts.putIfAbsent(pair, node);
      assertEquals(firsts.get(pair), kinds.first(kinds.of(node)), pair);
    }
    assertEquals(firsts.size(), kinds.count());
  }
}
