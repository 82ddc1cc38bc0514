package dev.rollcall.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SchemaCatalogTest {

  @Test
  void threadsShareOneCatalogue() throws Exception {
    SchemaCatalog catalog = SchemaCatalog.bundled();
    Callable<List<String>> work = () -> everything(catalog);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<String> alone = everything(SchemaCatalog.bundled());
      for (Future<List<String>> one : threads.invokeAll(List.of(work, work, work, work))) {
        assertEquals(alone, one.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> everything(SchemaCatalog catalog) {
    List<String> all = new ArrayList<>();
    for (KubernetesVersion version : catalog.versions()) {
      ApiTypes types = catalog.types(version);
      Walk walk = new Walk(types);
      for (ApiName name : types.kinds()) {
        walk.into(Objects.requireNonNull(types.find(name.apiVersion(), name.kind())));
        all.add(catalog.lifetimes().of(name.kind()).toString());
      }
      all.addAll(walk.seen);
      for (String type : catalog.enums().types()) {
        for (String field : catalog.enums().fields(type)) {
          all.add(catalog.enums().values(type, field, version).toString());
        }
      }
    }
    return all;
  }

  @Test
  void whatIsHandedOutCannotBeChanged() {
    SchemaCatalog catalog = SchemaCatalog.bundled();
    ApiTypes types = catalog.types(catalog.preferred());
    ObjectType pod = Objects.requireNonNull(types.find("v1", "Pod"));
    List<ServedApi> served = catalog.lifetimes().of("DaemonSet");
    Class<UnsupportedOperationException> refusal = UnsupportedOperationException.class;
    assertThrows(refusal, () -> catalog.versions().clear());
    assertThrows(refusal, () -> types.kinds().clear());
    assertThrows(refusal, () -> pod.fieldNames().clear());
    assertThrows(refusal, () -> pod.required().clear());
    assertThrows(refusal, () -> served.clear());
    assertThrows(refusal, () -> served.get(0).migration().changes().clear());
  }
}
