package dev.rollcall.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldMapTest {

  /** On both sides of where it is searched by hashes. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 16, 17, 40})
  void isTheMapThatItIsMadeOfInTheSameOrder(int size) {
    Map<String, Integer> entries = new LinkedHashMap<>();
    for (int i = size; i > 0; i--) {
      entries.put("key-" + i, i);
    }
    Map<String, Integer> map = FieldMap.of(entries);
    assertEquals(entries, map);
    assertEquals(map, entries);
    assertEquals(entries.hashCode(), map.hashCode());
    assertEquals(size, map.size());
    assertEquals(size == 0, map.isEmpty());
    assertEquals(new ArrayList<>(entries.keySet()), new ArrayList<>(map.keySet()));
    assertEquals(new ArrayList<>(entries.values()), new ArrayList<>(map.values()));
    entries.forEach((key, value) -> assertEquals(value, map.get(key)));
    assertEquals(size > 0, map.containsKey("key-1"));
    assertFalse(map.containsKey("key-0"));
    assertNull(map.get("key-0"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17})
  void isNotChanged(int size) {
    Map<String, Integer> entries = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      entries.put("key-" + i, i);
    }
    Map<String, Integer> map = FieldMap.of(entries);
    assertThrows(UnsupportedOperationException.class, () -> map.put("other", 1));
    assertThrows(UnsupportedOperationException.class, map::clear);
    assertEquals(List.copyOf(entries.entrySet()), List.copyOf(map.entrySet()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "memory"})
  void findsKeysThatAreEqualAndNotTheSame(String key) {
    Map<String, Integer> map = FieldMap.of(Map.of("cpu", 1, "memory", 2));
    assertTrue(map.containsKey(new String(key.toCharArray())));
  }
}
