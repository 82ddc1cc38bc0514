package dev.rollcall.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The classes that the build makes of lambdas are ones that Java takes. */
final class LambdaClassesIT {

  private static final Path JAR =
      Path.of(System.getProperty("rollcall.distribution"), "lib", "rollcall.jar");

  @Test
  void everyClassOfTheJarIsVerified() throws IOException {
    List<String> refused = new ArrayList<>();
    int lambdas = 0;
    URL[] path = {JAR.toUri().toURL()};
    try (ZipFile jar = new ZipFile(JAR.toFile());
        URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      for (ZipEntry entry : jar.stream().toList()) {
        String file = entry.getName();
        if (file.startsWith("dev/rollcall/") && file.endsWith(".class")) {
          lambdas += file.contains("$$Lambda$") ? 1 : 0;
          String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
          try {
            Class.forName(name, true, loader);
          } catch (ClassNotFoundException | LinkageError e) {
            refused.add(name + ": " + e);
          }
        }
      }
    }
    assertEquals(List.of(), refused);
    assertTrue(lambdas > 500, lambdas + " lambdas");
  }
}
