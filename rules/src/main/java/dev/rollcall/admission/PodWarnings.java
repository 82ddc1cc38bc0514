package dev.rollcall.admission;

import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.yaml.Field;
import java.util.ArrayList;
import java.util.List;

final class PodWarnings {
  PodWarnings(KubernetesVersion version) {}

  List<Warning> ofTemplate(Field template) {
    return new ArrayList<>();
  }
}
