package dev.rollcall.fuzz;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.LabelSelector;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.ModelReader;
import dev.rollcall.model.Value;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.FieldCursor;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whatever the objects, every value of the model stands, or would stand, inside of the text. */
final class ModelTarget {

  private static final int MAX_DECIMALS = 9;

  private final Positions positions;

  private ModelTarget(Positions positions) {
    this.positions = positions;
  }

  static void run(byte[] input) throws ReflectiveOperationException {
    SourceFile file = Subject.file(Recipe.text(input));
    ModelTarget target = new ModelTarget(new Positions(file));
    for (FieldCursor object : Subject.objects(file)) {
      Manifest manifest = ModelReader.read(object);
      target.walk(manifest == null ? ModelReader.ofUnknownKind(object) : manifest);
      if (manifest instanceof DaemonSet daemonSet) {
        selects(daemonSet);
      }
    }
  }

  /** An empty selector selects everything, and one of labels alone the labels that it names. */
  private static void selects(DaemonSet daemonSet) {
    LabelSelector selector = daemonSet.selector();
    if (selector.matchExpressions().isEmpty()) {
      Promise.hold(selector.matches(selector.matchLabels()), "labels select themselves", selector);
    }
    if (selector.isEmpty()) {
      Promise.hold(selector.matches(daemonSet.meta().labels()), "nothing selects all", selector);
    }
  }

  private void walk(@Nullable Object object) throws ReflectiveOperationException {
    if (object instanceof FieldLocation place) {
      place(place);
    } else if (object instanceof Quantity quantity) {
      Promise.hold(quantity.amount().scale() <= MAX_DECIMALS, "no finer than nano", quantity);
    } else if (object instanceof Iterable<?> items) {
      for (Object item : items) {
        walk(item);
      }
    } else if (object instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        walk(entry.getKey());
        walk(entry.getValue());
      }
    } else if (object instanceof Record record) {
      record(record);
    }
  }

  private void record(Record record) throws ReflectiveOperationException {
    if (record instanceof Value<?> value) {
      Promise.hold(value.get() != null, "a value is never null", record);
    }
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      walk(component.getAccessor().invoke(record));
    }
  }

  private void place(FieldLocation place) {
    positions.hold(place.span(), place);
    positions.hold(place.keySpan(), place);
    for (@Nullable Span span : new Span[] {place.valueSpan(), place.fullSpan()}) {
      if (span != null) {
        positions.hold(span, place);
      }
    }
  }
}
