import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Looks at every jar of others that goes into rollcall.jar and rollcall-lsp.jar: it has to be the
 * very one that was reviewed, under a licence that is allowed. Then keeps the licences for the
 * distribution. Run by the build before shading; with {@code write} it writes the list anew instead
 * of checking it.
 *
 * <p>usage: ThirdParty check|write LIST DIRECTORY CLASSPATH
 */
final class ThirdParty {

  /** Licences that ask for nothing but to be passed on with the copy. */
  private static final List<String> ALLOWED =
      List.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT");

  private static final String HEAD =
      """
      # The jars of others that go into rollcall.jar and rollcall-lsp.jar: artifact, version, licence,
      # SHA-256 of the jar.
      # The build fails where one differs. After a look at the new one: ./dev third-party
      """;

  private final Path list;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  /** A line of the list; the name of its jar is the key. */
  private record Entry(String artifact, String version, String licence, String sha256) {

    static Entry of(String line) {
      String[] words = line.split(" +");
      if (words.length != 4) {
        throw new IllegalArgumentException("four words are expected, not: " + line);
      }
      return new Entry(words[0], words[1], words[2], words[3]);
    }

    String jar() {
      return artifact.substring(artifact.indexOf(':') + 1) + "-" + version + ".jar";
    }

    @Override
    public String toString() {
      return artifact + " " + version + " " + licence + " " + sha256;
    }
  }

  private ThirdParty(Path list) throws IOException {
    this.list = list;
    for (String line : Files.readAllLines(list)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        Entry entry = Entry.of(line);
        entries.put(entry.jar(), entry);
      }
    }
  }

  public static void main(String[] arguments) throws IOException {
    ThirdParty thirdParty = new ThirdParty(Path.of(arguments[1]));
    List<Path> jars = jars(arguments[3]);
    if (arguments[0].equals("write")) {
      thirdParty.write(jars);
      return;
    }
    thirdParty.check(jars);
    if (!thirdParty.problems.isEmpty()) {
      thirdParty.problems.forEach(problem -> System.err.println("third party: " + problem));
      System.exit(1);
    }
    thirdParty.keepLicences(jars, Path.of(arguments[2]));
    System.out.println("third party: " + jars.size() + " jars are those that were reviewed");
  }

  private static List<Path> jars(String classPath) {
    List<Path> jars = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      Path path = Path.of(entry);
      boolean ours = path.getFileName().toString().startsWith("rollcall-");
      if (Files.isRegularFile(path) && !ours) {
        jars.add(path);
      }
    }
    jars.sort(null);
    return jars;
  }

  private void check(List<Path> jars) throws IOException {
    Map<String, Entry> missing = new TreeMap<>(entries);
    for (Path jar : jars) {
      String name = jar.getFileName().toString();
      Entry entry = missing.remove(name);
      if (entry == null) {
        problems.add(name + " is not in " + list + "; look at it, then run ./dev third-party");
      } else if (!entry.sha256.equals(sha256(jar))) {
        problems.add(
            name
                + " is not the jar that was reviewed: its SHA-256 is "
                + sha256(jar)
                + " and not "
                + entry.sha256
                + "; remove "
                + jar.getParent()
                + " and build again, and find out where it came from");
      }
    }
    for (Entry entry : missing.values()) {
      problems.add(entry.jar() + " is in " + list + " and no longer used; run ./dev third-party");
    }
    for (Entry entry : entries.values()) {
      if (!ALLOWED.contains(entry.licence)) {
        problems.add(
            "the licence "
                + entry.licence
                + " of "
                + entry.artifact
                + " is none of "
                + String.join(", ", ALLOWED));
      }
    }
  }

  private static String sha256(Path jar) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(jar)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Keeps what is known of the licences; what is new has to be looked up by a person. */
  private void write(List<Path> jars) throws IOException {
    Map<String, String> licences = new TreeMap<>();
    entries.values().forEach(entry -> licences.put(entry.artifact, entry.licence));
    StringBuilder text = new StringBuilder(HEAD);
    for (Path jar : jars) {
      // GROUP/WITH/DIRECTORIES/ARTIFACT/VERSION/JAR below the local repository
      Path version = jar.getParent();
      Path artifact = version.getParent();
      String group = group(artifact.getParent());
      String name = group + ":" + artifact.getFileName();
      text.append(
              new Entry(
                  name,
                  version.getFileName().toString(),
                  licences.getOrDefault(name, "UNKNOWN"),
                  sha256(jar)))
          .append('\n');
    }
    Files.writeString(list, text);
  }

  private static String group(Path directory) {
    List<String> names = new ArrayList<>();
    for (Path at = directory;
        at.getFileName() != null && !at.getFileName().toString().equals("repository");
        at = at.getParent()) {
      names.add(0, at.getFileName().toString());
    }
    return String.join(".", names);
  }

  private void keepLicences(List<Path> jars, Path directory) throws IOException {
    StringBuilder index =
        new StringBuilder("rollcall.jar and rollcall-lsp.jar hold, beside rollcall itself:\n\n");
    for (Path jar : jars) {
      Entry entry = entries.get(jar.getFileName().toString());
      List<String> kept = keep(jar, directory);
      if (kept.isEmpty()) {
        kept = keepFromSources(jar, directory);
      }
      if (kept.isEmpty() && !entry.licence.equals("Apache-2.0")) {
        throw new IllegalStateException(
            jar + " brings no licence, and " + entry.licence + " asks for it");
      }
      index.append(entry.artifact).append(' ').append(entry.version).append(", ");
      index.append(entry.licence).append(": ");
      index.append(kept.isEmpty() ? "the text is that of ../LICENSE" : String.join(", ", kept));
      index.append('\n');
    }
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("README.txt"), index);
  }

  private static List<String> keep(Path jar, Path directory) throws IOException {
    String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    List<String> kept = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile(), StandardCharsets.UTF_8)) {
      for (ZipEntry entry : new ArrayList<>(java.util.Collections.list(zip.entries()))) {
        String file = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        boolean top = entry.getName().equals(file) || entry.getName().equals("META-INF/" + file);
        if (top && (file.contains("LICENSE") || file.contains("NOTICE"))) {
          Path target = Files.createDirectories(directory.resolve(name)).resolve(file);
          try (InputStream in = zip.getInputStream(entry)) {
            Files.write(target, in.readAllBytes());
          }
          kept.add(name + "/" + file);
        }
      }
    }
    kept.sort(null);
    return kept;
  }

  /** Licences that jars lack are kept beside the list, in a folder of the jar's name. */
  private List<String> keepFromSources(Path jar, Path directory) throws IOException {
    String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    Path licence = list.resolveSibling("licences").resolve(name).resolve("LICENSE");
    if (!Files.isRegularFile(licence)) {
      return List.of();
    }
    Path target = Files.createDirectories(directory.resolve(name)).resolve("LICENSE");
    Files.write(target, Files.readAllBytes(licence));
    return List.of(name + "/LICENSE");
  }
}
