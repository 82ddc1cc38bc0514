package dev.rollcall.placement;

import dev.rollcall.model.Node;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.placement.scheduler.NodeIndex;
import dev.rollcall.placement.scheduler.NodeVerdicts;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The controller's decisions as a map, without an entry kept for each of thousands of nodes. */
final class VerdictMap extends AbstractMap<Node, Verdict> {

  private final NodeIndex table;
  private final NodeVerdicts verdicts;

  VerdictMap(NodeIndex table, NodeVerdicts verdicts) {
    this.table = table;
    this.verdicts = verdicts;
  }

  @Override
  public @Nullable Verdict get(@Nullable Object key) {
    int number = key instanceof Node node ? table.number(node) : -1;
    return number < 0 ? null : verdicts.of(number);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public Set<Map.Entry<Node, Verdict>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return table.size();
      }

      @Override
      public Iterator<Map.Entry<Node, Verdict>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Map.Entry<Node, Verdict>> {

    private int next;

    @Override
    public boolean hasNext() {
      return next < table.size();
    }

    @Override
    public Map.Entry<Node, Verdict> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int node = next++;
      return Map.entry(table.nodes().get(node), verdicts.of(node));
    }
  }
}
