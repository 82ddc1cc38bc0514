package dev.rollcall.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.rule.Profile;
import dev.rollcall.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the settings of the editor ask for; they override the configuration as options of the
 * command line do.
 *
 * @param problems what of them cannot be used, and why
 */
record ClientOptions(RunRequest request, List<String> problems) {

  private static final String SECTION = "rollcall";

  ClientOptions {
    problems = List.copyOf(problems);
  }

  /** Reads settings, with or without their section around them; other settings are left out. */
  static ClientOptions of(@Nullable Object settings) {
    JsonObject section = settings instanceof JsonObject object ? object : new JsonObject();
    if (section.get(SECTION) instanceof JsonObject inner) {
      section = inner;
    }
    List<String> problems = new ArrayList<>();
    RunRequest request = RunRequest.DEFAULT;
    try {
      String version = text(section, "kubernetesVersion");
      request = request.withVersion(version == null ? null : KubernetesVersion.parse(version));
    } catch (IllegalArgumentException e) {
      problems.add("kubernetesVersion: " + e.getMessage());
    }
    String profile = text(section, "profile");
    if (profile != null) {
      request = request.withProfile(Profile.of(profile));
      if (request.profile() == null) {
        problems.add("profile: \"" + profile + "\" is neither default nor strict");
      }
    }
    return new ClientOptions(request.withCluster(text(section, "cluster")), problems);
  }

  private static @Nullable String text(JsonObject section, String key) {
    JsonElement value = section.get(key);
    boolean text = value != null && value.isJsonPrimitive();
    return text && !value.getAsString().isBlank() ? value.getAsString() : null;
  }
}
